package org.broadleafsfpy.chain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.broadleafsfpy.client.JsonHttp;

/**
 * Ethereum's JSON-RPC, the few calls that verification and price feeds need. Follows no redirects,
 * waits a few seconds. Immutable, thread-safe.
 */
final class EthereumNode {
    static final String LATEST = "latest";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int WORD_DIGITS = 64;

    private final String url;

    EthereumNode(String url) {
        this.url = url;
    }

    long chainId() throws NodeUnavailableException {
        return quantity(call("eth_chainId", params())).longValue();
    }

    long blockNumber() throws NodeUnavailableException {
        return quantity(call("eth_blockNumber", params())).longValue();
    }

    /** Empty if the transaction is not in a block. */
    Optional<JsonNode> receipt(String transactionHash) throws NodeUnavailableException {
        JsonNode receipt = call("eth_getTransactionReceipt", params().add(transactionHash));
        return receipt.isObject() ? Optional.of(receipt) : Optional.<JsonNode>empty();
    }

    /** When a block was made. */
    Instant timeOf(long block) throws NodeUnavailableException {
        JsonNode found = call("eth_getBlockByNumber", params().add(hex(block)).add(false));
        if (!found.isObject()) {
            throw new NodeUnavailableException("the node does not know a block of its own");
        }
        return Instant.ofEpochSecond(quantity(found.path("timestamp")).longValue());
    }

    /**
     * Asks a contract.
     *
     * @param blockTag a block's number as {@link #hex} writes it, or {@link #LATEST}
     * @return the words of its answer
     */
    List<BigInteger> ask(String contract, String data, String blockTag)
            throws NodeUnavailableException {
        ArrayNode parameters = params();
        parameters.addObject().put("to", contract).put("data", data);
        String answer = call("eth_call", parameters.add(blockTag)).asText("");
        if (!answer.matches("0x([0-9a-fA-F]{64})+")) {
            throw new NodeUnavailableException("the contract answered with something else");
        }
        List<BigInteger> words = new ArrayList<>();
        for (int start = 2; start < answer.length(); start += WORD_DIGITS) {
            words.add(new BigInteger(answer.substring(start, start + WORD_DIGITS), 16));
        }
        return words;
    }

    static String hex(long number) {
        return "0x" + Long.toHexString(number);
    }

    /** A number as JSON-RPC writes it: 0x and hex digits. */
    static BigInteger quantity(JsonNode value) throws NodeUnavailableException {
        String text = value.asText("");
        if (!text.matches("0x[0-9a-fA-F]{1,64}")) {
            throw new NodeUnavailableException(
                    "the node answered with something else than a number");
        }
        return new BigInteger(text.substring(2), 16);
    }

    private static ArrayNode params() {
        return JsonNodeFactory.instance.arrayNode();
    }

    private JsonNode call(String method, ArrayNode parameters) throws NodeUnavailableException {
        ObjectNode request = JSON.createObjectNode();
        request.put("jsonrpc", "2.0").put("id", 1).put("method", method).set("params", parameters);
        try {
            JsonHttp.Answer answer =
                    JsonHttp.call("POST", url, Collections.emptyMap(), request.toString());
            JsonNode body = JSON.readTree(answer.body());
            if (answer.status() != 200 || body.hasNonNull("error") || !body.has("result")) {
                throw new NodeUnavailableException(
                        method + " was answered " + answer.status() + " without a result");
            }
            return body.path("result");
        } catch (IOException e) {
            // Neither the parser's message (it quotes) nor the address (it may hold a key).
            throw new NodeUnavailableException(
                    method + " had no usable answer: " + e.getClass().getSimpleName());
        }
    }
}
