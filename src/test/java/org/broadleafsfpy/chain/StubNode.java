package org.broadleafsfpy.chain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
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
            default -> answer.set("result", receipts.get(call.path("params").path(0).asText()));
        }
        if (!answer.has("result")) {
            answer.putNull("result");
        }
        return answer;
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
