package org.broadleafsfpy.event;

import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An event as Go's {@code encoding/json} writes it: SFPY's SDK decodes a delivery into its structs
 * and encodes it again before it checks the signature, so this is what is signed when a body was
 * re-indented, reordered or extended on the way.
 *
 * <p>Source of the rules: {@code responses/event.go} and {@code responses/notification.go} of
 * {@code SfpyHub/go-sfpy}, and Go's documentation of {@code encoding/json} and {@code time}.
 */
final class GoJson {
    private static final String ZERO_TIME = "0001-01-01T00:00:00Z";
    private static final Pattern RFC_3339 =
            Pattern.compile(
                    "(\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d)(?:\\.(\\d+))?"
                            + "(Z|[+-](?:[01]\\d|2[0-3]):[0-5]\\d)");
    private static final int NANO_DIGITS = 9;
    private static final char[] HEX = "0123456789abcdef".toCharArray();

    private enum Kind {
        STRING,
        STRING_KEPT_WHEN_EMPTY,
        INT,
        TIME,
        ENVELOPE,
        RAW
    }

    private static final class Field {
        final String name;
        final Kind kind;

        Field(String name, Kind kind) {
            this.name = name;
            this.kind = kind;
        }
    }

    private static final Field[] EVENT = {
        new Field("token", Kind.STRING),
        new Field("client_id", Kind.STRING_KEPT_WHEN_EMPTY),
        new Field("type", Kind.STRING),
        new Field("status", Kind.STRING),
        new Field("endpoint", Kind.STRING),
        new Field("data", Kind.ENVELOPE),
        new Field("delivery_attempts", Kind.INT),
        new Field("resource", Kind.STRING),
        new Field("resource_path", Kind.STRING),
        new Field("next_attempt_at", Kind.TIME),
        new Field("created_at", Kind.TIME),
        new Field("updated_at", Kind.TIME),
    };

    private static final Field[] ENVELOPE = {
        new Field("token", Kind.STRING),
        new Field("event_id", Kind.STRING),
        new Field("notification", Kind.RAW),
        new Field("resource", Kind.STRING),
        new Field("resource_path", Kind.STRING),
        new Field("created_at", Kind.TIME),
        new Field("updated_at", Kind.TIME),
    };

    private GoJson() {}

    /**
     * The canonical form of an event.
     *
     * @param event the bytes of the {@code data} value of a delivery
     * @return what SFPY's SDK would encode
     * @throws MalformedDeliveryException if Go could not decode the bytes into the SDK's structs
     */
    static byte[] canonical(byte[] event) throws MalformedDeliveryException {
        ByteArrayOutputStream out = new ByteArrayOutputStream(event.length);
        writeStruct(event, EVENT, out);
        return out.toByteArray();
    }

    /** White space outside strings removed, and what HTML minds escaped, as Go's Compact does. */
    static byte[] compact(byte[] json) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(json.length);
        boolean inString = false;
        for (int i = 0; i < json.length; i++) {
            byte b = json[i];
            if (b == '<' || b == '>' || b == '&') {
                writeUnicodeEscape(b, out);
            } else if (isLineSeparator(json, i)) {
                writeUnicodeEscape(0x2000 | json[i + 2] & 0xff & ~0x80, out);
                i += 2;
            } else if (inString) {
                out.write(b);
                if (b == '\\') {
                    out.write(json[++i]);
                } else if (b == '"') {
                    inString = false;
                }
            } else if (b != ' ' && b != '\t' && b != '\n' && b != '\r') {
                out.write(b);
                inString = b == '"';
            }
        }
        return out.toByteArray();
    }

    /** U+2028 and U+2029 are E2 80 A8 and E2 80 A9 in UTF-8. */
    private static boolean isLineSeparator(byte[] json, int i) {
        return (json[i] & 0xff) == 0xe2
                && i + 2 < json.length
                && (json[i + 1] & 0xff) == 0x80
                && (json[i + 2] & 0xfe) == 0xa8;
    }

    private static void writeStruct(byte[] source, Field[] fields, ByteArrayOutputStream out)
            throws MalformedDeliveryException {
        Map<String, StrictJson.Member> members = new HashMap<>();
        for (StrictJson.Member member : StrictJson.membersOf(source)) {
            // Go matches names without regard to case.
            if (members.put(member.name.toLowerCase(Locale.ROOT), member) != null) {
                throw new MalformedDeliveryException("two members differ in case only");
            }
        }
        out.write('{');
        boolean first = true;
        for (Field field : fields) {
            byte[] value = encode(source, members.get(field.name), field.kind);
            if (value != null) {
                if (!first) {
                    out.write(',');
                }
                first = false;
                write("\"" + field.name + "\":", out);
                out.write(value, 0, value.length);
            }
        }
        out.write('}');
    }

    /** The encoded value, or null if Go leaves the member out. */
    private static byte[] encode(byte[] source, StrictJson.Member member, Kind kind)
            throws MalformedDeliveryException {
        boolean absent = member == null || member.firstToken == JsonToken.VALUE_NULL;
        switch (kind) {
            case RAW:
                return member == null ? null : compact(member.valueOf(source));
            case ENVELOPE:
                return absent ? null : encodeEnvelope(member.valueOf(source));
            case TIME:
                return absent
                        ? encodeString(ZERO_TIME)
                        : encodeString(goTime(textOf(source, member)));
            case INT:
                return absent ? null : encodeInt(source, member);
            default:
                String text = absent ? "" : textOf(source, member);
                return text.isEmpty() && kind == Kind.STRING ? null : encodeString(text);
        }
    }

    private static byte[] encodeEnvelope(byte[] envelope) throws MalformedDeliveryException {
        ByteArrayOutputStream out = new ByteArrayOutputStream(envelope.length);
        writeStruct(envelope, ENVELOPE, out);
        return out.toByteArray();
    }

    private static byte[] encodeInt(byte[] source, StrictJson.Member member)
            throws MalformedDeliveryException {
        JsonNode node = StrictJson.readTree(member.valueOf(source));
        if (!node.isIntegralNumber() || !node.canConvertToLong()) {
            throw new MalformedDeliveryException("a number is not a whole number");
        }
        return node.longValue() == 0
                ? null
                : Long.toString(node.longValue()).getBytes(StandardCharsets.US_ASCII);
    }

    private static String textOf(byte[] source, StrictJson.Member member)
            throws MalformedDeliveryException {
        if (member.firstToken != JsonToken.VALUE_STRING) {
            throw new MalformedDeliveryException("a member that should be text is something else");
        }
        return StrictJson.readTree(member.valueOf(source)).textValue();
    }

    /** RFC 3339 in, RFC 3339 with nanoseconds out: trailing zeros cut, offset kept, zero is Z. */
    private static String goTime(String text) throws MalformedDeliveryException {
        Matcher matcher = RFC_3339.matcher(text);
        if (!matcher.matches()) {
            throw new MalformedDeliveryException("a time is not in RFC 3339");
        }
        try {
            LocalDateTime.parse(matcher.group(1));
        } catch (DateTimeException e) {
            throw new MalformedDeliveryException("a time does not exist");
        }
        String fraction = matcher.group(2) == null ? "" : matcher.group(2);
        if (fraction.length() > NANO_DIGITS) {
            fraction = fraction.substring(0, NANO_DIGITS);
        }
        fraction = fraction.replaceFirst("0+$", "");
        String offset = matcher.group(3);
        if (offset.endsWith("00:00")) {
            offset = "Z";
        }
        return matcher.group(1) + (fraction.isEmpty() ? "" : "." + fraction) + offset;
    }

    /** A JSON string with Go's choice of escapes. */
    static byte[] encodeString(String text) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(text.length() + 2);
        out.write('"');
        text.codePoints().forEach(c -> writeCodePoint(c, out));
        out.write('"');
        return out.toByteArray();
    }

    private static void writeCodePoint(int c, ByteArrayOutputStream out) {
        switch (c) {
            case '"':
                write("\\\"", out);
                return;
            case '\\':
                write("\\\\", out);
                return;
            case '\n':
                write("\\n", out);
                return;
            case '\r':
                write("\\r", out);
                return;
            case '\t':
                write("\\t", out);
                return;
            default:
                break;
        }
        boolean escaped =
                c < 0x20 || c == '<' || c == '>' || c == '&' || c == 0x2028 || c == 0x2029;
        if (escaped) {
            writeUnicodeEscape(c, out);
        } else if (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) {
            write("\ufffd", out); // half a pair: Go writes the replacement character
        } else {
            write(new String(Character.toChars(c)), out);
        }
    }

    private static void writeUnicodeEscape(int c, ByteArrayOutputStream out) {
        write("\\u", out);
        for (int shift = 12; shift >= 0; shift -= 4) {
            out.write(HEX[c >> shift & 0xf]);
        }
    }

    private static void write(String text, ByteArrayOutputStream out) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.write(bytes, 0, bytes.length);
    }
}
