package org.broadleafsfpy.sample.sandbox;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * An event and its envelope as SFPY's code defines them ({@code responses.Event} and {@code
 * responses.Notification} of its SDK): their members in order, and what is left out when empty.
 */
enum GoStruct {
    ENVELOPE(
            new Member("token", Kind.TEXT),
            new Member("event_id", Kind.TEXT),
            new Member("notification", Kind.RAW),
            new Member("resource", Kind.TEXT),
            new Member("resource_path", Kind.TEXT),
            new Member("created_at", Kind.TIME),
            new Member("updated_at", Kind.TIME)),
    EVENT(
            new Member("token", Kind.TEXT),
            new Member("client_id", Kind.TEXT_EVEN_IF_EMPTY),
            new Member("type", Kind.TEXT),
            new Member("status", Kind.TEXT),
            new Member("endpoint", Kind.TEXT),
            new Member("data", Kind.ENVELOPE),
            new Member("delivery_attempts", Kind.NUMBER),
            new Member("resource", Kind.TEXT),
            new Member("resource_path", Kind.TEXT),
            new Member("next_attempt_at", Kind.TIME),
            new Member("created_at", Kind.TIME),
            new Member("updated_at", Kind.TIME));

    private enum Kind {
        TEXT,
        TEXT_EVEN_IF_EMPTY,
        NUMBER,
        TIME,
        RAW,
        ENVELOPE
    }

    private record Member(String name, Kind kind) {}

    private static final JsonFactory JSON = new JsonFactory();

    private final List<Member> members;

    GoStruct(Member... members) {
        this.members = List.of(members);
    }

    /**
     * Writes one.
     *
     * @param values by member: texts and times as they are, numbers in digits, a raw value and an
     *     envelope as JSON; what is missing is empty
     */
    String write(Map<String, String> values) {
        StringBuilder out = new StringBuilder("{");
        for (Member member : members) {
            String value = encode(member.kind(), values.get(member.name()));
            if (value != null) {
                out.append(out.length() > 1 ? "," : "").append('"').append(member.name());
                out.append("\":").append(value);
            }
        }
        return out.append('}').toString();
    }

    /** Null if Go leaves it out. */
    private static String encode(Kind kind, String value) {
        boolean empty = value == null || value.isEmpty();
        return switch (kind) {
            case TEXT -> empty ? null : GoText.quote(value);
            case TEXT_EVEN_IF_EMPTY -> empty ? "\"\"" : GoText.quote(value);
            case NUMBER -> empty || Long.parseLong(value) == 0 ? null : value;
            case TIME -> empty ? GoText.quote(GoText.ZERO_TIME) : GoText.quote(value);
            case RAW -> empty ? null : GoText.compact(value);
            case ENVELOPE -> empty ? null : value;
        };
    }

    /**
     * Reads one as Go does: without regard to the case of names, and without what it has no member
     * for.
     *
     * @param json an object
     * @return its members for {@link #write}
     * @throws IllegalArgumentException if Go could not; with a message that says where
     */
    Map<String, String> read(String json) {
        try (JsonParser parser = JSON.createParser(json)) {
            parser.nextToken();
            Map<String, String> values = read(parser, json);
            if (parser.nextToken() != null) {
                throw new IllegalArgumentException("There is something behind the JSON object.");
            }
            return values;
        } catch (IOException e) {
            throw new IllegalArgumentException("It is not JSON: " + firstLine(e.getMessage()));
        }
    }

    private static String firstLine(String message) {
        return message.lines().findFirst().orElse("").trim();
    }

    private Map<String, String> read(JsonParser parser, String json) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw new IllegalArgumentException("It is not a JSON object.");
        }
        Map<String, String> values = new HashMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            Member member = find(name);
            if (member == null || isNullFor(member, parser)) {
                parser.skipChildren();
            } else {
                values.put(member.name(), value(member, parser, json));
            }
        }
        return values;
    }

    private Member find(String name) {
        return members.stream()
                .filter(member -> member.name().equalsIgnoreCase(name))
                .findFirst()
                .orElse(null);
    }

    /** Null changes nothing in Go, except in a raw value, which takes it as it is. */
    private static boolean isNullFor(Member member, JsonParser parser) {
        return member.kind() != Kind.RAW && parser.currentToken() == JsonToken.VALUE_NULL;
    }

    private static String value(Member member, JsonParser parser, String json) throws IOException {
        return switch (member.kind()) {
            case TEXT, TEXT_EVEN_IF_EMPTY -> text(member, parser, "a string");
            case TIME -> GoText.time(text(member, parser, "a time"));
            case NUMBER -> number(member, parser);
            case ENVELOPE -> GoStruct.ENVELOPE.write(GoStruct.ENVELOPE.read(parser, json));
            case RAW -> raw(parser, json);
        };
    }

    private static String text(Member member, JsonParser parser, String what) throws IOException {
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            throw new IllegalArgumentException(member.name() + " is not " + what + ".");
        }
        return parser.getText();
    }

    private static String number(Member member, JsonParser parser) throws IOException {
        if (parser.currentToken() != JsonToken.VALUE_NUMBER_INT) {
            throw new IllegalArgumentException(member.name() + " is not a whole number.");
        }
        return Long.toString(parser.getLongValue());
    }

    private static String raw(JsonParser parser, String json) throws IOException {
        int begin = (int) parser.currentTokenLocation().getCharOffset();
        if (parser.currentToken().isScalarValue()) {
            parser.finishToken();
        }
        parser.skipChildren();
        return json.substring(begin, (int) parser.currentLocation().getCharOffset());
    }
}
