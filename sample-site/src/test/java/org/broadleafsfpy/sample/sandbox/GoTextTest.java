package org.broadleafsfpy.sample.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("What Go writes")
class GoTextTest {
    @ParameterizedTest
    @CsvSource({
        "2026-07-22T11:24:15Z, 2026-07-22T11:24:15Z",
        "2026-07-22T11:24:15.100Z, 2026-07-22T11:24:15.1Z",
        "2026-07-22T11:24:15.000Z, 2026-07-22T11:24:15Z",
        "2026-07-22T11:24:15.1234567899Z, 2026-07-22T11:24:15.123456789Z",
        "2026-07-22T11:24:15+02:00, 2026-07-22T11:24:15+02:00",
        "2026-07-22T11:24:15-00:00, 2026-07-22T11:24:15Z",
    })
    void hasTimesWithoutZerosAtTheEnd(String in, String out) {
        assertThat(GoText.time(in)).isEqualTo(out);
    }

    @Test
    void hasTheMicrosecondsOfOurClockWithoutZeros() {
        assertThat(GoText.time(Instant.parse("2026-07-22T11:24:15.120Z")))
                .isEqualTo("2026-07-22T11:24:15.12Z");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "yesterday",
                "2026-02-30T00:00:00Z",
                "2026-07-22 11:24:15Z",
                "2026-07-22T11:24:15",
                "2026-07-22T11:24:15+24:00"
            })
    void hasNoTimesThatGoCouldNotRead(String text) {
        assertThatThrownBy(() -> GoText.time(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is not a time");
    }

    @Test
    void escapesWhatHtmlMinds() {
        assertThat(GoText.quote("a<b>&\u2028\u2029\"\\\n\u0001\u007f\u00e4"))
                .isEqualTo(
                        "\"a\\u003cb\\u003e\\u0026\\u2028\\u2029\\\"\\\\\\n\\u0001\u007f\u00e4\"");
    }

    @Test
    void keepsARawValueButForWhiteSpaceAndThoseEscapes() {
        assertThat(GoText.compact("{ \"a b\" : [1.50e3, \"\\u0041\\\" <\u2028\"] }\n"))
                .isEqualTo("{\"a b\":[1.50e3,\"\\u0041\\\" \\u003c\\u2028\"]}");
    }
}
