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
    private final Simulation simulation;
    private final Impairment impairment;

    /**
     * @param port where it listens, on loopback
     * @param apiKey what the store has to show; null for a random one
     * @param sharedSecret what events are signed with; null for a random one
     * @param endpoint the store's webhook endpoint, subscribed to both events from the start; null
     *     for a new account, whose webhooks are not even enabled
     * @throws IOException if the port is taken
     */
    public Sandbox(int port, String apiKey, String sharedSecret, String endpoint)
            throws IOException {
        this(new SandboxOptions(port, apiKey, sharedSecret, endpoint, CONFIRMATION, Map.of()));
    }

    /**
     * @param options how it starts
     * @throws IllegalArgumentException if the endpoint is no address, or a switch does not exist
     * @throws IOException if the port is taken
     */
    public Sandbox(SandboxOptions options) throws IOException {
        this.simulation = Simulation.of(options);
        this.impairment = new Impairment(simulation.switches());
        this.server =
                HttpServer.create(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), options.port()),
                        100);
        server.setExecutor(threads);
        SandboxApi api = new SandboxApi(simulation);
        SandboxChain chain = new SandboxChain(simulation.ledger());
        ControlApi control = new ControlApi(simulation);
        SandboxPages pages = new SandboxPages(simulation);
        server.createContext("/v1/", exchange -> answerApi(exchange, api));
        server.createContext("/rpc", exchange -> answer(exchange, chain::handle));
        server.createContext("/sandbox/", exchange -> answer(exchange, control::handle));
        server.createContext("/", exchange -> answer(exchange, pages::handle));
    }

    public void start() {
        server.start();
    }

    public void stop() {
        simulation.webhooks().stop();
        server.stop(0);
        threads.shutdownNow();
    }

    public int port() {
        return server.getAddress().getPort();
    }

    public String apiKey() {
        return simulation.account().apiKey();
    }

    public String secret() {
        return simulation.account().secret();
    }

    /**
     * @return the first endpoint that gets events; null if there is none
     */
    public String endpoint() {
        return simulation.webhooks().subscriptions().stream()
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
