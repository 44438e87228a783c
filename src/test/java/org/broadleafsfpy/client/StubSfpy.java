package org.broadleafsfpy.client;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** SFPY's API as a test wants it to answer, over real HTTP. */
public final class StubSfpy implements AutoCloseable {
    /** What the stub answers. */
    public record Answer(int status, String body) {}

    private static final String CANCEL = "POST /v1/order/cancel";

    private final HttpServer server;
    private final Map<String, Function<String, Answer>> answers = new ConcurrentHashMap<>();
    private final List<String> calls = Collections.synchronizedList(new ArrayList<>());
    private final List<String> cancelled = Collections.synchronizedList(new ArrayList<>());
    private final List<String> bodies = Collections.synchronizedList(new ArrayList<>());

    public StubSfpy() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
        server.createContext(
                "/",
                exchange -> {
                    String call =
                            exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
                    calls.add(call);
                    if (call.equals(CANCEL)) {
                        cancelled.add(exchange.getRequestURI().getQuery().replace("token=", ""));
                    }
                    bodies.add(
                            new String(
                                    exchange.getRequestBody().readAllBytes(),
                                    StandardCharsets.UTF_8));
                    Answer answer =
                            answers.getOrDefault(call, query -> new Answer(404, "{}"))
                                    .apply(exchange.getRequestURI().getQuery());
                    byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
                    exchange.sendResponseHeaders(answer.status(), body.length);
                    exchange.getResponseBody().write(body);
                    exchange.close();
                });
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    public void answer(String call, int status, String body) {
        answers.put(call, query -> new Answer(status, body));
    }

    /** Answers by the call's query, such as {@code request=T&limit=50&offset=0}. */
    public void answer(String call, Function<String, Answer> byQuery) {
        answers.put(call, byQuery);
    }

    /** Answers a new request as SFPY does. */
    public void answerCreated(String token, String address, long chainId, long usdCents) {
        answer(
                "POST /v1/order/",
                200,
                """
                {"data":{"token":"%s","address":"%s","chain_id":%d,"state":"STARTED",\
                "purchase_total":{"grand_total":{"amount":%d,"currency":"USD"}}}}"""
                        .formatted(token, address, chainId, usdCents));
    }

    public List<String> calls() {
        return calls;
    }

    /** The requests that it was told to cancel; those of other tests' tasks may be among them. */
    public List<String> cancelled() {
        return cancelled;
    }

    public List<String> bodies() {
        return bodies;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
