package org.broadleafsfpy.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Two stores on one PostgreSQL, the clock of one a minute ahead, events sent to both by several
 * clients, many of them more than once; and all the while SIGKILL for one of the stores or for the
 * database, at random moments. In the end every event that was answered 200 is settled exactly
 * once, and every order is what its events say.
 *
 * <p>Three kills at each build. The long form, about half a minute for each kill:
 *
 * <pre>mvn -f sample-site/pom.xml verify -Dit.test=KillsIT -Dreliability.kills=24</pre>
 *
 * <p>What happens is drawn from {@code -Dreliability.seed}, which is printed. When things happen is
 * up to the machine, so the same seed is not the same run.
 */
@DisplayName("Stores and a database that are killed")
class KillsIT {
    private static final String SECRET = "0123456789abcdef0123456789abcdef";
    private static final int KILLS = Integer.getInteger("reliability.kills", 3);
    private static final int ORDERS_FOR_EACH_KILL = 20;
    private static final int CLIENTS = 4;

    /** A dead node's work is taken over when its heartbeats have been missing for a minute. */
    private static final Duration SETTLE_LIMIT = Duration.ofMinutes(5);

    /** What is done about an order, and what it must come to. */
    private enum Plan {
        PAID("PLACED", "SUBMITTED", "PROCESSING", 1, 0),
        PAID_IN_TWO_PARTS("PLACED", "SUBMITTED", "PROCESSING", 2, 0),
        PAID_TOO_MUCH("PLACED", "SUBMITTED", "PROCESSING", 1, 0),
        PAID_IN_PART("PARTIALLY_PAID", "AWAITING_PAYMENT", null, 0, 0),
        PAID_AND_REFUNDED("REFUNDED", "CANCELLED", "CANCELLED", 1, 1),
        PAID_AND_REFUNDED_IN_PART("PARTIALLY_REFUNDED", "SUBMITTED", "PROCESSING", 1, 1);

        final String sfpyState;
        final String orderStatus;
        final String groupStatus;
        final int captures;
        final int refunds;

        Plan(String state, String status, String group, int captures, int refunds) {
            this.sfpyState = state;
            this.orderStatus = status;
            this.groupStatus = group;
            this.captures = captures;
            this.refunds = refunds;
        }

        /** The order's events; those of one step may come in any sequence, the next step later. */
        List<List<String>> events(String request, long usdCents) {
            String payment = SignedEvents.id();
            switch (this) {
                case PAID_IN_TWO_PARTS:
                    return List.of(
                            List.of(
                                    SignedEvents.payment(request, payment, usdCents / 2),
                                    SignedEvents.payment(
                                            request, SignedEvents.id(), usdCents - usdCents / 2)));
                case PAID_TOO_MUCH:
                    return List.of(List.of(SignedEvents.payment(request, payment, usdCents + 500)));
                case PAID_IN_PART:
                    return List.of(List.of(SignedEvents.payment(request, payment, usdCents / 2)));
                case PAID_AND_REFUNDED:
                    return List.of(
                            List.of(SignedEvents.payment(request, payment, usdCents)),
                            List.of(SignedEvents.refund(request, payment, usdCents)));
                case PAID_AND_REFUNDED_IN_PART:
                    return List.of(
                            List.of(SignedEvents.payment(request, payment, usdCents)),
                            List.of(SignedEvents.refund(request, payment, 100)));
                default:
                    return List.of(List.of(SignedEvents.payment(request, payment, usdCents)));
            }
        }
    }

    private record SeededOrder(String request, long id, long usdCents, Plan plan) {}

    private final long seed = Long.getLong("reliability.seed", new Random().nextLong());
    private final Random random = new Random(seed);
    private final Set<String> accepted = ConcurrentHashMap.newKeySet();
    private final AtomicInteger answered = new AtomicInteger();
    private final AtomicInteger unanswered = new AtomicInteger();
    private final AtomicInteger steps = new AtomicInteger();

    private KillablePostgres postgres;
    private Node[] nodes = {};

    /** A store that is started again whenever it has been killed. */
    private static final class Node {
        private final String name;
        private final Map<String, String> variables;
        private int starts;
        private RunningSite site;

        Node(String name, Map<String, String> variables) {
            this.name = name;
            this.variables = new HashMap<>(variables);
            this.variables.put("PORT", Integer.toString(RunningSite.freePort()));
        }

        void start(Map<String, String> more) {
            Map<String, String> all = new HashMap<>(variables);
            all.putAll(more);
            site = RunningSite.start(name + "-" + ++starts, all);
        }

        void close() {
            if (site != null) {
                site.close();
            }
        }

        URI webhook() {
            return URI.create("http://localhost:" + variables.get("PORT") + "/sfpy/webhook");
        }
    }

    @Test
    void loseNothingAndDoNothingTwice() throws Exception {
        System.out.println("KillsIT seed " + seed);
        try (KillablePostgres database = new KillablePostgres()) {
            postgres = database;
            List<SeededOrder> orders = startNodes(KILLS * ORDERS_FOR_EACH_KILL);
            long stockBefore = stock();
            List<Future<?>> clients = new ArrayList<>();
            ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
            Instant begun = Instant.now();
            for (int i = 0; i < CLIENTS; i++) {
                List<SeededOrder> part = new ArrayList<>();
                for (int j = i; j < orders.size(); j += CLIENTS) {
                    part.add(orders.get(j));
                }
                long clientSeed = random.nextLong();
                clients.add(threads.submit(() -> send(part, new Random(clientSeed))));
            }
            int[] kills = kill(orders.size());
            for (Future<?> client : clients) {
                client.get(20, TimeUnit.MINUTES);
            }
            threads.shutdown();
            awaitSettled();
            System.out.printf(
                    "KillsIT seed %d: %d kills of stores, %d of PostgreSQL, %d events accepted, %d"
                            + " answers of 200, %d deliveries without one, %d orders, %d s%n",
                    seed,
                    kills[0],
                    kills[1],
                    accepted.size(),
                    answered.get(),
                    unanswered.get(),
                    orders.size(),
                    Duration.between(begun, Instant.now()).toSeconds());
            requireEachEventOnce();
            requireOrders(orders);
            assertThat(stock()).as("stock").isEqualTo(stockBefore - sold());
            requireBooks();
        } finally {
            for (Node node : nodes) {
                node.close();
            }
        }
    }

    private List<SeededOrder> startNodes(int count) throws IOException {
        Map<String, String> variables = new HashMap<>();
        variables.put("DATABASE_URL", postgres.url());
        variables.put("DATABASE_USER", "postgres");
        variables.put("SFPY_SHARED_SECRET", SECRET);
        variables.put("SFPY_PAYOUT_ADDRESS", SignedEvents.PAYOUT);
        variables.put("SFPY_RECONCILE", "false"); // nothing but what the clients send
        Path seedFile = Files.createTempFile("seed", ".csv");
        Node first = new Node("kills-a", variables);
        variables.putAll(FakeClock.aMinuteAhead());
        Node second = new Node("kills-b", variables);
        nodes = new Node[] {first, second};
        first.start(
                Map.of("SEED_ORDERS", Integer.toString(count), "SEED_FILE", seedFile.toString()));
        second.start(Map.of());
        List<SeededOrder> orders = new ArrayList<>();
        for (String line : Files.readAllLines(seedFile)) {
            String[] columns = line.split(",");
            orders.add(
                    new SeededOrder(
                            columns[0],
                            Long.parseLong(columns[1]),
                            Long.parseLong(columns[2]),
                            Plan.values()[orders.size() % Plan.values().length]));
        }
        Collections.shuffle(orders, random);
        return orders;
    }

    /** A refund, to be sent when its payment is settled: else it may be settled before it. */
    private record Later(String payment, String refund) {}

    /** Sends the events of some orders. */
    private Void send(List<SeededOrder> orders, Random own) {
        HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
        List<Later> later = new ArrayList<>();
        for (SeededOrder order : orders) {
            List<List<String>> events = order.plan().events(order.request(), order.usdCents());
            send(events.get(0), http, own);
            if (events.size() > 1) {
                later.add(new Later(events.get(0).get(0), events.get(1).get(0)));
            }
            sendWhatIsDue(later, http, own);
        }
        while (!later.isEmpty()) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
            sendWhatIsDue(later, http, own);
        }
        return null;
    }

    private void sendWhatIsDue(List<Later> later, HttpClient http, Random own) {
        for (Later one : new ArrayList<>(later)) {
            if (isSettled(one.payment())) {
                send(List.of(one.refund()), http, own);
                later.remove(one);
            }
        }
    }

    private boolean isSettled(String event) {
        try {
            return postgres.count(
                            "SELECT COUNT(*) FROM SFPY_EVENT WHERE STATE = 'SETTLED' AND EVENT_KEY"
                                    + " = '"
                                    + SignedEvents.tokenOf(event)
                                    + "'")
                    > 0;
        } catch (SQLException e) {
            return false; // the database was killed
        }
    }

    /** Sends events, some of them two or three times, in any sequence. */
    private void send(List<String> events, HttpClient http, Random own) {
        List<String> deliveries = new ArrayList<>(events);
        for (String event : events) {
            for (int again = own.nextInt(3); again > 0; again--) {
                deliveries.add(event);
            }
        }
        Collections.shuffle(deliveries, own);
        deliveries.forEach(event -> deliver(event, http, own));
        steps.incrementAndGet();
    }

    /** As SFPY does: again and again until somebody says 200. */
    private void deliver(String event, HttpClient http, Random own) {
        int node = own.nextInt(nodes.length);
        while (true) {
            HttpRequest request =
                    HttpRequest.newBuilder(nodes[node].webhook())
                            .timeout(Duration.ofSeconds(10))
                            .header("Content-Type", "application/json")
                            .header("SFPY-Signature", SignedEvents.sign(event, SECRET))
                            .POST(HttpRequest.BodyPublishers.ofString(SignedEvents.body(event)))
                            .build();
            try {
                if (http.send(request, HttpResponse.BodyHandlers.ofString()).statusCode() == 200) {
                    accepted.add(event);
                    answered.incrementAndGet();
                    return;
                }
            } catch (IOException e) {
                // killed; the other node is asked next
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
            unanswered.incrementAndGet();
            node = (node + 1) % nodes.length;
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
        }
    }

    /** Kills until enough have been killed: mostly stores, each fifth time the database. */
    private int[] kill(int orders) throws IOException {
        int[] kills = new int[2];
        for (int i = 1; i <= KILLS; i++) {
            // In the thick of it: when a share of the work is done, and some more by chance.
            int due = orders * (i - 1) / KILLS;
            while (steps.get() < due) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(random.nextInt(700)));
            if (i % 5 == 3) {
                postgres.killAndRestart();
                kills[1]++;
            } else {
                Node node = nodes[random.nextInt(nodes.length)];
                node.site.kill();
                kills[0]++;
                node.start(Map.of());
            }
        }
        return kills;
    }

    private void awaitSettled() throws SQLException {
        String open = "SELECT COUNT(*) FROM SFPY_EVENT WHERE STATE IN ('RECEIVED', 'WAITING')";
        String tasks =
                "SELECT COUNT(*) FROM SFPY_SCHEDULED_TASK WHERE task_name IN ('sfpy-event',"
                        + " 'sfpy-place', 'sfpy-restock')";
        Instant end = Instant.now().plus(SETTLE_LIMIT);
        while ((postgres.count(open) > 0 || postgres.count(tasks) > 0)
                && Instant.now().isBefore(end)) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
        }
        assertThat(
                        postgres.query(
                                "SELECT EVENT_KEY, STATE, REASON FROM SFPY_EVENT WHERE STATE <> 'SETTLED'"))
                .as("events that are not settled")
                .isEmpty();
    }

    private void requireEachEventOnce() throws SQLException {
        // An event that was stored and not answered is sent again, so both are the same set.
        assertThat(postgres.count("SELECT COUNT(*) FROM SFPY_EVENT")).isEqualTo(accepted.size());
        assertThat(postgres.count("SELECT SUM(DELIVERIES) FROM SFPY_EVENT"))
                .as("deliveries, those included whose answer was lost")
                .isGreaterThanOrEqualTo(answered.get());
    }

    private void requireOrders(List<SeededOrder> orders) throws SQLException {
        Map<Long, Map<String, String>> rows = new HashMap<>();
        for (Map<String, String> row :
                postgres.query(
                        "SELECT o.ORDER_ID, o.ORDER_STATUS, s.STATE, g.STATUS AS GROUP_STATUS,"
                                + " (SELECT COUNT(*) FROM BLC_ORDER_PAYMENT_TRANSACTION t JOIN"
                                + " BLC_ORDER_PAYMENT p ON p.ORDER_PAYMENT_ID = t.ORDER_PAYMENT"
                                + " WHERE p.ORDER_ID = o.ORDER_ID AND t.TRANSACTION_TYPE ="
                                + " 'AUTHORIZE_AND_CAPTURE') AS CAPTURES,"
                                + " (SELECT COUNT(*) FROM BLC_ORDER_PAYMENT_TRANSACTION t JOIN"
                                + " BLC_ORDER_PAYMENT p ON p.ORDER_PAYMENT_ID = t.ORDER_PAYMENT"
                                + " WHERE p.ORDER_ID = o.ORDER_ID AND t.TRANSACTION_TYPE = 'REFUND')"
                                + " AS REFUNDS FROM BLC_ORDER o JOIN SFPY_ORDER s ON s.ORDER_ID ="
                                + " o.ORDER_ID LEFT JOIN BLC_FULFILLMENT_GROUP g ON g.ORDER_ID ="
                                + " o.ORDER_ID")) {
            rows.put(Long.valueOf(row.get("order_id")), row);
        }
        for (SeededOrder order : orders) {
            Map<String, String> expected = new HashMap<>();
            expected.put("order_id", Long.toString(order.id()));
            expected.put("order_status", order.plan().orderStatus);
            expected.put("state", order.plan().sfpyState);
            expected.put("group_status", order.plan().groupStatus);
            expected.put("captures", Integer.toString(order.plan().captures));
            expected.put("refunds", Integer.toString(order.plan().refunds));
            assertThat(rows.get(order.id())).as("%s", order).isEqualTo(expected);
        }
    }

    private long stock() throws SQLException {
        return postgres.count("SELECT SUM(QUANTITY_AVAILABLE) FROM SAMPLE_SKU");
    }

    private long sold() throws SQLException {
        return postgres.count(
                "SELECT COALESCE(SUM(i.QUANTITY), 0) FROM BLC_ORDER_ITEM i JOIN BLC_ORDER o ON"
                        + " o.ORDER_ID = i.ORDER_ID WHERE o.ORDER_STATUS = 'SUBMITTED'");
    }

    /** What the books say was received is what the events said, less what they said went back. */
    private void requireBooks() throws SQLException {
        assertThat(
                        postgres.count(
                                "SELECT COALESCE(SUM(CASE WHEN DEBIT_ACCOUNT = 'CRYPTO' THEN"
                                        + " USD_CENTS ELSE -USD_CENTS END), 0) FROM"
                                        + " SFPY_LEDGER_ENTRY WHERE 'CRYPTO' IN (DEBIT_ACCOUNT,"
                                        + " CREDIT_ACCOUNT)"))
                .as("what the account of crypto holds")
                .isEqualTo(
                        postgres.count(
                                "SELECT (SELECT SUM(USD_CENTS) FROM SFPY_PAYMENT) - (SELECT"
                                        + " COALESCE(SUM(USD_CENTS), 0) FROM SFPY_REFUND)"));
    }
}
