package org.broadleafsfpy.chain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** An Ethereum node's JSON-RPC over real HTTP, with the chain that a test wants. */
public final class StubNode implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final Map<String, JsonNode> receipts = new ConcurrentHashMap<>();
    private volatile long chainId = 1;
    private volatile long head = 100;
    private volatile String broken;
    private volatile boolean forgetful;
    private volatile Instant blockTime = Instant.now();
    private final Map<String, String> contracts = new ConcurrentHashMap<>();

    public StubNode() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
        server.createContext(
                "/",
                exchange -> {
                    JsonNode call = JSON.readTree(exchange.getRequestBody());
                    byte[] answer =
                            broken == null ? answer(call).toString().getBytes() : broken.getBytes();
                    exchange.sendResponseHeaders(200, answer.length);
                    exchange.getResponseBody().write(answer);
                    exchange.close();
                });
        server.start();
    }

    private ObjectNode answer(JsonNode call) {
        ObjectNode answer = JSON.createObjectNode().put("jsonrpc", "2.0").put("id", 1);
        switch (call.path("method").asText()) {
            case "eth_chainId" -> answer.put("result", "0x" + Long.toHexString(chainId));
            case "eth_blockNumber" -> answer.put("result", "0x" + Long.toHexString(head));
            case "eth_getBlockByNumber" ->
                    answer.putObject("result")
                            .put("timestamp", "0x" + Long.toHexString(blockTime.getEpochSecond()));
            case "eth_call" -> answerCall(answer, call.path("params"));
            default -> answer.set("result", receipts.get(call.path("params").path(0).asText()));
        }
        if (!answer.has("result")) {
            answer.putNull("result");
        }
        return answer;
    }

    private void answerCall(ObjectNode answer, JsonNode params) {
        boolean tooOld = forgetful && !params.path(1).asText().equals("latest");
        String words =
                contracts.get(
                        params.path(0).path("to").asText() + params.path(0).path("data").asText());
        if (tooOld || words == null) {
            answer.putObject("error").put("code", -32000).put("message", "missing trie node");
        } else {
            answer.put("result", words);
        }
    }

    /** What a price feed answers. */
    public void setFeed(String address, int decimals, long answer, Instant updated) {
        contracts.put(
                address + "0xfeaf968c",
                "0x" + word(7) + word(answer) + word(1) + word(updated.getEpochSecond()) + word(7));
        contracts.put(address + "0x313ce567", "0x" + word(decimals));
    }

    /** What a contract answers to a call. */
    public void setAnswer(String address, String data, String words) {
        contracts.put(address + data, words);
    }

    private static String word(long number) {
        return String.format(
                "%064x", BigInteger.valueOf(number).mod(BigInteger.ONE.shiftLeft(256)));
    }

    /** When every block was made. */
    public void setBlockTime(Instant blockTime) {
        this.blockTime = blockTime;
    }

    /** Knows the state of the latest block only, as most nodes do. */
    public void forget() {
        this.forgetful = true;
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/a-key-in-the-path";
    }

    public void add(JsonNode receipt) {
        receipts.put(receipt.path("transactionHash").asText(), receipt);
    }

    public void remove(String transactionHash) {
        receipts.remove(transactionHash);
    }

    public void setHead(long head) {
        this.head = head;
    }

    public void setChainId(long chainId) {
        this.chainId = chainId;
    }

    /** Answers everything with this. */
    public void breakWith(String answer) {
        this.broken = answer;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
