package org.broadleafsfpy.sample.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * The simulated chain over Ethereum's JSON-RPC: a block a second, and the receipts of the sandbox's
 * payments and refunds as SFPY's router would leave them behind.
 */
final class SandboxChain {
    private static final String ROUTER = "0x4bceebce68093cd4e1b61c5911cbdfbd97eeb99e";
    private static final String PAY =
            "0x3568f1905ec8ab176de58d600bcbdc978df0d52db2b0bcfe214eb48fc19ad4ce";
    private static final String REFUND =
            "0x09ef189c19cd320c3b0349b0172f7e8c4040a52a8d261e5db0769651762db305";
    static final String ETH_FEED = "0x5f4ec3df9cbd43714fe2740f5e3616155c5b8419";
    static final String BTC_FEED = "0xf4030086522a5beea4988f8ca5b36dbc97bee88c";
    private static final int FEED_DECIMALS = 6;
    private static final int WORD_DIGITS = 64;
    private static final long FIRST_BLOCK = 1000;

    private final Ledger ledger;
    private final long begunAt = Instant.now().getEpochSecond();

    SandboxChain(Ledger ledger) {
        this.ledger = ledger;
    }

    Answer handle(Call call) {
        JsonNode request = call.json();
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.put("jsonrpc", "2.0");
        answer.set("id", request.path("id"));
        switch (request.path("method").asText()) {
            case "eth_chainId" -> answer.put("result", "0x1");
            case "eth_blockNumber" -> answer.put("result", hex(blockAt(Instant.now())));
            case "eth_getBlockByNumber" ->
                    answer.set("result", block(request.path("params").path(0).asText()));
            case "eth_call" -> call(request.path("params").path(0), answer);
            case "eth_getTransactionReceipt" ->
                    answer.set("result", receipt(request.path("params").path(0).asText()));
            default ->
                    answer.putObject("error").put("code", -32601).put("message", "unknown method");
        }
        return new Answer(200, "application/json", answer.toString(), null);
    }

    private long blockAt(Instant time) {
        return FIRST_BLOCK + time.getEpochSecond() - begunAt;
    }

    /** A block a second; one that holds a late payment is of the next day. */
    private ObjectNode block(String number) {
        long block = Long.decode(number);
        long time = begunAt + block - FIRST_BLOCK;
        for (Ledger.Request request : ledger.all()) {
            for (Ledger.Payment payment : request.payments()) {
                if (payment.late() && blockAt(payment.at()) == block) {
                    time += Duration.ofDays(1).toSeconds();
                }
            }
        }
        ObjectNode found = JsonNodeFactory.instance.objectNode();
        return found.put("number", number).put("timestamp", hex(time));
    }

    /** Price feeds for ether and bitcoin, at the rates that the payment page uses. */
    private static void call(JsonNode call, ObjectNode answer) {
        SandboxToken token =
                switch (call.path("to").asText().toLowerCase(Locale.ROOT)) {
                    case ETH_FEED -> SandboxToken.ETH;
                    case BTC_FEED -> SandboxToken.WBTC;
                    default -> null;
                };
        String data = call.path("data").asText();
        if (token != null && data.equals("0xfeaf968c")) {
            String now = number(BigInteger.valueOf(Instant.now().getEpochSecond()));
            String price = number(BigInteger.valueOf(token.microUsd()));
            String round = number(BigInteger.ONE);
            answer.put("result", "0x" + round + price + now + now + round);
        } else if (token != null && data.equals("0x313ce567")) {
            answer.put("result", "0x" + number(BigInteger.valueOf(FEED_DECIMALS)));
        } else {
            answer.putObject("error").put("code", -32000).put("message", "no such contract");
        }
    }

    private JsonNode receipt(String hash) {
        for (Ledger.Request request : ledger.all()) {
            for (Ledger.Payment payment : request.payments()) {
                if (payment.hash().equalsIgnoreCase(hash)) {
                    return receipt(
                            hash,
                            payment.at(),
                            PAY,
                            Ledger.PAYER,
                            payment.to(),
                            payment.token(),
                            id(request.token())
                                    + number(payment.baseUnits())
                                    + number(BigInteger.valueOf(payment.microUsd())));
                }
            }
            Optional<Ledger.Refund> refund =
                    request.refunds().stream()
                            .filter(r -> r.hash().equalsIgnoreCase(hash))
                            .findAny();
            if (refund.isPresent()) {
                return receipt(
                        hash,
                        refund.get().at(),
                        REFUND,
                        request.payoutAddress(),
                        refund.get().to(),
                        refund.get().token(),
                        id(refund.get().payment().id()) + number(refund.get().baseUnits()));
            }
        }
        return JsonNodeFactory.instance.nullNode();
    }

    private ObjectNode receipt(
            String hash,
            Instant at,
            String topic,
            String from,
            String to,
            SandboxToken token,
            String data) {
        ObjectNode receipt = JsonNodeFactory.instance.objectNode();
        receipt.put("transactionHash", hash);
        receipt.put("blockNumber", hex(blockAt(at)));
        receipt.put("status", "0x1");
        ObjectNode log = receipt.putArray("logs").addObject();
        log.put("address", ROUTER).put("removed", false).put("data", "0x" + data);
        String tokenAddress = token == SandboxToken.ETH ? "0x" + "0".repeat(40) : token.address();
        log.putArray("topics")
                .add(topic)
                .add(address(from))
                .add(address(to))
                .add(address(tokenAddress));
        return receipt;
    }

    private static String address(String address) {
        return "0x" + "0".repeat(24) + address.substring(2).toLowerCase(Locale.ROOT);
    }

    private static String id(String id) {
        StringBuilder hex = new StringBuilder();
        for (byte b : id.getBytes(StandardCharsets.US_ASCII)) {
            hex.append(String.format("%02x", b));
        }
        return hex + "0".repeat(WORD_DIGITS - hex.length());
    }

    private static String number(BigInteger number) {
        String hex = number.toString(16);
        return "0".repeat(WORD_DIGITS - hex.length()) + hex;
    }

    private static String hex(long number) {
        return "0x" + Long.toHexString(number);
    }
}
