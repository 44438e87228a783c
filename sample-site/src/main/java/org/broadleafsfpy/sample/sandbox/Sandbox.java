package org.broadleafsfpy.sample.sandbox;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The stand-in for SFPY: an HTTP server on loopback. */
public final class Sandbox {
    /** A payout address for play money: one that development tools of Ethereum publish. */
    public static final String SAMPLE_PAYOUT_ADDRESS = "0x70997970C51812dc3A010C7d01b50e0d17dc79C8";

    /** The price feeds of the sandbox's chain, as the store's settings name them. */
    public static final String PRICE_FEEDS =
            "ETH=" + SandboxChain.ETH_FEED + ",WBTC=" + SandboxChain.BTC_FEED;

    private static final Duration CONFIRMATION = Duration.ofSeconds(3);

    private final HttpServer server;
    private final ExecutorService threads =
            Executors.newCachedThreadPool(
                    task -> {
                        Thread thread = new Thread(task, "sandbox-http");
                        thread.setDaemon(true);
                        return thread;
                    });
    private final Account account;
    private final Webhooks webhooks;
    private final Impairment impairment;

    /**
     * @param port where it listens, on loopback
     * @param apiKey what the store has to show; null for a random one
     * @param sharedSecret what events are signed with; null for a random one
     * @param endpoint the store's webhook endpoint, subscribed to both events from the start; null
     *     for a new account, whose webhooks are not even enabled
     */
    public Sandbox(int port, String apiKey, String sharedSecret, String endpoint)
            throws IOException {
        this(port, apiKey, sharedSecret, endpoint, CONFIRMATION, Map.of());
    }

    /**
     * @param port where it listens, on loopback; 0 for any that is free
     * @param apiKey what the store has to show; null for a random one
     * @param sharedSecret what events are signed with; null for a random one
     * @param endpoint the store's webhook endpoint, subscribed to both events from the start; null
     *     for a new account
     * @param confirmation how long the simulated blockchain takes to confirm
     * @param values of switches, by their names
     * @throws IllegalArgumentException if the endpoint is no address, or a switch does not exist
     * @throws IOException if the port is taken
     */
    public Sandbox(
            int port,
            String apiKey,
            String sharedSecret,
            String endpoint,
            Duration confirmation,
            Map<String, String> values)
            throws IOException {
        Switches switches = new Switches();
        values.forEach((key, value) -> switches.set(Switch.named(key), value));
        DeliveryLog log = new DeliveryLog();
        this.account = new Account(apiKey, sharedSecret, endpoint != null);
        this.webhooks = new Webhooks(account, switches, log);
        this.impairment = new Impairment(switches);
        if (endpoint != null) {
            webhooks.register(endpoint, Account.EVENTS);
        }
        Ledger ledger = new Ledger();
        Transactions transactions = new Transactions(ledger, webhooks, switches, confirmation);
        SandboxApi api =
                new SandboxApi(
                        account,
                        new OrderApi(account, ledger, switches),
                        new NotifyApi(account, webhooks, transactions));
        Player player = new Player(account, ledger, webhooks, transactions);
        ControlApi control = new ControlApi(account, ledger, webhooks, switches, log, player);
        SandboxPages pages =
                new SandboxPages(account, ledger, webhooks, transactions, switches, log);
        SandboxChain chain = new SandboxChain(ledger);
        this.server =
                HttpServer.create(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 100);
        server.setExecutor(threads);
        server.createContext("/v1/", exchange -> answerApi(exchange, api));
        server.createContext("/rpc", exchange -> answer(exchange, chain::handle));
        server.createContext("/sandbox/", exchange -> answer(exchange, control::handle));
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

    public int port() {
        return server.getAddress().getPort();
    }

    public String apiKey() {
        return account.apiKey();
    }

    public String secret() {
        return account.secret();
    }

    /**
     * @return the first endpoint that gets events; null if there is none
     */
    public String endpoint() {
        return webhooks.subscriptions().stream()
                .filter(subscription -> !subscription.events().isEmpty())
                .map(Webhooks.Subscription::endpoint)
                .findFirst()
                .orElse(null);
    }

    private interface Handler {
        Answer handle(Call call) throws IOException;
    }

    private static void answer(HttpExchange exchange, Handler handler) throws IOException {
        try (exchange) {
            handle(new Call(exchange), handler).sendTo(exchange);
        }
    }

    private void answerApi(HttpExchange exchange, SandboxApi api) throws IOException {
        try (exchange) {
            Call call = new Call(exchange);
            if (impairment.isDown()) {
                return; // closing without an answer closes the connection
            }
            Answer instead = impairment.instead();
            impairment.send(instead != null ? instead : handle(call, api::handle), exchange);
        }
    }

    private static Answer handle(Call call, Handler handler) throws IOException {
        try {
            return handler.handle(call);
        } catch (IllegalArgumentException e) {
            return Answer.error(400, "BAD_REQUEST", e.getMessage());
        }
    }
}
