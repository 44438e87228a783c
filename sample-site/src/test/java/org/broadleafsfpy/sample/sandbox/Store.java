package org.broadleafsfpy.sample.sandbox;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A store's webhook, as far as the sandbox sees it: it keeps what was posted and answers. */
public final class Store implements AutoCloseable {
    /** What was posted. */
    public record Posted(String documented, String sample, String contentType, String body) {
        /** What should have been signed. */
        public String event() {
            return body.substring("{\"data\":".length(), body.lastIndexOf('}'));
        }
    }

    private final BlockingQueue<Posted> posted = new LinkedBlockingQueue<>();
    private final HttpServer server;
    private volatile int status = 200;

    private Store() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
        server.createContext("/", this::take);
        server.start();
    }

    public static Store open() {
        try {
            return new Store();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            posted.add(
                    new Posted(
                            exchange.getRequestHeaders().getFirst("SFPY-Signature"),
                            exchange.getRequestHeaders().getFirst("X-SFPY-SIGNATURE"),
                            exchange.getRequestHeaders().getFirst("Content-Type"),
                            new String(
                                    exchange.getRequestBody().readAllBytes(),
                                    StandardCharsets.UTF_8)));
            byte[] answer = "{\"status\":\"seen\"}".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, answer.length);
            exchange.getResponseBody().write(answer);
        }
    }

    public void answer(int nextStatus) {
        status = nextStatus;
    }

    public String endpoint() {
        return "http://localhost:" + server.getAddress().getPort() + "/hook?a=1&b=%3C2%3E";
    }

    public Posted next() throws InterruptedException {
        Posted next = posted.poll(20, TimeUnit.SECONDS);
        if (next == null) {
            throw new AssertionError("nothing was posted within 20 s");
        }
        return next;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
