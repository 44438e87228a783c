package org.broadleafsfpy.sample.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("An event in Go's structs")
class GoStructTest {
    private static final String TIMES =
            "\"next_attempt_at\":\"0001-01-01T00:00:00Z\",\"created_at\":\"0001-01-01T00:00:00Z\","
                    + "\"updated_at\":\"0001-01-01T00:00:00Z\"";

    private static String again(String event) {
        return GoStruct.EVENT.write(GoStruct.EVENT.read(event));
    }

    @Test
    void thatIsEmptyStillHasAMerchantAndTimes() {
        assertThat(GoStruct.EVENT.write(Map.of())).isEqualTo("{\"client_id\":\"\"," + TIMES + "}");
    }

    @Test
    void keepsItsMembersInOrderAndLeavesOutTheRest() {
        assertThat(
                        again(
                                "{\"surprise\":[{}], \"TYPE\":\"t\", \"delivery_attempts\":0,"
                                        + " \"token\":\"<\", \"status\":null}"))
                .isEqualTo(
                        "{\"token\":\"\\u003c\",\"client_id\":\"\",\"type\":\"t\"," + TIMES + "}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "null|null",
                "12345678901234567890|12345678901234567890",
                "{ \"a\" : [ 1 ] }|{\"a\":[1]}",
                "\"x y\"|\"x y\"",
                "[ ]|[]",
                "true|true"
            })
    void takesTheNotificationAsItIs(String notification, String written) {
        assertThat(again("{\"data\":{\"notification\":" + notification + " }}"))
                .contains("\"data\":{\"notification\":" + written + ",\"created_at\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"token\":1}|token is not a string.",
                "{\"delivery_attempts\":1.5}|delivery_attempts is not a whole number.",
                "{\"data\":{\"created_at\":\"now\"}}|\"now\" is not a time",
                "{\"data\":[]}|It is not a JSON object.",
                "[]|It is not a JSON object.",
                "{} {}|There is something behind the JSON object.",
                "{|It is not JSON"
            })
    void saysWhatItCanNotHold(String event, String why) {
        assertThatThrownBy(() -> again(event))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(why);
    }
}
