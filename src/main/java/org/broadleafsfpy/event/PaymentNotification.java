package org.broadleafsfpy.event;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;

/**
 * The payload of {@code payment:created}: SFPY saw a payment confirmed on the blockchain. It proves
 * that the transaction exists, not that the order is paid: amount, token and rate are the payer's
 * choice. Immutable.
 */
public final class PaymentNotification extends TokenTransfer {
    private final String state;
    private final BigInteger microUsdPerToken;

    /**
     * @param notification the signed payload
     * @throws InvalidNotificationException if a member is missing or makes no sense
     */
    public PaymentNotification(JsonNode notification) throws InvalidNotificationException {
        super(notification);
        NotificationReader reader = new NotificationReader(notification);
        state = reader.state("state");
        microUsdPerToken = reader.positiveUint256("rate");
    }

    /**
     * @return SFPY's state of the payment, {@code PAID} when it counts
     */
    public String state() {
        return state;
    }

    /**
     * @return the rate that the payer stated: millionths of a US dollar for one whole token
     */
    public BigInteger microUsdPerToken() {
        return microUsdPerToken;
    }
}
