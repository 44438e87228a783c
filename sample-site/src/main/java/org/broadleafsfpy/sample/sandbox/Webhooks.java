package org.broadleafsfpy.sample.sandbox;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * The merchant's endpoints, and the events that go there: again with growing pauses until one
 * answers 2xx. Thread-safe.
 */
final class Webhooks {
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
    private static final int LONGEST_DOUBLING = 6;
    private static final int MAX_ATTEMPTS = 200;
    private static final int KEPT = 200;

    /** An endpoint of the merchant's and the event types that go there. */
    record Subscription(String token, String endpoint, List<String> events) {}

    private final Map<String, Subscription> subscriptions =
            Collections.synchronizedMap(new LinkedHashMap<>());
    private final Deque<Notice> newestFirst = new ArrayDeque<>();
    private final ScheduledExecutorService threads =
            Executors.newScheduledThreadPool(
                    4,
                    task -> {
                        Thread thread = new Thread(task, "sandbox-webhooks");
                        thread.setDaemon(true);
                        return thread;
                    });
    private final Account account;
    private final Switches switches;
    private final DeliveryLog log;

    Webhooks(Account account, Switches switches, DeliveryLog log) {
        this.account = account;
        this.switches = switches;
        this.log = log;
    }

    /**
     * @throws IllegalArgumentException if it is not an address that events can be posted to
     */
    static String requireEndpoint(String endpoint) {
        if (!isHttpAddress(endpoint)) {
            throw new IllegalArgumentException(
                    "\"" + endpoint + "\" is not an address such as http://localhost:8080/hook.");
        }
        return endpoint;
    }

    private static boolean isHttpAddress(String text) {
        try {
            URI uri = new URI(text);
            return uri.getHost() != null && List.of("http", "https").contains(uri.getScheme());
        } catch (URISyntaxException e) {
            return false;
        }
    }

    Subscription register(String endpoint, List<String> events) {
        return put(Ids.token(), requireEndpoint(endpoint), events);
    }

    Subscription put(String token, String endpoint, List<String> events) {
        Subscription subscription = new Subscription(token, endpoint, List.copyOf(events));
        subscriptions.put(token, subscription);
        return subscription;
    }

    void remove(String token) {
        subscriptions.remove(token);
    }

    List<Subscription> subscriptions() {
        synchronized (subscriptions) {
            return new ArrayList<>(subscriptions.values());
        }
    }

    Optional<Subscription> subscription(String token) {
        return Optional.ofNullable(subscriptions.get(token));
    }

    /** The latest events, newest first. */
    List<Notice> sent() {
        synchronized (newestFirst) {
            return new ArrayList<>(newestFirst);
        }
    }

    /**
     * Sends an event after a pause to every endpoint that gets its type.
     *
     * @return to how many
     */
    int send(Notice notice, Duration pause) {
        int count = 0;
        for (Subscription subscription : subscriptions()) {
            if (subscription.events().contains(notice.type())) {
                sendTo(subscription.endpoint(), notice, pause);
                count++;
            }
        }
        return count;
    }

    void sendTo(String endpoint, Notice notice, Duration pause) {
        synchronized (newestFirst) {
            newestFirst.addFirst(notice);
            if (newestFirst.size() > KEPT) {
                newestFirst.removeLast();
            }
        }
        schedule(endpoint, notice, 1, pause);
    }

    private void schedule(String endpoint, Notice notice, int attempt, Duration pause) {
        threads.schedule(
                () -> {
                    boolean taken = deliver(endpoint, notice, attempt, account.secret()).isTaken();
                    if (!taken && attempt < MAX_ATTEMPTS) {
                        schedule(endpoint, notice, attempt + 1, pauseBehind(attempt));
                    }
                },
                pause.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    private static Duration pauseBehind(int attempt) {
        Duration doubled = Duration.ofSeconds(1L << Math.min(attempt - 1, LONGEST_DOUBLING));
        return doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
    }

    /** Posts an event once, now. */
    Delivery deliver(String endpoint, Notice notice, int attempt, String secret) {
        Post post =
                new Post(
                        endpoint,
                        notice.event(endpoint, attempt),
                        secret,
                        Post.Header.BOTH,
                        contentType());
        return deliver(post, notice.type(), notice.token(), attempt);
    }

    /** Posts whatever it is once, now. */
    Delivery deliver(Post post, String type, String event, int attempt) {
        Instant at = Instant.now();
        Post.Result result = post.send();
        return log.add(
                number ->
                        new Delivery(
                                number,
                                at,
                                type,
                                event,
                                attempt,
                                post.endpoint(),
                                result.status(),
                                result.millis(),
                                result.answer(),
                                post.body()));
    }

    /** Null for none. */
    String contentType() {
        return switch (switches.get(Switch.CONTENT_TYPE)) {
            case "none" -> null;
            case "text" -> "text/plain; charset=utf-8";
            default -> "application/json";
        };
    }

    void stop() {
        threads.shutdownNow();
    }
}
