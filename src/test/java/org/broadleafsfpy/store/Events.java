package org.broadleafsfpy.store;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import org.broadleafsfpy.event.MalformedDeliveryException;
import org.broadleafsfpy.event.SfpyEvent;
import org.broadleafsfpy.event.SfpySignature;

/** Events as SFPY would send them, with whatever a test wants to be different. */
public final class Events {
    public static final String USDC = "0xA0b86991c6218b36c1d19D4a2e9Eb0cE3606eB48";
    public static final String PAYER = "0x3c44cdddb6a900fa2b585dd299e03d12fa4293bc";

    private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUV";
    private static final SecureRandom RANDOM = new SecureRandom();

    private Events() {}

    public static String newId() {
        StringBuilder id = new StringBuilder("C");
        while (id.length() < 20) {
            id.append(DIGITS.charAt(RANDOM.nextInt(DIGITS.length())));
        }
        return id.toString();
    }

    /** The payload of a payment in USDC. */
    public static ObjectNode payment(String requestId, long usdCents) {
        ObjectNode payment = transfer(requestId, newId(), usdCents);
        payment.put("state", "PAID");
        payment.put("from", PAYER);
        payment.put("rate", "1000000");
        return payment;
    }

    /** The payload of a refund in USDC, from the store's payout address to the payer. */
    public static ObjectNode refund(ObjectNode payment, long usdCents) {
        ObjectNode refund =
                transfer(
                        payment.path("request_id").asText(),
                        payment.path("payment_id").asText(),
                        usdCents);
        refund.put("refund_id", newId());
        refund.put("from", TestSettings.PAYOUT);
        refund.put("to", PAYER);
        return refund;
    }

    private static ObjectNode transfer(String requestId, String paymentId, long usdCents) {
        ObjectNode transfer = JsonNodeFactory.instance.objectNode();
        transfer.put("token", newId());
        transfer.put("notification_id", newId());
        transfer.put("request_id", requestId);
        transfer.put("payment_id", paymentId);
        transfer.put("chain_id", 1);
        transfer.put("is_eth", false);
        StringBuilder hash = new StringBuilder("0x");
        for (int i = 0; i < 64; i++) {
            hash.append("0123456789abcdef".charAt(RANDOM.nextInt(16)));
        }
        transfer.put("txn_hash", hash.toString());
        transfer.put("amount", Long.toString(usdCents * 10_000));
        transfer.put("token_address", USDC);
        return transfer;
    }

    public static ObjectNode event(String type, ObjectNode notification) {
        ObjectNode event = JsonNodeFactory.instance.objectNode();
        event.put("token", newId());
        event.put("client_id", "C94MJ8BRUTD9IJS8QSSM");
        event.put("type", type);
        ObjectNode envelope = event.putObject("data");
        envelope.set("notification", notification);
        envelope.put("created_at", "2021-07-22T11:24:15Z");
        envelope.put("updated_at", "2021-07-22T11:24:15Z");
        event.put("next_attempt_at", "2021-07-22T11:24:15Z");
        event.put("created_at", "2021-07-22T11:24:15Z");
        event.put("updated_at", "2021-07-22T11:24:15Z");
        return event;
    }

    public static ObjectNode paymentEvent(ObjectNode payment) {
        return event(SfpyEvent.PAYMENT_CREATED, payment);
    }

    public static ObjectNode refundEvent(ObjectNode refund) {
        return event(SfpyEvent.REFUND_CREATED, refund);
    }

    public static SfpyEvent read(ObjectNode event) {
        try {
            return SfpyEvent.read(bytes(event));
        } catch (MalformedDeliveryException e) {
            throw new IllegalStateException(e);
        }
    }

    public static byte[] body(ObjectNode event) {
        return ("{\"data\":" + event + "}\n").getBytes(StandardCharsets.UTF_8);
    }

    public static String signature(ObjectNode event) {
        return SfpySignature.sign(bytes(event), TestSettings.SECRET);
    }

    private static byte[] bytes(ObjectNode event) {
        return event.toString().getBytes(StandardCharsets.UTF_8);
    }
}
