package org.broadleafsfpy.event;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * An event whose signature was good, read from the signed bytes and nothing else. Immutable.
 *
 * <p>Reading never fails on a payload that makes no sense: such an event has to be recorded too.
 * Ask for {@link #payment()} or {@link #refund()} to find out.
 */
public final class SfpyEvent {
    /** The event type "a payment was confirmed on the blockchain". */
    public static final String PAYMENT_CREATED = "payment:created";

    /** The event type "a refund was confirmed on the blockchain". */
    public static final String REFUND_CREATED = "refund:created";

    private static final Pattern USABLE_TOKEN = Pattern.compile("[0-9A-Za-z_-]{1,64}");
    private static final int MAX_TYPE_LENGTH = 64;
    private static final Pattern NO_WORD = Pattern.compile("[^0-9A-Za-z]+");
    private static final int ID_LENGTH = 20;
    private static final int HASH_LENGTH = 66;

    private final byte[] signedBytes;
    private final JsonNode event;

    /** Computed when first asked for: the inbox asks several times, its worker never. */
    private String contentHash;

    private SfpyEvent(byte[] signedBytes, JsonNode event) {
        this.signedBytes = signedBytes;
        this.event = event;
    }

    /**
     * Reads a verified event.
     *
     * @param signedBytes what {@link SignedDelivery#signedBytes} returned
     * @return the event
     * @throws MalformedDeliveryException if the bytes are not one JSON object
     */
    public static SfpyEvent read(byte[] signedBytes) throws MalformedDeliveryException {
        JsonNode event = StrictJson.readTree(signedBytes);
        if (!event.isObject()) {
            throw new MalformedDeliveryException("the event is not a JSON object");
        }
        return new SfpyEvent(Arrays.copyOf(signedBytes, signedBytes.length), event);
    }

    /**
     * What makes this event the same over all its deliveries: its token, or, for an event without a
     * usable one, a hash of what it says.
     *
     * @return 1 to 64 characters
     */
    public String key() {
        String token = event.path("token").asText("");
        return USABLE_TOKEN.matcher(token).matches() ? token : contentHash();
    }

    /**
     * A hash of what the event says, without what changes from delivery to delivery.
     *
     * @return 64 hex digits
     */
    public String contentHash() {
        if (contentHash == null) {
            contentHash = computeContentHash();
        }
        return contentHash;
    }

    private String computeContentHash() {
        JsonNode said = event.path("data").path("notification");
        String content =
                event.path("client_id").asText("")
                        + '\n'
                        + rawType()
                        + '\n'
                        + (said.isMissingNode() ? "" : said.toString());
        try {
            return Hex.of(
                    MessageDigest.getInstance("SHA-256")
                            .digest(content.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this JVM has no SHA-256", e);
        }
    }

    /**
     * @return the event's type: at most 64 characters, printable ASCII with a question mark for
     *     anything else, so that every database can hold it; empty if it has none
     */
    public String type() {
        String type = rawType();
        return type.substring(0, Math.min(type.length(), MAX_TYPE_LENGTH))
                .replaceAll("[^ -~]", "?");
    }

    private String rawType() {
        return event.path("type").asText("");
    }

    /**
     * What of it may be the id of a request, payment or refund, or a transaction's hash, wherever
     * it stands.
     *
     * @return the runs of letters and digits in its texts and members' names that are as long as
     *     one of these
     */
    public Set<String> mentions() {
        Set<String> mentions = new HashSet<>();
        collect(event, mentions);
        return mentions;
    }

    /** No deeper than {@link StrictJson} reads. */
    private static void collect(JsonNode node, Set<String> mentions) {
        if (node.isTextual()) {
            collect(node.textValue(), mentions);
        }
        node.fieldNames().forEachRemaining(name -> collect(name, mentions));
        node.forEach(inner -> collect(inner, mentions));
    }

    private static void collect(String text, Set<String> mentions) {
        for (String run : NO_WORD.split(text)) {
            if (run.length() == ID_LENGTH || run.length() == HASH_LENGTH) {
                mentions.add(run);
            }
        }
    }

    /**
     * @return whether this module does something on events of this type
     */
    public boolean isKnownType() {
        return type().equals(PAYMENT_CREATED) || type().equals(REFUND_CREATED);
    }

    /**
     * @return how often SFPY says it has tried to deliver the event
     */
    public int deliveryAttempts() {
        return event.path("delivery_attempts").asInt(0);
    }

    /**
     * @return the payload of a {@code payment:created}
     * @throws InvalidNotificationException if it is missing or makes no sense
     */
    public PaymentNotification payment() throws InvalidNotificationException {
        return new PaymentNotification(notification());
    }

    /**
     * @return the payload of a {@code refund:created}
     * @throws InvalidNotificationException if it is missing or makes no sense
     */
    public RefundNotification refund() throws InvalidNotificationException {
        return new RefundNotification(notification());
    }

    /**
     * @return a copy of the bytes that were signed
     */
    public byte[] signedBytes() {
        return Arrays.copyOf(signedBytes, signedBytes.length);
    }

    private JsonNode notification() throws InvalidNotificationException {
        JsonNode notification = event.path("data").path("notification");
        if (!notification.isObject()) {
            throw new InvalidNotificationException("the event has no notification object");
        }
        return notification;
    }
}
