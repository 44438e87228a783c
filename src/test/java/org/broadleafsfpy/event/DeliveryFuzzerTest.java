package org.broadleafsfpy.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.statistics.Statistics;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The short run at each build; the long one is Jazzer's, see docs/reliability.md. */
@DisplayName("Whatever is posted to the webhook")
class DeliveryFuzzerTest {
    private static final List<byte[]> SEEDS = FuzzSeeds.all();

    /** What is likely to upset a parser, an encoder or a number. */
    private static final List<String> PIECES =
            List.of(
                    "{",
                    "}",
                    "[",
                    "]",
                    "\"",
                    "\\",
                    ":",
                    ",",
                    "null",
                    "true",
                    "{}",
                    "[]",
                    "\"\"",
                    "0",
                    "-1",
                    "1e999999999",
                    "99999999999999999999999999",
                    "1.5",
                    "-0",
                    "0x1",
                    "\\u0000",
                    "\\ud800",
                    "\\u2028",
                    "<",
                    "&",
                    "\u2029",
                    "\ud83c\udf3f",
                    "\u0000",
                    "\"data\":{}",
                    "\"token\":\"A\"",
                    "\"Token\":\"b\"",
                    "\"notification\":null",
                    "\"delivery_attempts\":1e3",
                    "\"created_at\":\"2021-02-30T00:00:00Z\"",
                    "\"amount\":\"0\"",
                    "\"amount\":1",
                    "\"rate\":\"-1\"",
                    "\"chain_id\":0");

    static List<byte[]> seeds() {
        return SEEDS;
    }

    @ParameterizedTest(name = "seed {index}")
    @MethodSource("seeds")
    void ofSfpysOwnDeliveriesInAnyEncodingIsReadOrRefused(byte[] body) throws Exception {
        DeliveryFuzzer.judge(body);
    }

    @Property(tries = 20_000, shrinking = ShrinkingMode.OFF)
    void isReadOrRefusedAndNothingElse(@ForAll long seed) throws Exception {
        Random random = new Random(seed);
        byte[] body = SEEDS.get(random.nextInt(SEEDS.size()));
        for (int changes = random.nextInt(4); changes >= 0 && body.length > 0; changes--) {
            body = changed(body, random);
        }
        DeliveryFuzzer.Depth depth = DeliveryFuzzer.judge(body);
        Statistics.collect(depth);
        Statistics.coverage(
                coverage -> {
                    // It would prove little if nearly all were refused at the door.
                    for (DeliveryFuzzer.Depth each : DeliveryFuzzer.Depth.values()) {
                        coverage.check(each).percentage(p -> p > 0.5);
                    }
                });
    }

    @Property(tries = 200)
    void isBoundedInDepthAndInTheLengthOfNumbers(@ForAll Random random) {
        String deep = "{\"a\":".repeat(40) + "1" + "}".repeat(40);
        String longNumber = "1".repeat(101 + random.nextInt(1000));
        for (String bomb : List.of(deep, longNumber, "1e" + longNumber, "0." + longNumber)) {
            byte[] body = ("{\"data\":{\"x\":" + bomb + "}}").getBytes(StandardCharsets.UTF_8);
            assertThat(refuses(body)).as(bomb.substring(0, 40)).isTrue();
        }
    }

    private static boolean refuses(byte[] body) {
        try {
            SfpyEvent.read(
                    SignedDelivery.read(body)
                            .signedBytes(List.of(sign(body)), SECRETS)
                            .orElseThrow());
            return false;
        } catch (MalformedDeliveryException e) {
            return true;
        }
    }

    private static final List<String> SECRETS = List.of(DeliveryFuzzer.SECRET);

    private static String sign(byte[] body) {
        String text = new String(body, StandardCharsets.UTF_8);
        String data = text.substring("{\"data\":".length(), text.length() - 1);
        return SfpySignature.sign(data.getBytes(StandardCharsets.UTF_8), DeliveryFuzzer.SECRET);
    }

    private static byte[] changed(byte[] body, Random random) {
        int at = random.nextInt(body.length);
        int end = Math.min(body.length, at + 1 + random.nextInt(12));
        switch (random.nextInt(6)) {
            case 0: // a bit flipped
                byte[] flipped = body.clone();
                flipped[at] ^= (byte) (1 << random.nextInt(8));
                return flipped;
            case 1: // some bytes gone
                return joined(body, at, new byte[0], end);
            case 2: // some bytes twice
                return joined(body, end, Arrays.copyOfRange(body, at, end), end);
            case 3: // a piece in between
                return joined(body, at, piece(random), at);
            case 4: // a piece instead
                return joined(body, at, piece(random), end);
            default: // one of the body's values at another place
                int from = random.nextInt(body.length);
                int to = Math.min(body.length, from + 1 + random.nextInt(40));
                return joined(body, at, Arrays.copyOfRange(body, from, to), at);
        }
    }

    private static byte[] piece(Random random) {
        return PIECES.get(random.nextInt(PIECES.size())).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] joined(byte[] body, int head, byte[] middle, int tail) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(body, 0, head);
        out.write(middle, 0, middle.length);
        out.write(body, tail, body.length - tail);
        return out.toByteArray();
    }
}
