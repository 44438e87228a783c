package org.broadleafsfpy.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.broadleafsfpy.ledger.Account;
import org.broadleafsfpy.records.SfpyRequest;
import org.broadleafsfpy.store.Events;
import org.broadleafsfpy.store.Scenario;
import org.broadleafsfpy.store.Store;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Random histories of payments and refunds, delivered shuffled, repeated and from eight threads.
 * Each order has to end as {@link SequentialModel} ends that takes one step after the other, in the
 * sequence in which the store says that it took them.
 */
@DisplayName("Two hundred random histories")
class HistoriesIT extends Scenario {
    private static final int ROUNDS = 10;
    private static final int ORDERS = 20;
    private static final int THREADS = 8;

    /** One order's history: what SFPY tells of it. */
    private static final class History {
        final SfpyRequest request;
        final Map<String, SequentialModel.Step> steps = new LinkedHashMap<>();
        final List<ObjectNode> events = new ArrayList<>();

        History(SfpyRequest request) {
            this.request = request;
        }
    }

    @Test
    void endAsOneStepAfterTheOtherDoes() throws Exception {
        long seed = Long.getLong("histories.seed", System.nanoTime());
        for (int round = 0; round < ROUNDS; round++) {
            play(seed + round);
        }
    }

    private void play(long seed) throws Exception {
        Random random = new Random(seed);
        List<History> histories = new ArrayList<>();
        List<ObjectNode> deliveries = new ArrayList<>();
        for (int i = 0; i < ORDERS; i++) {
            History history = random(random);
            histories.add(history);
            for (ObjectNode event : history.events) {
                for (int times = 1 + random.nextInt(3); times > 0; times--) {
                    deliveries.add(event);
                }
            }
        }
        Collections.shuffle(deliveries, random);
        deliverFromAllThreads(deliveries);
        for (History history : histories) {
            history.events.forEach(event -> store.awaitEvent(event, "SETTLED"));
        }
        for (History history : histories) {
            check(history, seed);
        }
    }

    private void deliverFromAllThreads(List<ObjectNode> deliveries) throws Exception {
        ConcurrentLinkedQueue<ObjectNode> queue = new ConcurrentLinkedQueue<>(deliveries);
        Callable<Integer> sender =
                () -> {
                    int sent = 0;
                    for (ObjectNode event = queue.poll(); event != null; event = queue.poll()) {
                        assertThat(deliver(event).status()).isEqualTo(200);
                        sent++;
                    }
                    return sent;
                };
        assertThat(atOnce(THREADS, sender).stream().mapToInt(Integer::intValue).sum())
                .isEqualTo(deliveries.size());
    }

    private History random(Random random) {
        History history = new History(store.newFrozenOrder(SequentialModel.TOTAL, 5));
        String request = history.request.getRequestId();
        int payments = 1 + random.nextInt(4);
        for (int i = 0; i < payments; i++) {
            long usdCents =
                    switch (random.nextInt(5)) {
                        case 0 -> SequentialModel.TOTAL;
                        case 1 -> 1 + random.nextInt(99);
                        case 2 -> SequentialModel.TOTAL / 2;
                        case 3 -> SequentialModel.TOTAL - 1;
                        default -> 100 + random.nextInt(6_000);
                    };
            ObjectNode payment = Events.payment(request, usdCents);
            String kind = "honest";
            if (random.nextInt(8) == 0) {
                kind = "false rate";
                payment.put("rate", "5000000");
            } else if (random.nextInt(10) == 0) {
                kind = "other chain";
                payment.put("chain_id", 5);
            }
            history.steps.put(
                    payment.path("payment_id").asText(),
                    new SequentialModel.Step("payment", kind, usdCents, null));
            history.events.add(Events.paymentEvent(payment));
            for (int refunds = random.nextInt(5) / 2; refunds > 0; refunds--) {
                addRefund(history, payment, usdCents, random);
            }
        }
        return history;
    }

    private static void addRefund(
            History history, ObjectNode payment, long paidUsdCents, Random random) {
        long usdCents =
                random.nextBoolean() ? paidUsdCents : 1 + random.nextInt((int) paidUsdCents);
        ObjectNode refund = Events.refund(payment, usdCents);
        refund.put("chain_id", payment.path("chain_id").asLong());
        String kind = "honest";
        if (random.nextInt(10) == 0) {
            kind = "stranger";
            refund.put("from", Events.PAYER);
        } else if (random.nextInt(8) == 0) {
            kind = "elsewhere";
            refund.put("to", "0x90f79bf6eb2c4f870365e785982e1f101e93b906");
        } else if (random.nextInt(8) == 0) {
            kind = "other token";
            refund.put("is_eth", true);
        }
        history.steps.put(
                refund.path("refund_id").asText(),
                new SequentialModel.Step(
                        "refund", kind, usdCents, payment.path("payment_id").asText()));
        history.events.add(Events.refundEvent(refund));
    }

    /** Has the model take the steps in the store's sequence, then compares everything. */
    private void check(History history, long seed) {
        Long order = history.request.getOrderId();
        Store.await(() -> isAtRest(order), true);
        SequentialModel model = new SequentialModel(history.steps);
        TreeMap<Long, String> sequence = new TreeMap<>();
        for (String table : List.of("PAYMENT", "REFUND")) {
            store.jdbc()
                    .query(
                            "SELECT "
                                    + table
                                    + "_ID, SEEN_AS, DECIDED_AS FROM SFPY_"
                                    + table
                                    + " WHERE ORDER_ID = ?",
                            row -> {
                                sequence.put(row.getLong(2), "see " + row.getString(1));
                                sequence.put(row.getLong(3), "decide " + row.getString(1));
                            },
                            order);
        }
        long changes = number("SELECT CHANGES FROM SFPY_ORDER WHERE ORDER_ID = ?", order);
        for (long change = 1; change <= changes; change++) {
            model.take(sequence.getOrDefault(change, "place"));
        }
        String what =
                "order %d, histories.seed=%d, %s, %s, captured %s, refunded %s"
                        .formatted(
                                order,
                                seed,
                                history.steps,
                                sequence,
                                amounts(order, "AUTHORIZE_AND_CAPTURE"),
                                amounts(order, "REFUND"));
        assertThat(store.sfpyState(order)).as(what).isEqualTo(model.state);
        assertThat(store.orderStatus(order)).as(what).isEqualTo(model.orderStatus());
        assertThat(store.stockOf(order)).as(what).isEqualTo(model.shipped() ? 4 : 5);
        assertThat(sum(order, "AUTHORIZE_AND_CAPTURE") - sum(order, "REFUND"))
                .as(what)
                .isEqualTo(model.wasPaid ? model.forOrder() : 0);
        Map<Account, Long> books = new TreeMap<>();
        for (Account account : Account.values()) {
            books.put(account, store.balance(order, account));
        }
        assertThat(books).as(what).isEqualTo(model.books());
        assertThat(books.values().stream().mapToLong(Long::longValue).sum()).isZero();
        if (model.wasPlaced) {
            assertThat(sum(order, "AUTHORIZE_AND_CAPTURE"))
                    .as(what)
                    .isGreaterThanOrEqualTo(SequentialModel.TOTAL);
        }
        assertThat(number("SELECT COUNT(*) FROM BLC_FULFILLMENT_GROUP WHERE ORDER_ID = ?", order))
                .isEqualTo(1);
    }

    /** Whether nothing is left to be done: paid orders are placed, unless a refund is open. */
    private boolean isAtRest(Long order) {
        boolean refundOpen =
                number(
                                "SELECT COUNT(*) FROM SFPY_REFUND WHERE STANDING IN ('HELD',"
                                        + " 'PARKED') AND ORDER_ID = ?",
                                order)
                        > 0;
        boolean restocked =
                number(
                                "SELECT COUNT(*) FROM SFPY_ORDER WHERE RESTOCK_DUE = true AND ORDER_ID = ?",
                                order)
                        == 0;
        return restocked && (!"PAID".equals(store.sfpyState(order)) || refundOpen);
    }

    private long number(String sql, Long order) {
        return store.jdbc().queryForObject(sql, Long.class, order);
    }

    private long sum(Long order, String type) {
        return amounts(order, type).stream()
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .movePointRight(2)
                .longValueExact();
    }
}
