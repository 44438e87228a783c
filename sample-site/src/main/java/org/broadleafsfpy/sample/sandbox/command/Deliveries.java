package org.broadleafsfpy.sample.sandbox.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.Set;

/** The deliveries of a sandbox as they happen. */
final class Deliveries {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneId.systemDefault());
    private static final int POLL_SECONDS = 20;

    private final Remote remote;
    private long seen;

    /**
     * @param seen the number of the last one that is of no interest
     */
    Deliveries(Remote remote, long seen) {
        this.remote = remote;
        this.seen = seen;
    }

    /** What has come since, after at most some seconds; perhaps nothing. */
    JsonNode next(int longestSeconds) throws InterruptedException {
        int seconds = Math.max(1, Math.min(longestSeconds, POLL_SECONDS));
        JsonNode found = remote.get("/deliveries?after=" + seen + "&wait=" + seconds);
        for (JsonNode delivery : found) {
            seen = Math.max(seen, delivery.path("number").asLong());
        }
        return found;
    }

    /**
     * Prints the first answer to each of some events.
     *
     * @return the exit code: 0 if all of them were taken
     */
    int await(Set<String> events, int longestSeconds, PrintWriter out) throws InterruptedException {
        Set<String> left = new HashSet<>(events);
        boolean allTaken = true;
        long end = System.nanoTime() + longestSeconds * 1_000_000_000L;
        while (!left.isEmpty()) {
            int seconds = (int) ((end - System.nanoTime()) / 1_000_000_000L);
            if (seconds <= 0) {
                out.println("No delivery yet; sandbox listen shows it when it comes.");
                out.flush();
                return ExitCodes.REFUSED;
            }
            for (JsonNode delivery : next(seconds)) {
                if (left.remove(delivery.path("event").asText())) {
                    out.println(line(delivery));
                    allTaken &= isTaken(delivery);
                }
            }
            out.flush();
        }
        return allTaken ? 0 : ExitCodes.REFUSED;
    }

    static boolean isTaken(JsonNode delivery) {
        int status = delivery.path("status").asInt();
        return status >= 200 && status < 300;
    }

    /** One delivery on one line. */
    static String line(JsonNode delivery) {
        int status = delivery.path("status").asInt();
        return "%s %s %s, attempt %d: %s in %d ms %s"
                .formatted(
                        TIME.format(Instant.parse(delivery.path("at").asText())),
                        delivery.path("type").asText(),
                        delivery.path("event").asText(),
                        delivery.path("attempt").asInt(),
                        status == 0 ? "no answer" : Integer.toString(status),
                        delivery.path("millis").asLong(),
                        delivery.path("answer").asText())
                .stripTrailing();
    }
}
