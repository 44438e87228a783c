package org.broadleafsfpy.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("JSON from outside")
class StrictJsonTest {
    @ParameterizedTest(name = "{0} levels")
    @ValueSource(ints = {1, 2, 32})
    void mayNest(int levels) throws MalformedDeliveryException {
        byte[] json = nested(levels);
        assertThat(StrictJson.readTree(json).isObject()).isTrue();
        assertThat(StrictJson.membersOf(json)).hasSize(1);
    }

    /** The last is as much as a delivery may hold, and what a recursive reader would die of. */
    @ParameterizedTest(name = "{0} levels")
    @ValueSource(ints = {33, 1000, 100_000})
    void mayNotNestDeeper(int levels) {
        refused(nested(levels));
        refusedAsTree(nested(levels));
    }

    @ParameterizedTest(name = "{0} digits")
    @ValueSource(ints = {1, 78, 100})
    void mayHaveLongNumbers(int digits) throws MalformedDeliveryException {
        byte[] json = number("1".repeat(digits));
        assertThat(StrictJson.readTree(json).path("a").bigIntegerValue().toString())
                .hasSize(digits);
        assertThat(StrictJson.membersOf(json).get(0).valueOf(json)).hasSize(digits);
    }

    /** The last would take minutes as a number. */
    @ParameterizedTest(name = "{0} digits")
    @ValueSource(ints = {101, 1001, 250_000})
    void mayNotHaveLongerOnes(int digits) {
        refused(number("1".repeat(digits)));
        refusedAsTree(number("1".repeat(digits)));
        refused(
                ("{\"a\":[{\"b\":" + "1".repeat(digits) + "}]}")
                        .getBytes(StandardCharsets.US_ASCII));
        refused(number("1." + "1".repeat(digits - 2)));
        refused(number("1" + "0".repeat(digits - 3) + "e9"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "{\"a\":1}}",
                "{\"a\":1} x",
                "{\"a\":1}{\"a\":1}",
                "{\"a\":1,\"a\":2}",
                "{\"a\":{\"b\":1,\"b\":1}}",
                "{a:1}",
                "{\"a\":NaN}",
                "{\"a\":01}"
            })
    void isStrict(String json) {
        refused(json.getBytes(StandardCharsets.UTF_8));
    }

    private static void refused(byte[] json) {
        assertThatExceptionOfType(MalformedDeliveryException.class)
                .isThrownBy(() -> StrictJson.membersOf(json));
    }

    private static void refusedAsTree(byte[] json) {
        assertThatExceptionOfType(MalformedDeliveryException.class)
                .isThrownBy(() -> StrictJson.readTree(json));
    }

    /** An object in objects, so many in all. */
    private static byte[] nested(int levels) {
        return ("{\"a\":".repeat(levels - 1) + "{\"a\":1}" + "}".repeat(levels - 1))
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] number(String digits) {
        return ("{\"a\":" + digits + "}").getBytes(StandardCharsets.US_ASCII);
    }
}
