package org.broadleafsfpy.sample.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the sandbox signs, beside what Go writes when it reads that and encodes it again, which is
 * what SFPY's receiver checks.
 */
@DisplayName("What the sandbox signs, compared with Go itself,")
class GoFormAgainstGoTest {
    private static final String MISSING = "no Go on this machine: what is signed is not compared";

    private static final List<String> TEXTS =
            List.of(
                    "",
                    "C94MJ8BRUTD9IJS8QSSM",
                    "<b>&amp;</b>",
                    "\u2028\u2029",
                    "\"\\/",
                    "\n\r\t",
                    "\u0001\u001f\u007f",
                    "\u00e4\u20ac",
                    "\ud83c\udf3f",
                    "http://localhost/hook?a=1&b=<2>");

    private static final List<String> TIMES =
            List.of(
                    "0001-01-01T00:00:00Z",
                    "2026-07-22T11:24:15.317896Z",
                    "2026-07-22T11:24:15.100Z",
                    "2026-07-22T11:24:15.000Z",
                    "2026-07-22T11:24:15+02:00",
                    "2026-07-22T11:24:15.1234567899-03:30");

    private static final List<String> RAW =
            List.of(
                    "null",
                    "{ \"a\" : [ 1 , 2.50e3 , -0 ] }",
                    "\"<&>\u2028\"",
                    "[ ]",
                    "true",
                    "12345678901234567890",
                    "\"\\u0041\\/\\u2028\\\"\"");

    @Test
    void isTheSameByteForByte(@TempDir Path folder) throws Exception {
        assumeTrue(isGoHere(), MISSING);
        Random random = new Random();
        List<String> signed = new ArrayList<>();
        List<String> read = new ArrayList<>();
        for (int i = 0; i < 3_000; i++) {
            String event = anEvent(random);
            read.add(event);
            signed.add(GoStruct.EVENT.write(GoStruct.EVENT.read(event)));
        }
        for (String endpoint : List.of("http://localhost/hook?a=1&b=%3C2%3E", "http://localhost")) {
            String own = Notice.of("payment:created", payload()).event(endpoint, 3);
            read.add(own);
            signed.add(own);
        }
        List<String> go = asGoWrites(folder, read);
        for (int i = 0; i < signed.size(); i++) {
            assertThat(go.get(i)).as(read.get(i)).isEqualTo(signed.get(i));
        }
    }

    private static ObjectNode payload() {
        return JsonNodeFactory.instance.objectNode().put("amount", "1").put("is_eth", false);
    }

    private static String anEvent(Random random) {
        ObjectNode event = JsonNodeFactory.instance.objectNode();
        for (String member : List.of("token", "client_id", "type", "endpoint", "unknown")) {
            event.put(member, pick(TEXTS, random) + pick(TEXTS, random));
        }
        event.put("delivery_attempts", random.nextInt(3));
        event.put("created_at", pick(TIMES, random));
        if (random.nextInt(4) == 0) {
            return event.toString();
        }
        String envelope =
                "{\"notification\": %s , \"resource\":\"%s\",\"updated_at\":\"%s\"}"
                        .formatted(pick(RAW, random), "PAYMENT", pick(TIMES, random));
        return event.toString().replaceFirst("}$", "") + ", \"data\" : " + envelope + "}";
    }

    private static String pick(List<String> from, Random random) {
        return from.get(random.nextInt(from.size()));
    }

    private static boolean isGoHere() throws InterruptedException {
        try {
            return new ProcessBuilder("go", "version")
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            if (System.getenv("CI") != null) {
                throw new IllegalStateException(MISSING, e);
            }
            return false;
        }
    }

    private static List<String> asGoWrites(Path folder, List<String> events) throws Exception {
        HexFormat hex = HexFormat.of();
        Path in = folder.resolve("in");
        Path out = folder.resolve("out");
        Files.write(
                in,
                events.stream()
                        .map(event -> hex.formatHex(event.getBytes(StandardCharsets.UTF_8)))
                        .toList());
        Path program = Path.of("..", "src", "test", "go", "canonical.go");
        ProcessBuilder builder = new ProcessBuilder("go", "run", program.toString());
        builder.environment().put("GO111MODULE", "off");
        builder.environment().put("GOCACHE", folder.resolve("cache").toString());
        Process go =
                builder.redirectInput(in.toFile())
                        .redirectOutput(out.toFile())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        assertThat(go.waitFor(3, TimeUnit.MINUTES)).as("Go has ended").isTrue();
        return Files.readAllLines(out).stream()
                .map(
                        line ->
                                line.equals("error")
                                        ? line
                                        : new String(hex.parseHex(line), StandardCharsets.UTF_8))
                .toList();
    }
}
