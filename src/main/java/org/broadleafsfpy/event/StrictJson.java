package org.broadleafsfpy.event;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The one way in which JSON from outside is read: strict, bounded, and with byte positions. */
final class StrictJson {
    private static final int MAX_DEPTH = 32;
    private static final int MAX_NUMBER_LENGTH = 100;

    private static final JsonFactory FACTORY =
            JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxNestingDepth(MAX_DEPTH)
                                    .maxNumberLength(MAX_NUMBER_LENGTH)
                                    .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build();

    private static final JsonMapper MAPPER =
            JsonMapper.builder(FACTORY)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    private StrictJson() {}

    /** A member of a JSON object and where its value stands: {@code [start, end)} in the source. */
    static final class Member {
        final String name;
        final JsonToken firstToken;
        final int start;
        final int end;

        Member(String name, JsonToken firstToken, int start, int end) {
            this.name = name;
            this.firstToken = firstToken;
            this.start = start;
            this.end = end;
        }

        byte[] valueOf(byte[] source) {
            return java.util.Arrays.copyOfRange(source, start, end);
        }
    }

    static JsonNode readTree(byte[] json) throws MalformedDeliveryException {
        try {
            return MAPPER.readTree(json);
        } catch (IOException e) {
            throw notJson();
        }
    }

    /** The members of the one object that {@code json} holds, in their order. */
    static List<Member> membersOf(byte[] json) throws MalformedDeliveryException {
        List<Member> members = new ArrayList<>();
        try (JsonParser parser = FACTORY.createParser(json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new MalformedDeliveryException("the body is not a JSON object");
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                JsonToken first = parser.nextToken();
                int start = (int) parser.currentTokenLocation().getByteOffset();
                parser.skipChildren();
                parser.finishToken();
                int end = (int) parser.currentLocation().getByteOffset();
                members.add(new Member(name, first, start, end));
            }
            if (parser.nextToken() != null) {
                throw new MalformedDeliveryException("there is something after the JSON object");
            }
        } catch (IOException e) {
            throw notJson();
        }
        return members;
    }

    private static MalformedDeliveryException notJson() {
        // The parser's own message quotes the body, so it is not passed on.
        return new MalformedDeliveryException(
                "the body is not well-formed JSON, or has duplicate members or extreme nesting");
    }
}
