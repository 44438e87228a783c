package org.broadleafsfpy.sample.sandbox;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Strings, times and raw values as Go's {@code encoding/json} writes them. SFPY is written in Go,
 * and its receiver encodes an event again before it checks the signature, so that a sender has to
 * sign exactly this.
 *
 * <p>The module has code for the same form. The sandbox does not use it: it would make the same
 * mistake on both sides, and every signature would seem good. Both are compared with Go itself
 * instead.
 */
final class GoText {
    /** Go's zero time. */
    static final String ZERO_TIME = "0001-01-01T00:00:00Z";

    private static final Pattern TIME =
            Pattern.compile(
                    "(\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d)(?:\\.(\\d+))?"
                            + "(Z|[+-](?:[01]\\d|2[0-3]):[0-5]\\d)");
    private static final int NANO_DIGITS = 9;

    private GoText() {}

    /** A JSON string. */
    static String quote(String text) {
        StringBuilder out = new StringBuilder(text.length() + 2).append('"');
        text.codePoints().forEach(c -> append(out, c));
        return out.append('"').toString();
    }

    private static void append(StringBuilder out, int c) {
        switch (c) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            default -> {
                if (c < ' ' || isEscapedForHtml(c)) {
                    escape(out, c);
                } else if (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) {
                    out.append('\ufffd'); // half a pair is nothing that Go could hold
                } else {
                    out.appendCodePoint(c);
                }
            }
        }
    }

    private static boolean isEscapedForHtml(int c) {
        return c == '<' || c == '>' || c == '&' || c == '\u2028' || c == '\u2029';
    }

    private static void escape(StringBuilder out, int c) {
        out.append("\\u%04x".formatted(c));
    }

    /** RFC 3339 in UTC, without zeros at the end of the fraction. */
    static String time(Instant instant) {
        return time(instant.toString());
    }

    /**
     * The same for a time that is written already: its offset is kept, its fraction cut to nine
     * digits.
     *
     * @throws IllegalArgumentException if Go could not read it
     */
    static String time(String text) {
        Matcher matcher = TIME.matcher(text);
        if (!matcher.matches() || !exists(matcher.group(1))) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" is not a time, such as 2026-01-31T12:00:00.5Z.");
        }
        String fraction = matcher.group(2) == null ? "" : matcher.group(2);
        fraction = fraction.substring(0, Math.min(fraction.length(), NANO_DIGITS));
        fraction = fraction.replaceFirst("0+$", "");
        String offset = matcher.group(3).substring(1).equals("00:00") ? "Z" : matcher.group(3);
        return matcher.group(1) + (fraction.isEmpty() ? "" : "." + fraction) + offset;
    }

    private static boolean exists(String localTime) {
        try {
            LocalDateTime.parse(localTime);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    /**
     * JSON as Go's {@code RawMessage} comes out again: without white space, with the escapes that
     * HTML needs, and otherwise character for character as it came in.
     *
     * @param json a JSON value that was parsed already
     */
    static String compact(String json) {
        StringBuilder out = new StringBuilder(json.length());
        boolean inString = false;
        for (int i = 0; i < json.length(); i++) {
            char c = json.charAt(i);
            if (isEscapedForHtml(c)) {
                escape(out, c);
            } else if (inString || !Character.isWhitespace(c)) {
                out.append(c);
            }
            if (c == '\\' && inString) {
                out.append(json.charAt(++i));
            } else if (c == '"') {
                inString = !inString;
            }
        }
        return out.toString();
    }
}
