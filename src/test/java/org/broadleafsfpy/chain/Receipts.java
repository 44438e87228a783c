package org.broadleafsfpy.chain;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import org.broadleafsfpy.config.Setting;

/** Receipts as SFPY's router would leave them behind, for notifications that a test has made. */
public final class Receipts {
    private static final int WORD = 64;

    private Receipts() {}

    /** What the chain shows when a payment went to this address. */
    public static ObjectNode of(ObjectNode payment, String to) {
        return receipt(
                payment,
                RouterLog.PAY,
                to,
                id(payment.path("request_id").asText())
                        + number(payment.path("amount").asText())
                        + number(payment.path("rate").asText()));
    }

    /** What the chain shows of a refund that really came from this address. */
    public static ObjectNode ofRefund(ObjectNode refund, String from) {
        return receipt(
                refund.deepCopy().put("from", from),
                RouterLog.REFUND,
                refund.path("to").asText(),
                id(refund.path("payment_id").asText()) + number(refund.path("amount").asText()));
    }

    /** Puts before a payment's log what SFPY's pool does: takes the tokens, mints liquidity. */
    public static ObjectNode withMint(
            ObjectNode receipt, String token, String pool, String to, long liquidity) {
        ArrayNode logs = (ArrayNode) receipt.path("logs");
        logs.insert(0, transfer(token, to, pool, 1));
        logs.insert(1, transfer(pool, RouterLog.ETH, to, liquidity));
        return receipt;
    }

    private static ObjectNode transfer(String emitter, String from, String to, long amount) {
        ObjectNode log = JsonNodeFactory.instance.objectNode().put("address", emitter);
        log.putArray("topics")
                .add("0xddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef")
                .add(address(from))
                .add(address(to));
        return log.put("data", "0x" + number(Long.toString(amount)));
    }

    private static ObjectNode receipt(ObjectNode transfer, String topic, String to, String data) {
        ObjectNode receipt = JsonNodeFactory.instance.objectNode();
        receipt.put("transactionHash", transfer.path("txn_hash").asText());
        receipt.put("blockNumber", "0x10");
        receipt.put("status", "0x1");
        ObjectNode log = receipt.putArray("logs").addObject();
        log.put("address", Setting.ROUTER.defaultValue());
        log.putArray("topics")
                .add(topic)
                .add(address(transfer.path("from").asText()))
                .add(address(to))
                .add(address(transfer.path("token_address").asText()));
        log.put("data", "0x" + data);
        return receipt;
    }

    private static String address(String address) {
        return "0x" + "0".repeat(24) + address.substring(2).toLowerCase();
    }

    private static String id(String id) {
        StringBuilder hex = new StringBuilder();
        for (byte b : id.getBytes(StandardCharsets.US_ASCII)) {
            hex.append(String.format("%02x", b));
        }
        return hex + "0".repeat(WORD - hex.length());
    }

    private static String number(String decimal) {
        String hex = new BigInteger(decimal).toString(16);
        return "0".repeat(WORD - hex.length()) + hex;
    }
}
