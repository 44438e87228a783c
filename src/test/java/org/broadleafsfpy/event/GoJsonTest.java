package org.broadleafsfpy.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The canonical form of an event")
class GoJsonTest {
    private static final String ZERO = "0001-01-01T00:00:00Z";
    private static final String TIMES =
            "\"next_attempt_at\":\""
                    + ZERO
                    + "\",\"created_at\":\""
                    + ZERO
                    + "\",\"updated_at\":\""
                    + ZERO
                    + "\"";

    private static String canonical(String event) throws MalformedDeliveryException {
        return new String(
                GoJson.canonical(event.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
    }

    @Test
    void ofNothingIsWhatGoWritesForAnEmptyStruct() throws Exception {
        assertThat(canonical("{}")).isEqualTo("{\"client_id\":\"\"," + TIMES + "}");
    }

    @Test
    void leavesOutWhatIsEmptyZeroNullOrUnknown() throws Exception {
        assertThat(
                        canonical(
                                "{\"token\":\"\",\"type\":null,\"data\":null,"
                                        + "\"delivery_attempts\":0,\"surprise\":[1]}"))
                .isEqualTo("{\"client_id\":\"\"," + TIMES + "}");
    }

    @Test
    void findsMembersWithoutRegardToCaseAsGoDoes() throws Exception {
        assertThat(canonical("{\"TOKEN\":\"A\"}")).startsWith("{\"token\":\"A\",");
    }

    @ParameterizedTest
    @CsvSource({
        "2021-07-22T11:24:15Z, 2021-07-22T11:24:15Z",
        "2021-07-22T11:24:15.100Z, 2021-07-22T11:24:15.1Z",
        "2021-07-22T11:24:15.000Z, 2021-07-22T11:24:15Z",
        "2021-07-22T11:24:15.123456789123Z, 2021-07-22T11:24:15.123456789Z",
        "2021-07-22T11:24:15+02:00, 2021-07-22T11:24:15+02:00",
        "2021-07-22T11:24:15+00:00, 2021-07-22T11:24:15Z",
    })
    void writesTimesAsGoDoes(String in, String out) throws Exception {
        assertThat(canonical("{\"created_at\":\"" + in + "\"}"))
                .contains("\"created_at\":\"" + out + "\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"token\":1}",
                "{\"token\":{}}",
                "{\"delivery_attempts\":1.5}",
                "{\"delivery_attempts\":\"1\"}",
                "{\"delivery_attempts\":99999999999999999999}",
                "{\"created_at\":\"yesterday\"}",
                "{\"created_at\":\"2021-02-30T00:00:00Z\"}",
                "{\"created_at\":0}",
                "{\"created_at\":\"2021-07-22T11:24:15,5Z\"}",
                "{\"created_at\":\"2021-07-22T11:24:15+24:00\"}",
                "{\"created_at\":\"2021-07-22T11:24:15-14:60\"}",
                "{\"data\":[]}",
                "{\"token\":\"a\",\"Token\":\"b\"}",
                "[]",
            })
    void ofWhatGoCouldNotDecodeDoesNotExist(String event) {
        assertThatThrownBy(() -> canonical(event)).isInstanceOf(MalformedDeliveryException.class);
    }

    @Test
    void keepsNumbersAndEscapesOfTheNotificationAsTheyAre() throws Exception {
        assertThat(
                        canonical(
                                "{\"data\":{\"notification\": {\"a\" : 1.50e3, \"b\":\"\\u0041\\/\"}}}"))
                .contains("\"notification\":{\"a\":1.50e3,\"b\":\"\\u0041\\/\"}");
    }

    @ParameterizedTest
    @CsvSource({"<, \\u003c", ">, \\u003e", "&, \\u0026", "\u2028, \\u2028", "\u2029, \\u2029"})
    void escapesWhatHtmlMinds(String character, String escaped) throws Exception {
        assertThat(canonical("{\"token\":\"" + character + "\"}"))
                .contains("\"token\":\"" + escaped + "\"");
        assertThat(canonical("{\"data\":{\"notification\":\"" + character + "\"}}"))
                .contains("\"notification\":\"" + escaped + "\"");
    }

    @Property
    void isItsOwnCanonicalForm(@ForAll("events") ObjectNode event) throws Exception {
        String once = canonical(event.toString());
        assertThat(canonical(once)).isEqualTo(once);
    }

    @Property
    void doesNotDependOnOrderOrWhiteSpace(@ForAll("events") ObjectNode event, @ForAll long seed)
            throws Exception {
        List<String> names = new ArrayList<>();
        event.fieldNames().forEachRemaining(names::add);
        Collections.shuffle(names, new Random(seed));
        ObjectNode shuffled = JsonNodeFactory.instance.objectNode();
        names.forEach(name -> shuffled.set(name, event.get(name)));
        String indented =
                new ObjectMapper()
                        .enable(SerializationFeature.INDENT_OUTPUT)
                        .writeValueAsString(shuffled);
        assertThat(canonical(indented)).isEqualTo(canonical(event.toString()));
    }

    @Property
    void ofTextReadsBackAsTheSameText(@ForAll("texts") String text) throws Exception {
        byte[] encoded = GoJson.encodeString(text);
        assertThat(new ObjectMapper().readTree(encoded).textValue()).isEqualTo(text);
        assertThat(new String(encoded, StandardCharsets.UTF_8))
                .doesNotContain("<", ">", "&", "\n", "\u2028", "\u2029");
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings()
                .ofMaxLength(30)
                .withCharRange(' ', '~')
                .withChars('\n', '\t', '\r', '\b', '\u0001', '\u007f', 'ä', '€', '\u2028', '\u2029')
                .map(text -> text + "\ud83c\udf3f");
    }

    @Provide
    Arbitrary<ObjectNode> events() {
        Arbitrary<String> times =
                Arbitraries.of(ZERO, "2021-07-22T11:24:15.317896Z", "2021-07-22T13:24:15.5+02:00");
        return Combinators.combine(
                        texts(), texts(), texts(), Arbitraries.integers().between(0, 9), times)
                .as(
                        (token, type, inner, attempts, time) -> {
                            ObjectNode event = JsonNodeFactory.instance.objectNode();
                            event.put("token", token);
                            event.put("client_id", inner);
                            event.put("type", type);
                            ObjectNode envelope = event.putObject("data");
                            envelope.put("token", inner);
                            envelope.putObject("notification")
                                    .put("text", inner)
                                    .put("n", attempts);
                            envelope.put("created_at", time);
                            event.put("delivery_attempts", attempts);
                            event.put("created_at", time);
                            return event;
                        });
    }
}
