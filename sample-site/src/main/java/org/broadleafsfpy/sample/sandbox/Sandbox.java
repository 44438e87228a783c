package org.broadleafsfpy.sample.sandbox;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.broadleafsfpy.event.SfpyEvent;

/** The stand-in for SFPY: an HTTP server on loopback. */
public final class Sandbox {
    private final HttpServer server;
    private final ExecutorService threads =
            Executors.newFixedThreadPool(
                    8,
                    task -> {
                        Thread thread = new Thread(task, "sandbox-http");
                        thread.setDaemon(true);
                        return thread;
                    });
    private final String apiKey;
    private final SharedSecret secret;
    private final WebhookSender webhooks;

    /**
     * @param port where it listens, on loopback
     * @param apiKey what the store has to show; null for a random one
     * @param sharedSecret what events are signed with; null for a random one
     * @param endpoint the store's webhook endpoint, subscribed to both events from the start
     */
    public Sandbox(int port, String apiKey, String sharedSecret, String endpoint)
            throws IOException {
        this.apiKey = apiKey == null ? Ids.hex(24) : apiKey;
        this.secret = new SharedSecret(sharedSecret == null ? Ids.hex(32) : sharedSecret);
        this.webhooks = new WebhookSender(secret::get);
        this.server =
                HttpServer.create(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 100);
        server.setExecutor(threads);

        Ledger ledger = new Ledger();
        webhooks.subscribe(endpoint, List.of(SfpyEvent.PAYMENT_CREATED, SfpyEvent.REFUND_CREATED));
        SandboxApi api = new SandboxApi(this.apiKey, ledger, webhooks, secret);
        SandboxPages pages = new SandboxPages(ledger, webhooks);
        server.createContext("/v1/", exchange -> answer(exchange, api::handle));
        SandboxChain chain = new SandboxChain(ledger);
        server.createContext("/rpc", exchange -> answer(exchange, chain::handle));
        server.createContext("/", exchange -> answer(exchange, pages::handle));
    }

    public void start() {
        server.start();
    }

    public void stop() {
        webhooks.stop();
        server.stop(0);
        threads.shutdownNow();
    }

    public String apiKey() {
        return apiKey;
    }

    public String secret() {
        return secret.get();
    }

    private interface Handler {
        Answer handle(Call call) throws IOException;
    }

    private static void answer(HttpExchange exchange, Handler handler) throws IOException {
        try (exchange) {
            Answer answer;
            try {
                answer = handler.handle(new Call(exchange));
            } catch (IllegalArgumentException e) {
                answer = Answer.error(400, "BAD_REQUEST", e.getMessage());
            }
            answer.sendTo(exchange);
        }
    }
}
