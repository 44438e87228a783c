package org.broadleafsfpy.chain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigInteger;
import java.util.Collections;
import java.util.Optional;
import org.broadleafsfpy.client.JsonHttp;

/**
 * Ethereum's JSON-RPC, the three calls that verification needs. Follows no redirects, waits a few
 * seconds. Immutable, thread-safe.
 */
final class EthereumNode {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String url;

    EthereumNode(String url) {
        this.url = url;
    }

    long chainId() throws NodeUnavailableException {
        return quantity(call("eth_chainId")).longValue();
    }

    long blockNumber() throws NodeUnavailableException {
        return quantity(call("eth_blockNumber")).longValue();
    }

    /** Empty if the transaction is not in a block. */
    Optional<JsonNode> receipt(String transactionHash) throws NodeUnavailableException {
        JsonNode receipt = call("eth_getTransactionReceipt", transactionHash);
        return receipt.isObject() ? Optional.of(receipt) : Optional.<JsonNode>empty();
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

    private JsonNode call(String method, String... parameters) throws NodeUnavailableException {
        ObjectNode request = JSON.createObjectNode();
        request.put("jsonrpc", "2.0").put("id", 1).put("method", method);
        for (String parameter : parameters) {
            request.withArray("params").add(parameter);
        }
        request.withArray("params");
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
