package org.broadleafsfpy.sample;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Serves rendered pages of the module's inside the rules of other people's stylesheets. */
final class FramedPages implements AutoCloseable {
    private record Answer(String type, String policy, String refresh, String body) {}

    private final HttpServer server;
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final AtomicInteger asked = new AtomicInteger();
    private volatile String version = "1";

    FramedPages() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newFixedThreadPool(4));
        server.createContext("/", this::answer);
        server.createContext("/frames/", e -> file(e, e.getRequestURI().getPath(), "text/css"));
        server.createContext(
                "/sfpy/asset/style", e -> file(e, "/sfpy/assets/style.css", "text/css"));
        server.createContext(
                "/sfpy/asset/script", e -> file(e, "/sfpy/assets/waiting.js", "text/javascript"));
        server.createContext("/sfpy/status", this::status);
        server.start();
    }

    String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    /** A page as it was rendered, under a content security policy. */
    void put(String path, String html, String policy) {
        answers.put(path, new Answer("text/html", policy, null, html));
    }

    /** A page that the store wants reloaded until it is told that scripts run. */
    void putReloading(String path, String html, String policy) {
        answers.put(path, new Answer("text/html", policy, "1", html));
    }

    /** What polls are answered from now on. */
    void change(String newVersion) {
        version = newVersion;
    }

    /** How often pages were asked for. */
    int asked() {
        return asked.get();
    }

    private void answer(HttpExchange exchange) throws IOException {
        Answer answer = answers.get(exchange.getRequestURI().getPath());
        if (answer == null) {
            send(exchange, 404, "text/plain", "");
            return;
        }
        asked.incrementAndGet();
        String cookies = String.valueOf(exchange.getRequestHeaders().getFirst("Cookie"));
        if (answer.refresh() != null && !cookies.contains("sfpy_scripts=1")) {
            exchange.getResponseHeaders().set("Refresh", answer.refresh());
        }
        exchange.getResponseHeaders().set("Content-Security-Policy", answer.policy());
        String body = answer.body().replace("{version}", version).replace("{asked}", "" + asked());
        send(exchange, 200, answer.type(), body);
    }

    private void status(HttpExchange exchange) throws IOException {
        send(exchange, 200, "application/json", "{\"version\":\"" + version + "\"}");
    }

    private static void file(HttpExchange exchange, String resource, String type)
            throws IOException {
        try (InputStream in = FramedPages.class.getResourceAsStream(resource)) {
            send(exchange, 200, type, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private static void send(HttpExchange exchange, int status, String type, String body)
            throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type + ";charset=UTF-8");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
