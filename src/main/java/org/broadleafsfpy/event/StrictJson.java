package org.broadleafsfpy.event;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
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
            JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

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
            requireUtf8(json);
            requireBounds(json);
            return MAPPER.readTree(json);
        } catch (IOException e) {
            throw notJson();
        }
    }

    /** The members of the one object that {@code json} holds, in their order. */
    static List<Member> membersOf(byte[] json) throws MalformedDeliveryException {
        List<Member> members = new ArrayList<>();
        requireUtf8(json);
        try (JsonParser parser = FACTORY.createParser(json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new MalformedDeliveryException("the body is not a JSON object");
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                JsonToken first = parser.nextToken();
                int start = (int) parser.currentTokenLocation().getByteOffset();
                skip(parser, within(1, first, parser));
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

    /**
     * Jackson reads UTF-16 and UTF-32 as well, without byte positions. It knows them by a byte
     * order mark or by a zero byte; neither is possible in JSON in UTF-8.
     */
    private static void requireUtf8(byte[] json) throws MalformedDeliveryException {
        boolean marked = json.length > 0 && (json[0] & 0xfe) == 0xfe;
        boolean zero = false;
        for (byte b : json) {
            zero |= b == 0;
        }
        if (marked || zero) {
            throw new MalformedDeliveryException("the body is not in UTF-8");
        }
    }

    /** Before anything is built of it. */
    private static void requireBounds(byte[] json) throws IOException, MalformedDeliveryException {
        try (JsonParser parser = FACTORY.createParser(json)) {
            int depth = 0;
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                depth = within(depth, token, parser);
            }
        }
    }

    /** To the end of a member's value: from inside of it, or not at all if it has no inside. */
    private static void skip(JsonParser parser, int depth)
            throws IOException, MalformedDeliveryException {
        int left = depth;
        while (left > 1) {
            left = within(left, parser.nextToken(), parser);
        }
    }

    /**
     * How deep the parser is after a token. Jackson can limit that, and the length of numbers,
     * itself from 2.15 on; stores of Broadleaf 6.2 have 2.13.
     *
     * @throws MalformedDeliveryException if that is too deep, or the token is too long a number
     */
    private static int within(int before, JsonToken token, JsonParser parser)
            throws IOException, MalformedDeliveryException {
        int depth = before + (token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0);
        if (depth > MAX_DEPTH || token.isNumeric() && parser.getTextLength() > MAX_NUMBER_LENGTH) {
            throw notJson();
        }
        return depth;
    }

    private static MalformedDeliveryException notJson() {
        // The parser's own message quotes the body, so it is not passed on.
        return new MalformedDeliveryException(
                "the body is not well-formed JSON, or has duplicate members or extreme nesting");
    }
}
