package org.broadleafsfpy.event;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.util.Locale;
import java.util.regex.Pattern;

/** Reads the members of a notification and says which one is wrong. */
final class NotificationReader {
    private static final Pattern ID = Pattern.compile("[0-9A-Za-z]{20}");
    private static final Pattern ADDRESS = Pattern.compile("0x[0-9a-fA-F]{40}");
    private static final Pattern HASH = Pattern.compile("0x[0-9a-fA-F]{64}");
    private static final Pattern WHOLE = Pattern.compile("[0-9]{1,78}");
    private static final BigInteger TWO_TO_256 = BigInteger.ONE.shiftLeft(256);
    private static final int MAX_STATE_LENGTH = 32;

    private final JsonNode notification;

    NotificationReader(JsonNode notification) {
        this.notification = notification;
    }

    String id(String member) throws InvalidNotificationException {
        return matching(member, ID, "20 letters and digits");
    }

    /** In lower case: addresses compare without regard to case. */
    String address(String member) throws InvalidNotificationException {
        return matching(member, ADDRESS, "an address: 0x and 40 hex digits")
                .toLowerCase(Locale.ROOT);
    }

    String transactionHash(String member) throws InvalidNotificationException {
        return matching(member, HASH, "a transaction hash: 0x and 64 hex digits")
                .toLowerCase(Locale.ROOT);
    }

    BigInteger positiveUint256(String member) throws InvalidNotificationException {
        String expected = "a whole number above zero and below 2^256, in decimal digits";
        BigInteger value = new BigInteger(matching(member, WHOLE, expected));
        if (value.signum() == 0 || value.compareTo(TWO_TO_256) >= 0) {
            throw problem(member, expected);
        }
        return value;
    }

    long chainId(String member) throws InvalidNotificationException {
        JsonNode value = notification.path(member);
        if (!value.isIntegralNumber() || !value.canConvertToLong() || value.longValue() <= 0) {
            throw problem(member, "a whole number above zero");
        }
        return value.longValue();
    }

    boolean flag(String member) throws InvalidNotificationException {
        JsonNode value = notification.path(member);
        if (!value.isBoolean()) {
            throw problem(member, "true or false");
        }
        return value.booleanValue();
    }

    String state(String member) throws InvalidNotificationException {
        JsonNode value = notification.path(member);
        if (!value.isTextual()
                || value.textValue().isEmpty()
                || value.textValue().length() > MAX_STATE_LENGTH) {
            throw problem(member, "a state, such as PAID");
        }
        return value.textValue();
    }

    private String matching(String member, Pattern pattern, String expected)
            throws InvalidNotificationException {
        JsonNode value = notification.path(member);
        if (!value.isTextual() || !pattern.matcher(value.textValue()).matches()) {
            throw problem(member, expected);
        }
        return value.textValue();
    }

    private InvalidNotificationException problem(String member, String expected) {
        String found = notification.has(member) ? "is not " : "is missing; expected ";
        return new InvalidNotificationException(
                "the notification's " + member + " " + found + expected);
    }
}
