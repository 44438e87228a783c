package org.broadleafsfpy.benchmark;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.persistence.EntityManagerFactory;
import org.broadleafcommerce.common.payment.PaymentTransactionType;
import org.broadleafcommerce.common.payment.PaymentType;
import org.broadleafcommerce.core.checkout.service.CheckoutService;
import org.broadleafcommerce.core.order.domain.Order;
import org.broadleafcommerce.core.order.service.OrderService;
import org.broadleafcommerce.core.payment.domain.OrderPayment;
import org.broadleafcommerce.core.payment.domain.PaymentTransaction;
import org.broadleafcommerce.core.payment.service.OrderPaymentService;
import org.broadleafsfpy.inbox.EventInbox;
import org.broadleafsfpy.inbox.EventSource;
import org.broadleafsfpy.order.SfpyTypes;
import org.broadleafsfpy.records.SfpyRequest;
import org.broadleafsfpy.schedule.DurableTasks;
import org.broadleafsfpy.store.Events;
import org.broadleafsfpy.store.Store;
import org.broadleafsfpy.store.TestDatabase;

/**
 * Settled orders per second, beside what Broadleaf's checkout alone does in the same store, on the
 * same database, with as many threads: rounds of both take turns.
 *
 * <p>The baseline is what any payment module has to do at least: record a captured order payment
 * and run the checkout, in one transaction. Ours begins with events that wait in the inbox and ends
 * when all of them are settled and their orders released.
 */
public final class SettlementBenchmark {
    private static final int THREADS = 4;
    private static final int ORDERS = Integer.getInteger("benchmark.orders", 300);
    private static final int ROUNDS = Integer.getInteger("benchmark.rounds", 6);
    private static final int SKUS = 50;
    private static final long USD_CENTS = 4200;

    private final Store store = Store.get();

    private final List<Long> skus = new ArrayList<>();

    private SettlementBenchmark() {
        for (int i = 0; i < SKUS; i++) {
            skus.add(store.newSku(USD_CENTS, 1_000_000));
        }
    }

    public static void main(String[] arguments) throws Exception {
        SettlementBenchmark benchmark = new SettlementBenchmark();
        double[] baseline = new double[ROUNDS];
        double[] ours = new double[ROUNDS];
        benchmark.checkouts(ORDERS);
        benchmark.settlements(ORDERS); // the first rounds of each warm up
        benchmark.checkouts(ORDERS);
        benchmark.settlements(ORDERS);
        for (int round = 0; round < ROUNDS; round++) {
            baseline[round] = benchmark.checkouts(ORDERS);
            ours[round] = benchmark.settlements(ORDERS);
            System.out.printf(
                    "round %d: checkout alone %.1f orders/s, settlement %.1f orders/s, ratio %.2f%n",
                    round + 1, baseline[round], ours[round], ours[round] / baseline[round]);
        }
        System.out.printf(
                "median of %d rounds of %d orders, %d threads: checkout alone %.1f orders/s,"
                        + " settlement %.1f orders/s, ratio %.2f%n",
                ROUNDS,
                ORDERS,
                THREADS,
                median(baseline),
                median(ours),
                median(ours) / median(baseline));
        if (TestDatabase.current() == TestDatabase.POSTGRESQL) {
            benchmark.withMoreAndMoreRows();
        }
        System.exit(0);
    }

    private void withMoreAndMoreRows() throws Exception {
        for (int rows : new int[] {1_000, 100_000, 1_000_000}) {
            fill(rows);
            double[] perSecond = new double[3];
            for (int i = 0; i < perSecond.length; i++) {
                perSecond[i] = settlements(ORDERS);
            }
            System.out.printf(
                    "%d more rows in the inbox: settlement %.1f orders/s%n",
                    rows, median(perSecond));
        }
    }

    private void fill(int rows) {
        store.jdbc().update("DELETE FROM SFPY_EVENT WHERE EVENT_KEY LIKE 'fill-%'");
        store.jdbc()
                .update(
                        "INSERT INTO SFPY_EVENT (EVENT_KEY, EVENT_TYPE, CONTENT_HASH, SIGNED_BYTES,"
                                + " STATE, OUTCOME, REASON, DELIVERIES, ATTEMPTS, SOURCE,"
                                + " TRIED_SINCE, RECEIVED_AT, FINISHED_AT) SELECT 'fill-' ||"
                                + " md5(i::text), 'payment:created', repeat(md5(i::text), 2),"
                                + " decode(repeat(md5(i::text), 64), 'hex'), 'SETTLED', 'CONFIRM',"
                                + " 'Paid.', 1, 1, 'WEBHOOK', now(), now(), now() FROM"
                                + " generate_series(1, ?) AS i",
                        rows);
        store.jdbc().execute("ANALYZE SFPY_EVENT");
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }

    private double checkouts(int count) throws Exception {
        List<Long> carts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            carts.add(store.newCart(skus.get(i % SKUS), 1));
        }
        forget();
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        long begun = System.nanoTime();
        List<Future<?>> checkouts = new ArrayList<>();
        for (Long cart : carts) {
            checkouts.add(threads.submit(() -> store.inTransaction(() -> checkout(cart))));
        }
        for (Future<?> checkout : checkouts) {
            checkout.get();
        }
        double perSecond = count * 1e9 / (System.nanoTime() - begun);
        threads.shutdown();
        require("SUBMITTED", carts);
        return perSecond;
    }

    private Void checkout(Long cart) {
        Order order = store.bean("blOrderService", OrderService.class).findOrderById(cart);
        OrderPaymentService payments =
                store.bean("blOrderPaymentService", OrderPaymentService.class);
        OrderPayment payment = payments.create();
        payment.setType(PaymentType.THIRD_PARTY_ACCOUNT);
        payment.setPaymentGatewayType(SfpyTypes.SFPY);
        payment.setOrder(order);
        payment.setAmount(order.getTotal());
        payment = payments.save(payment);
        PaymentTransaction captured = payments.createTransaction();
        captured.setOrderPayment(payment);
        captured.setAmount(order.getTotal());
        captured.setDate(new Date());
        captured.setSuccess(true);
        captured.setType(PaymentTransactionType.AUTHORIZE_AND_CAPTURE);
        captured = payments.save(captured);
        payment.getTransactions().add(captured);
        order.getPayments().add(payment);
        try {
            store.bean("blCheckoutService", CheckoutService.class).performCheckout(order);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        return null;
    }

    private double settlements(int count) {
        List<Long> orders = new ArrayList<>();
        EventInbox inbox = store.bean(EventInbox.class);
        DurableTasks tasks = store.bean(DurableTasks.class);
        for (int i = 0; i < count; i++) {
            SfpyRequest request = store.newRequest(store.newCart(skus.get(i % SKUS), 1));
            orders.add(request.getOrderId());
        }
        tasks.pause();
        for (Long order : orders) {
            String request =
                    store.text("SELECT REQUEST_ID FROM SFPY_REQUEST WHERE ORDER_ID = ?", order);
            ObjectNode payment = Events.payment(request, USD_CENTS);
            inbox.receive(Events.read(Events.paymentEvent(payment)), EventSource.WEBHOOK);
        }
        forget();
        long begun = System.nanoTime();
        tasks.resume();
        while (open("RECEIVED") + open("WAITING") > 0) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
        double perSecond = count * 1e9 / (System.nanoTime() - begun);
        require("SUBMITTED", orders);
        for (String kind : new String[] {"sfpy-event", "sfpy-place", "sfpy-announce"}) {
            while (tasks(kind) > 0) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
            }
        }
        return perSecond;
    }

    /**
     * Money arrives minutes after the shopper has left, and on any node: no cache knows the order.
     */
    private void forget() {
        store.bean("entityManagerFactory", EntityManagerFactory.class).getCache().evictAll();
    }

    private int tasks(String kind) {
        return store.jdbc()
                .queryForObject(
                        "SELECT COUNT(*) FROM SFPY_SCHEDULED_TASK WHERE task_name = ?",
                        Integer.class,
                        kind);
    }

    private int open(String state) {
        return store.jdbc()
                .queryForObject(
                        "SELECT COUNT(*) FROM SFPY_EVENT WHERE STATE = ?", Integer.class, state);
    }

    private void require(String status, List<Long> orders) {
        for (Long order : orders) {
            String actual = store.orderStatus(order);
            if (!status.equals(actual)) {
                throw new IllegalStateException("order " + order + " is " + actual);
            }
        }
    }
}
