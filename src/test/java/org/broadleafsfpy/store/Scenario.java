package org.broadleafsfpy.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.broadleafsfpy.webhook.WebhookAnswer;
import org.broadleafsfpy.webhook.WebhookReceiver;
import org.junit.jupiter.api.AfterEach;

/** What tests of events in a real store have in common. */
public abstract class Scenario {
    protected final Store store = Store.get();
    protected final WebhookReceiver receiver = store.bean(WebhookReceiver.class);

    @AfterEach
    void backToNormal() {
        TestSettings.reset();
        FailingActivity.REASON.set(null);
    }

    protected WebhookAnswer deliver(ObjectNode event) {
        return receiver.receive(Events.body(event), Events.signature(event));
    }

    protected void deliverAndAwait(ObjectNode event) {
        assertThat(deliver(event).status()).isEqualTo(200);
        store.awaitEvent(event, "SETTLED");
    }

    protected void pay(ObjectNode payment) {
        deliverAndAwait(Events.paymentEvent(payment));
    }

    protected void refund(ObjectNode refund) {
        deliverAndAwait(Events.refundEvent(refund));
    }

    protected static <T> List<T> atOnce(int times, Callable<T> work) throws Exception {
        List<Callable<T>> all = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            all.add(work);
        }
        return atOnce(all);
    }

    protected static <T> List<T> atOnce(List<Callable<T>> work) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(work.size());
        CountDownLatch start = new CountDownLatch(1);
        List<Future<T>> futures = new ArrayList<>();
        for (Callable<T> one : work) {
            futures.add(
                    threads.submit(
                            () -> {
                                start.await();
                                return one.call();
                            }));
        }
        start.countDown();
        List<T> results = new ArrayList<>();
        for (Future<T> future : futures) {
            results.add(future.get());
        }
        threads.shutdown();
        return results;
    }

    /** As if another node had changed the database: our own caches know nothing of it. */
    protected void evictCaches() {
        store.bean("entityManagerFactory", javax.persistence.EntityManagerFactory.class)
                .getCache()
                .evictAll();
    }

    protected static String token(ObjectNode event) {
        return event.path("token").asText();
    }

    protected String reasonOf(Long order) {
        return store.text("SELECT REASON FROM SFPY_ORDER WHERE ORDER_ID = ?", order);
    }

    protected String orderNumber(Long order) {
        return store.text("SELECT ORDER_NUMBER FROM BLC_ORDER WHERE ORDER_ID = ?", order);
    }

    /** Amounts of Broadleaf's transactions of a type on an order, oldest first. */
    protected List<BigDecimal> amounts(Long order, String type) {
        return store.jdbc()
                .queryForList(
                        "SELECT t.TRANSACTION_AMOUNT FROM BLC_ORDER_PAYMENT_TRANSACTION t JOIN"
                                + " BLC_ORDER_PAYMENT p ON p.ORDER_PAYMENT_ID = t.ORDER_PAYMENT"
                                + " WHERE p.ORDER_ID = ? AND t.TRANSACTION_TYPE = ?"
                                + " ORDER BY t.PAYMENT_TRANSACTION_ID",
                        BigDecimal.class,
                        order,
                        type);
    }

    protected BigDecimal transactionAmount(Long order) {
        return amounts(order, "AUTHORIZE_AND_CAPTURE").get(0);
    }

    protected String parentOfRefund(Long order) {
        return store.text(
                "SELECT q.TRANSACTION_TYPE FROM BLC_ORDER_PAYMENT_TRANSACTION t JOIN"
                        + " BLC_ORDER_PAYMENT_TRANSACTION q ON q.PAYMENT_TRANSACTION_ID ="
                        + " t.PARENT_TRANSACTION JOIN BLC_ORDER_PAYMENT p ON p.ORDER_PAYMENT_ID"
                        + " = t.ORDER_PAYMENT WHERE p.ORDER_ID = ? AND t.TRANSACTION_TYPE ="
                        + " 'REFUND'",
                order);
    }

    protected int activePayments(Long order) {
        return store.jdbc()
                .queryForObject(
                        "SELECT COUNT(*) FROM BLC_ORDER_PAYMENT WHERE ORDER_ID = ? AND (ARCHIVED"
                                + " IS NULL OR ARCHIVED = 'N')",
                        Integer.class,
                        order);
    }

    protected int deliveries(ObjectNode event) {
        return store.jdbc()
                .queryForObject(
                        "SELECT DELIVERIES FROM SFPY_EVENT WHERE EVENT_KEY = ?",
                        Integer.class,
                        token(event));
    }
}
