package org.broadleafsfpy.sample.sandbox;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.broadleafsfpy.event.SfpySignature;

/**
 * Sends events to the endpoints that want them, again with growing pauses until one answers 2xx.
 */
final class WebhookSender {
    private static final String ZERO_TIME = "0001-01-01T00:00:00Z";
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
    private static final int KEPT = 200;
    private static final int MAX_ATTEMPTS = 200;

    /** An endpoint of the merchant's and the event types that go there. */
    record Subscription(String token, String endpoint, List<String> events) {}

    /** A line for the merchant page. */
    record Delivery(Instant at, String type, String event, int attempt, String answer) {}

    private final Map<String, Subscription> subscriptions = new ConcurrentHashMap<>();
    private final Deque<Delivery> deliveries = new ArrayDeque<>();
    private final ScheduledExecutorService threads =
            Executors.newScheduledThreadPool(
                    2,
                    task -> {
                        Thread thread = new Thread(task, "sandbox-webhooks");
                        thread.setDaemon(true);
                        return thread;
                    });
    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(3))
                    .build();
    private final Supplier<String> secret;

    WebhookSender(Supplier<String> secret) {
        this.secret = secret;
    }

    Subscription subscribe(String endpoint, List<String> events) {
        Subscription subscription = new Subscription(Ids.token(), endpoint, List.copyOf(events));
        subscriptions.put(subscription.token(), subscription);
        return subscription;
    }

    void put(Subscription subscription) {
        subscriptions.put(subscription.token(), subscription);
    }

    boolean remove(String token) {
        return subscriptions.remove(token) != null;
    }

    List<Subscription> subscriptions() {
        return new ArrayList<>(subscriptions.values());
    }

    Subscription subscription(String token) {
        return subscriptions.get(token);
    }

    List<Delivery> deliveries() {
        synchronized (deliveries) {
            return new ArrayList<>(deliveries);
        }
    }

    /** Sends an event after a pause to everybody who subscribed to its type. */
    void send(String type, ObjectNode notification, Duration pause) {
        for (Subscription subscription : subscriptions.values()) {
            if (subscription.events().contains(type)) {
                sendTo(subscription, type, notification, pause);
            }
        }
    }

    void sendTo(Subscription subscription, String type, ObjectNode notification, Duration pause) {
        String token = Ids.token();
        Instant created = Instant.now().truncatedTo(ChronoUnit.MICROS);
        schedule(subscription.endpoint(), type, notification, token, created, 1, pause);
    }

    private void schedule(
            String endpoint,
            String type,
            ObjectNode notification,
            String token,
            Instant created,
            int attempt,
            Duration pause) {
        threads.schedule(
                () -> {
                    String answer =
                            post(
                                    endpoint,
                                    event(endpoint, type, notification, token, created, attempt));
                    remember(new Delivery(Instant.now(), type, token, attempt, answer));
                    if (!answer.startsWith("2") && attempt < MAX_ATTEMPTS) {
                        Duration next = Duration.ofSeconds(1L << Math.min(attempt - 1, 6));
                        if (next.compareTo(LONGEST_PAUSE) > 0) {
                            next = LONGEST_PAUSE;
                        }
                        schedule(endpoint, type, notification, token, created, attempt + 1, next);
                    }
                },
                pause.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    /** Members in the order in which SFPY writes them; what is empty is left out, as Go does. */
    private static ObjectNode event(
            String endpoint,
            String type,
            ObjectNode notification,
            String token,
            Instant created,
            int attempt) {
        ObjectNode event = JsonNodeFactory.instance.objectNode();
        event.put("token", token);
        event.put("client_id", "CSANDB0XMERCHANT0001");
        event.put("type", type);
        event.put("status", "PENDING");
        event.put("endpoint", endpoint);
        ObjectNode envelope = event.putObject("data");
        envelope.put("token", token.substring(0, 19) + "0");
        envelope.put("event_id", token);
        ObjectNode payload = envelope.putObject("notification");
        payload.put("token", token.substring(0, 19) + "1");
        payload.put("notification_id", token.substring(0, 19) + "0");
        payload.setAll(notification);
        envelope.put("resource", type.startsWith("payment") ? "PAYMENT" : "REFUND");
        envelope.put("created_at", created.toString());
        envelope.put("updated_at", created.toString());
        if (attempt > 1) {
            event.put("delivery_attempts", attempt - 1);
        }
        event.put("resource", "EVENT");
        event.put("next_attempt_at", ZERO_TIME);
        event.put("created_at", created.toString());
        event.put("updated_at", created.toString());
        return event;
    }

    private String post(String endpoint, ObjectNode event) {
        byte[] signed = event.toString().getBytes(StandardCharsets.UTF_8);
        try {
            HttpRequest request =
                    HttpRequest.newBuilder(URI.create(endpoint))
                            .timeout(Duration.ofSeconds(10))
                            .header("Content-Type", "application/json")
                            .header("SFPY-Signature", SfpySignature.sign(signed, secret.get()))
                            .POST(HttpRequest.BodyPublishers.ofString("{\"data\":" + event + "}\n"))
                            .build();
            return Integer.toString(
                    http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode());
        } catch (IOException e) {
            return "no answer";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "stopped";
        }
    }

    private void remember(Delivery delivery) {
        synchronized (deliveries) {
            deliveries.addFirst(delivery);
            while (deliveries.size() > KEPT) {
                deliveries.removeLast();
            }
        }
    }

    void stop() {
        threads.shutdownNow();
    }
}
