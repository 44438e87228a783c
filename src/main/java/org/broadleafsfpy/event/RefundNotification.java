package org.broadleafsfpy.event;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * The payload of {@code refund:created}: SFPY saw a refund confirmed on the blockchain. Anyone can
 * emit one that names someone else's payment, so {@link #from()} has to be the store's payout
 * address. Immutable.
 */
public final class RefundNotification extends TokenTransfer {
    private final String refundId;
    private final String to;

    /**
     * @param notification the signed payload
     * @throws InvalidNotificationException if a member is missing or makes no sense
     */
    public RefundNotification(JsonNode notification) throws InvalidNotificationException {
        super(notification);
        NotificationReader reader = new NotificationReader(notification);
        refundId = reader.id("refund_id");
        to = reader.address("to");
    }

    /**
     * @return SFPY's id of the refund
     */
    public String refundId() {
        return refundId;
    }

    /**
     * @return who received the refund, {@code 0x} and 40 hex digits in lower case
     */
    public String to() {
        return to;
    }
}
