package org.broadleafsfpy.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Our canonical form beside the one that Go itself writes. */
@DisplayName("The canonical form, compared with Go's own")
class GoJsonAgainstGoTest {
    private static final int EVENTS = 20_000;

    private static final List<String> STRINGS =
            List.of(
                    "token",
                    "client_id",
                    "type",
                    "status",
                    "endpoint",
                    "resource",
                    "resource_path",
                    "TOKEN",
                    "Client_Id",
                    "event_id",
                    "unknown");
    private static final List<String> TIMES =
            List.of("created_at", "updated_at", "next_attempt_at", "Created_At");

    /** No \b and \f: Go 1.22 began to write these two in another way. SFPY sends neither. */
    private static final List<String> TEXTS =
            List.of(
                    "",
                    "C94MJ8BRUTD9IJS8QSSM",
                    "payment:created",
                    "<b>&amp;",
                    "\u2028\u2029",
                    "\"\\/",
                    "\n\r\t",
                    "\u0001\u001f\u007f",
                    "äöü€",
                    "\ud83c\udf3f",
                    "\u212a",
                    "x".repeat(300));

    /**
     * No comma before the fraction and no offset of a day or more: Go 1.20 began to refuse them, as
     * we do.
     */
    private static final List<String> TIME_TEXTS =
            List.of(
                    "0001-01-01T00:00:00Z",
                    "2021-07-22T11:24:15.317896Z",
                    "2021-07-22T11:24:15.100Z",
                    "2021-07-22T11:24:15+02:00",
                    "2021-07-22T11:24:15-00:00",
                    "2021-07-22T11:24:15+00:00",
                    "2021-07-22T11:24:15.000000000Z",
                    "2021-07-22T11:24:15.1234567891234Z",
                    "2020-02-29T23:59:59Z",
                    "2021-02-29T00:00:00Z",
                    "2021-07-22T24:00:00Z",
                    "2021-07-22T11:24:60Z",
                    "2021-07-22 11:24:15Z",
                    "2021-07-22T11:24:15",
                    "",
                    "2021-07-22T11:24:15+23:59",
                    "9999-12-31T23:59:59Z",
                    "0000-01-01T00:00:00Z");

    private static final List<String> RAW =
            List.of(
                    "null",
                    "{ \"a\" : [ 1 , 2.50e3 , -0 ] }",
                    "\"<&>\u2028\"",
                    "{\"amount\":\"1\"}",
                    "[ ]",
                    "true",
                    "12345678901234567890",
                    "\"\\u0041\\/\\u2028\"",
                    "{\"a\":{\"b\":\"\\\"\"}}");

    @Test
    void isTheSameByteForByte(@TempDir Path folder) throws Exception {
        assumeTrue(GoLanguage.isHere(), GoLanguage.MISSING);
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        List<String> events = new ArrayList<>();
        for (int i = 0; i < EVENTS; i++) {
            events.add(anEvent(random));
        }
        for (Vectors.Vector vector : Vectors.all()) {
            events.add(new String(vector.bodyBytes(), StandardCharsets.UTF_8));
        }
        List<String> goSays = GoLanguage.canonical(folder, events);
        int both = 0;
        for (int i = 0; i < events.size(); i++) {
            String ours = ours(events.get(i));
            assertThat(ours)
                    .as("seed %d, event %d: %s", seed, i, events.get(i))
                    .isEqualTo(goSays.get(i));
            both += ours.equals("error") ? 0 : 1;
        }
        assertThat(both).as("events that both could read").isGreaterThan(EVENTS / 4);
    }

    private static String ours(String event) {
        try {
            return Hex.of(GoJson.canonical(event.getBytes(StandardCharsets.UTF_8)));
        } catch (MalformedDeliveryException e) {
            return "error";
        }
    }

    private static String anEvent(Random random) {
        ObjectNode event = JsonNodeFactory.instance.objectNode();
        StringBuilder json = new StringBuilder("{");
        addMembers(json, event, random);
        if (random.nextInt(3) > 0) {
            StringBuilder envelope = new StringBuilder("{");
            addMembers(envelope, JsonNodeFactory.instance.objectNode(), random);
            if (random.nextInt(4) > 0) {
                append(envelope, "notification", pick(RAW, random), random);
            }
            append(json, "data", envelope + "}", random);
        } else if (random.nextInt(3) == 0) {
            append(json, "data", pick(List.of("null", "[]", "1", "{}"), random), random);
        }
        if (random.nextInt(3) == 0) {
            append(
                    json,
                    "delivery_attempts",
                    pick(
                            List.of(
                                    "0",
                                    "7",
                                    "-1",
                                    "1.0",
                                    "1e2",
                                    "null",
                                    "\"1\"",
                                    "9223372036854775807",
                                    "9223372036854775808",
                                    "-0"),
                            random),
                    random);
        }
        return json.append('}').toString();
    }

    /** No name twice in any case: Go takes the last of them, we refuse. */
    private static void addMembers(StringBuilder json, ObjectNode seen, Random random) {
        for (int i = random.nextInt(4); i > 0; i--) {
            String name = pick(STRINGS, random);
            if (!seen.has(name.toLowerCase())) {
                seen.put(name.toLowerCase(), true);
                String value =
                        random.nextInt(40) > 0
                                ? JsonNodeFactory.instance.textNode(pick(TEXTS, random)).toString()
                                : pick(List.of("null", "1", "{}", "true"), random);
                append(json, name, value, random);
            }
        }
        if (random.nextInt(2) == 0) {
            String name = pick(TIMES, random);
            // Mostly the usual ones: an event with one time that Go refuses tests nothing else.
            String time =
                    random.nextInt(4) > 0
                            ? TIME_TEXTS.get(random.nextInt(7))
                            : pick(TIME_TEXTS, random);
            append(json, name, "\"" + time + "\"", random);
        }
    }

    private static void append(StringBuilder json, String name, String value, Random random) {
        if (json.length() > 1) {
            json.append(',');
        }
        String space = " ".repeat(random.nextInt(2));
        json.append(space).append('"').append(name).append('"').append(space).append(':');
        json.append(space).append(value).append(random.nextInt(5) == 0 ? "\n\t" : "");
    }

    private static <T> T pick(List<T> from, Random random) {
        return from.get(random.nextInt(from.size()));
    }

    /** The Go compiler, if there is one. */
    private static final class GoLanguage {
        static final String MISSING = "no Go on this machine: its canonical form is not compared";

        static boolean isHere() throws InterruptedException {
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

        static List<String> canonical(Path folder, List<String> events)
                throws IOException, InterruptedException {
            Path in = folder.resolve("in");
            Path out = folder.resolve("out");
            List<String> lines = new ArrayList<>();
            for (String event : events) {
                lines.add(Hex.of(event.getBytes(StandardCharsets.UTF_8)));
            }
            Files.write(in, lines);
            ProcessBuilder builder =
                    new ProcessBuilder("go", "run", Path.of("src/test/go/canonical.go").toString());
            builder.environment().put("GOFLAGS", "-mod=mod");
            builder.environment().put("GOCACHE", folder.resolve("cache").toString());
            builder.environment().put("GO111MODULE", "off");
            Process go =
                    builder.redirectInput(in.toFile())
                            .redirectOutput(out.toFile())
                            .redirectError(ProcessBuilder.Redirect.INHERIT)
                            .start();
            assertThat(go.waitFor(3, TimeUnit.MINUTES)).as("Go has ended").isTrue();
            assertThat(go.exitValue()).isZero();
            return Files.readAllLines(out);
        }
    }
}
