package org.broadleafsfpy.sample.sandbox;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

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
    private final Account account;
    private final WebhookSender webhooks;

    /**
     * @param port where it listens, on loopback
     * @param apiKey what the store has to show; null for a random one
     * @param sharedSecret what events are signed with; null for a random one
     * @param endpoint the store's webhook endpoint, subscribed to both events from the start; null
     *     for a new account, whose webhooks are not even enabled
     */
    public Sandbox(int port, String apiKey, String sharedSecret, String endpoint)
            throws IOException {
        this.account = new Account(apiKey, sharedSecret, endpoint != null);
        this.webhooks = new WebhookSender(account::secret);
        this.server =
                HttpServer.create(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 100);
        server.setExecutor(threads);

        Ledger ledger = new Ledger();
        if (endpoint != null) {
            webhooks.subscribe(endpoint, Account.EVENTS);
        }
        SandboxApi api = new SandboxApi(account, ledger, webhooks);
        SandboxPages pages = new SandboxPages(account, ledger, webhooks);
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
        return account.apiKey();
    }

    public String secret() {
        return account.secret();
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
