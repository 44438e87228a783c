package org.broadleafsfpy.sample;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.broadleafsfpy.event.SfpySignature;

/** Events made and signed by hand, as somebody with curl would. */
public final class SignedEvents {
    public static final String PAYOUT = "0x70997970C51812dc3A010C7d01b50e0d17dc79C8";
    static final String PAYER = "0x3c44cdddb6a900fa2b585dd299e03d12fa4293bc";

    private SignedEvents() {}

    record Vector(String name, String secret, String signature, String body, boolean valid) {}

    /** The deliveries that were made with SFPY's own SDK; the module's tests have the file. */
    static List<Vector> vectors() throws IOException {
        List<Vector> vectors = new ArrayList<>();
        Path file = Path.of("..", "src", "test", "resources", "sfpy", "vectors.json");
        for (JsonNode vector : new ObjectMapper().readTree(file.toFile())) {
            vectors.add(
                    new Vector(
                            vector.path("name").asText(),
                            vector.path("secret").asText(),
                            vector.path("signature").asText(),
                            vector.path("body").asText(),
                            vector.path("valid").asBoolean()));
        }
        return vectors;
    }

    public static String payment(String request, String payment, long usdCents) {
        return event(
                "payment:created",
                """
                {"token":"%s","notification_id":"%s","request_id":"%s","payment_id":"%s",\
                "chain_id":1,"state":"PAID","is_eth":false,"txn_hash":"0x%s","from":"%s",\
                "amount":"%d","token_address":"0xA0b86991c6218b36c1d19D4a2e9Eb0cE3606eB48",\
                "rate":"1000000"}"""
                        .formatted(id(), id(), request, payment, hash(), PAYER, usdCents * 10_000));
    }

    static String refund(String request, String payment, long usdCents) {
        return event(
                "refund:created",
                """
                {"token":"%s","notification_id":"%s","request_id":"%s","payment_id":"%s",\
                "refund_id":"%s","chain_id":1,"is_eth":false,"txn_hash":"0x%s","from":"%s",\
                "to":"%s","amount":"%d",\
                "token_address":"0xA0b86991c6218b36c1d19D4a2e9Eb0cE3606eB48"}"""
                        .formatted(
                                id(),
                                id(),
                                request,
                                payment,
                                id(),
                                hash(),
                                PAYOUT,
                                PAYER,
                                usdCents * 10_000));
    }

    private static String event(String type, String notification) {
        return """
        {"token":"%s","client_id":"C94MJ8BRUTD9IJS8QSSM","type":"%s","data":{"notification":%s,\
        "created_at":"2021-07-22T11:24:15Z","updated_at":"2021-07-22T11:24:15Z"},\
        "next_attempt_at":"0001-01-01T00:00:00Z","created_at":"2021-07-22T11:24:15Z",\
        "updated_at":"2021-07-22T11:24:15Z"}"""
                .formatted(id(), type, notification);
    }

    /** What the inbox knows an event by. */
    static String tokenOf(String event) {
        String before = "{\"token\":\"";
        return event.substring(before.length(), before.length() + 20);
    }

    public static String sign(String event, String secret) {
        return SfpySignature.sign(event.getBytes(StandardCharsets.UTF_8), secret);
    }

    public static String body(String event) {
        return "{\"data\":" + event + "}\n";
    }

    public static String id() {
        StringBuilder id = new StringBuilder("C");
        while (id.length() < 20) {
            id.append(
                    "0123456789ABCDEFGHIJKLMNOPQRSTUV"
                            .charAt(ThreadLocalRandom.current().nextInt(32)));
        }
        return id.toString();
    }

    private static String hash() {
        StringBuilder hash = new StringBuilder();
        while (hash.length() < 64) {
            hash.append(Integer.toHexString(ThreadLocalRandom.current().nextInt(16)));
        }
        return hash.toString();
    }
}
