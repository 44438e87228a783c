package org.broadleafsfpy.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.broadleafsfpy.config.Setting;
import org.broadleafsfpy.records.SfpyRequest;
import org.broadleafsfpy.store.Events;
import org.broadleafsfpy.store.FailingActivity;
import org.broadleafsfpy.store.Store;
import org.broadleafsfpy.store.TestSettings;
import org.broadleafsfpy.webhook.WebhookAnswer;
import org.broadleafsfpy.webhook.WebhookReceiver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** From the verified delivery to Broadleaf's tables, in a real store on a real database. */
@DisplayName("An event in a real store")
class SettlementIT {
    private final Store store = Store.get();
    private final WebhookReceiver receiver = store.bean(WebhookReceiver.class);

    @AfterEach
    void backToNormal() {
        TestSettings.reset();
        FailingActivity.REASON.set(null);
    }

    @Test
    void paymentInFullPlacesAndReleasesTheOrder() {
        SfpyRequest request = store.newFrozenOrder(4200, 5);
        ObjectNode event = Events.paymentEvent(Events.payment(request.getRequestId(), 4200));

        assertThat(deliver(event).json())
                .isEqualTo("{\"status\":\"accepted\",\"event\":\"" + token(event) + "\"}");

        store.awaitEvent(event, "SETTLED");
        Long order = request.getOrderId();
        assertThat(store.orderStatus(order)).isEqualTo("SUBMITTED");
        assertThat(store.groupStatus(order)).isEqualTo("PROCESSING");
        assertThat(store.transactions(order)).containsExactly("AUTHORIZE_AND_CAPTURE");
        assertThat(store.sfpyState(order)).isEqualTo("PLACED");
        assertThat(store.stockOf(order)).isEqualTo(4);
        assertThat(orderNumber(order)).isNotBlank();
        assertThat(transactionAmount(order)).isEqualByComparingTo("42.00");
    }

    @Test
    void refundInFullCancelsTheOrderAndGivesTheStockBack() {
        SfpyRequest request = store.newFrozenOrder(4200, 5);
        ObjectNode payment = Events.payment(request.getRequestId(), 4200);
        deliverAndAwait(Events.paymentEvent(payment));

        deliverAndAwait(Events.refundEvent(Events.refund(payment, 4200)));

        Long order = request.getOrderId();
        assertThat(store.orderStatus(order)).isEqualTo("CANCELLED");
        assertThat(store.groupStatus(order)).isEqualTo("CANCELLED");
        assertThat(store.transactions(order)).containsExactly("AUTHORIZE_AND_CAPTURE", "REFUND");
        assertThat(store.sfpyState(order)).isEqualTo("REFUNDED");
        assertThat(store.stockOf(order)).isEqualTo(5);
        assertThat(parentOfRefund(order)).isEqualTo("AUTHORIZE_AND_CAPTURE");
    }

    @Test
    void partOfARefundCancelsNothing() {
        SfpyRequest request = store.newFrozenOrder(4200, 5);
        ObjectNode payment = Events.payment(request.getRequestId(), 4200);
        deliverAndAwait(Events.paymentEvent(payment));

        deliverAndAwait(Events.refundEvent(Events.refund(payment, 1000)));

        assertThat(store.orderStatus(request.getOrderId())).isEqualTo("SUBMITTED");
        assertThat(store.groupStatus(request.getOrderId())).isEqualTo("PROCESSING");
        assertThat(store.sfpyState(request.getOrderId())).isEqualTo("PARTIALLY_REFUNDED");
    }

    @Test
    void fullRefundOfSomethingShippedCancelsNothing() {
        SfpyRequest request = store.newFrozenOrder(4200, 5);
        ObjectNode payment = Events.payment(request.getRequestId(), 4200);
        deliverAndAwait(Events.paymentEvent(payment));
        store.jdbc()
                .update(
                        "UPDATE BLC_FULFILLMENT_GROUP SET STATUS = 'SHIPPED' WHERE ORDER_ID = ?",
                        request.getOrderId());
        evictCaches();

        deliverAndAwait(Events.refundEvent(Events.refund(payment, 4200)));

        assertThat(store.orderStatus(request.getOrderId())).isEqualTo("SUBMITTED");
        assertThat(store.groupStatus(request.getOrderId())).isEqualTo("SHIPPED");
        assertThat(store.stockOf(request.getOrderId())).isEqualTo(4);
        assertThat(store.transactions(request.getOrderId())).contains("REFUND");
    }

    @Test
    void sameEventAgainIsCountedAndChangesNothing() {
        SfpyRequest request = store.newFrozenOrder(4200, 5);
        ObjectNode event = Events.paymentEvent(Events.payment(request.getRequestId(), 4200));
        deliverAndAwait(event);

        assertThat(deliver(event).json()).contains("\"status\":\"duplicate\"");

        assertThat(store.transactions(request.getOrderId())).hasSize(1);
        assertThat(deliveries(event)).isEqualTo(2);
    }

    @Test
    void sameEventTenTimesAtOnceIsOneEvent() throws Exception {
        SfpyRequest request = store.newFrozenOrder(4200, 5);
        ObjectNode event = Events.paymentEvent(Events.payment(request.getRequestId(), 4200));

        List<WebhookAnswer> answers = atOnce(10, () -> deliver(event));

        assertThat(answers).allMatch(answer -> answer.status() == 200);
        assertThat(answers).filteredOn(answer -> answer.json().contains("accepted")).hasSize(1);
        store.awaitEvent(event, "SETTLED");
        assertThat(store.transactions(request.getOrderId())).hasSize(1);
        assertThat(store.stockOf(request.getOrderId())).isEqualTo(4);
        assertThat(deliveries(event)).isEqualTo(10);
    }

    /** Many rounds: the window between two statements of one transaction is small. */
    @Test
    void firstDeliveriesAtOnceAreNeverTakenForAConflict() throws Exception {
        for (int round = 0; round < 40; round++) {
            ObjectNode event = Events.paymentEvent(Events.payment(Events.newId(), 100));
            List<WebhookAnswer> answers = atOnce(6, () -> deliver(event));
            assertThat(answers).filteredOn(answer -> answer.json().contains("accepted")).hasSize(1);
            assertThat(deliveries(event)).isEqualTo(6);
        }
    }

    @Test
    void samePaymentInTwoEventsIsOnePayment() {
        SfpyRequest request = store.newFrozenOrder(4200, 5);
        ObjectNode payment = Events.payment(request.getRequestId(), 4200);
        deliverAndAwait(Events.paymentEvent(payment));
        deliverAndAwait(Events.paymentEvent(payment));
        assertThat(store.transactions(request.getOrderId())).hasSize(1);
    }

    @Test
    void sameEventTokenWithOtherContentIsKeptForAPerson() {
        SfpyRequest request = store.newFrozenOrder(4200, 5);
        ObjectNode event = Events.paymentEvent(Events.payment(request.getRequestId(), 4200));
        deliverAndAwait(event);
        ObjectNode other = Events.paymentEvent(Events.payment(request.getRequestId(), 9900));
        other.put("token", token(event));

        String json = deliver(other).json();

        assertThat(json).contains("accepted");
        String key = json.replaceAll(".*\"event\":\"([^\"]+)\".*", "$1");
        assertThat(key).startsWith(token(event) + "~");
        assertThat(store.eventState(key)).isEqualTo("FAILED");
    }

    @Test
    void underpaymentIsRecordedAndPlacesNothing() {
        SfpyRequest request = store.newFrozenOrder(4200, 5);
        ObjectNode payment = Events.payment(request.getRequestId(), 4100);
        deliverAndAwait(Events.paymentEvent(payment));

        assertThat(store.orderStatus(request.getOrderId())).isEqualTo("AWAITING_PAYMENT");
        assertThat(store.transactions(request.getOrderId())).isEmpty();
        assertThat(store.decisionOf(payment)).isEqualTo("PARTIAL");
    }

    @Test
    void whatWasRefundedBeforeTheTotalWasReachedDoesNotCount() {
        SfpyRequest request = store.newFrozenOrder(4200, 5);
        ObjectNode part = Events.payment(request.getRequestId(), 4100);
        deliverAndAwait(Events.paymentEvent(part));
        deliverAndAwait(Events.refundEvent(Events.refund(part, 4100)));
        deliverAndAwait(Events.paymentEvent(Events.payment(request.getRequestId(), 100)));
        assertThat(store.orderStatus(request.getOrderId())).isEqualTo("AWAITING_PAYMENT");

        deliverAndAwait(Events.paymentEvent(Events.payment(request.getRequestId(), 4100)));

        assertThat(store.orderStatus(request.getOrderId())).isEqualTo("SUBMITTED");
        assertThat(store.transactions(request.getOrderId())).hasSize(2);
    }

    @Test
    void twoPartsPlaceTheOrderAsTwoOrderPayments() {
        SfpyRequest request = store.newFrozenOrder(4200, 5);
        deliverAndAwait(Events.paymentEvent(Events.payment(request.getRequestId(), 2000)));
        assertThat(store.orderStatus(request.getOrderId())).isEqualTo("AWAITING_PAYMENT");

        deliverAndAwait(Events.paymentEvent(Events.payment(request.getRequestId(), 2200)));

        assertThat(store.orderStatus(request.getOrderId())).isEqualTo("SUBMITTED");
        assertThat(store.transactions(request.getOrderId()))
                .containsExactly("AUTHORIZE_AND_CAPTURE", "AUTHORIZE_AND_CAPTURE");
    }

    @Test
    void oneCentIsWithinTheTolerance() {
        SfpyRequest request = store.newFrozenOrder(4200, 5);
        deliverAndAwait(Events.paymentEvent(Events.payment(request.getRequestId(), 4199)));
        assertThat(store.orderStatus(request.getOrderId())).isEqualTo("SUBMITTED");
        assertThat(transactionAmount(request.getOrderId())).isEqualByComparingTo("42.00");
    }

    @Test
    void oneDollarClaimedToBeAHundredPlacesNothing() {
        SfpyRequest request = store.newFrozenOrder(10000, 5);
        ObjectNode payment = Events.payment(request.getRequestId(), 100);
        payment.put("rate", "100000000");
        deliverAndAwait(Events.paymentEvent(payment));

        assertThat(store.orderStatus(request.getOrderId())).isEqualTo("AWAITING_PAYMENT");
        assertThat(store.decisionOf(payment)).isEqualTo("HOLD");
    }

    @Test
    void paymentOnAnotherChainPlacesNothing() {
        SfpyRequest request = store.newFrozenOrder(4200, 5);
        ObjectNode payment = Events.payment(request.getRequestId(), 4200);
        payment.put("chain_id", 5);
        deliverAndAwait(Events.paymentEvent(payment));

        assertThat(store.orderStatus(request.getOrderId())).isEqualTo("AWAITING_PAYMENT");
        assertThat(store.decisionOf(payment)).isEqualTo("REJECT");
    }

    @Test
    void withoutAChainCheckAPaymentIsHeldByDefault() {
        TestSettings.set(Setting.WITHOUT_CHAIN, "");
        SfpyRequest request = store.newFrozenOrder(4200, 5);
        ObjectNode payment = Events.payment(request.getRequestId(), 4200);
        deliverAndAwait(Events.paymentEvent(payment));

        assertThat(store.orderStatus(request.getOrderId())).isEqualTo("AWAITING_PAYMENT");
        assertThat(store.decisionOf(payment)).isEqualTo("HOLD");
    }

    @Test
    void refundFromAStrangerCancelsNothing() {
        SfpyRequest request = store.newFrozenOrder(4200, 5);
        ObjectNode payment = Events.payment(request.getRequestId(), 4200);
        deliverAndAwait(Events.paymentEvent(payment));
        ObjectNode refund = Events.refund(payment, 4200);
        refund.put("from", "0x90f79bf6eb2c4f870365e785982e1f101e93b906");

        deliverAndAwait(Events.refundEvent(refund));

        assertThat(store.orderStatus(request.getOrderId())).isEqualTo("SUBMITTED");
        assertThat(store.groupStatus(request.getOrderId())).isEqualTo("PROCESSING");
        assertThat(store.transactions(request.getOrderId())).doesNotContain("REFUND");
    }

    @Test
    void paymentOfAnUnknownRequestWaits() {
        ObjectNode event = Events.paymentEvent(Events.payment(Events.newId(), 4200));
        deliver(event);
        store.awaitEvent(event, "WAITING");
    }

    @Test
    void refundBeforeItsPaymentWaitsAndThenSettles() {
        SfpyRequest request = store.newFrozenOrder(4200, 5);
        ObjectNode payment = Events.payment(request.getRequestId(), 4200);
        ObjectNode refund = Events.refundEvent(Events.refund(payment, 4200));
        deliver(refund);
        store.awaitEvent(refund, "WAITING");

        deliverAndAwait(Events.paymentEvent(payment));

        store.awaitEvent(refund, "SETTLED");
        assertThat(store.orderStatus(request.getOrderId())).isEqualTo("CANCELLED");
    }

    @Test
    void stockGoneAtCheckoutKeepsTheMoneyAndTriesAgain() {
        SfpyRequest request = store.newFrozenOrder(4200, 5);
        Long order = request.getOrderId();
        setStock(order, 0);
        ObjectNode event = Events.paymentEvent(Events.payment(request.getRequestId(), 4200));
        deliver(event);

        store.awaitEvent(event, "WAITING");
        assertThat(store.sfpyState(order)).isEqualTo("PAID_NOT_PLACED");
        assertThat(store.orderStatus(order)).isEqualTo("AWAITING_PAYMENT");
        assertThat(store.transactions(order)).containsExactly("AUTHORIZE_AND_CAPTURE");
        assertThat(reasonOf(order)).contains("inventory");

        setStock(order, 3);
        store.awaitEvent(event, "SETTLED");
        assertThat(store.orderStatus(order)).isEqualTo("SUBMITTED");
        assertThat(store.stockOf(order)).isEqualTo(2);
        assertThat(store.transactions(order)).containsExactly("AUTHORIZE_AND_CAPTURE");
    }

    @Test
    void aFailingActivityLeavesThePaymentActiveAndItsReasonReadable() {
        FailingActivity.REASON.set("the warehouse said no");
        SfpyRequest request = store.newFrozenOrder(4200, 5);
        ObjectNode event = Events.paymentEvent(Events.payment(request.getRequestId(), 4200));
        deliver(event);
        store.awaitEvent(event, "WAITING");

        Long order = request.getOrderId();
        assertThat(reasonOf(order)).isEqualTo("the warehouse said no");
        assertThat(store.stockOf(order)).isEqualTo(5);
        assertThat(activePayments(order)).isEqualTo(1);

        FailingActivity.REASON.set(null);
        store.awaitEvent(event, "SETTLED");
        assertThat(store.orderStatus(order)).isEqualTo("SUBMITTED");
    }

    @Test
    void lastPieceIsSoldOnce() throws Exception {
        Long sku = store.newSku(4200, 1);
        List<SfpyRequest> requests = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            requests.add(store.newRequest(store.newCart(sku, 1)));
        }
        List<ObjectNode> events = new ArrayList<>();
        for (SfpyRequest request : requests) {
            events.add(Events.paymentEvent(Events.payment(request.getRequestId(), 4200)));
        }
        List<Callable<WebhookAnswer>> deliveries = new ArrayList<>();
        events.forEach(event -> deliveries.add(() -> deliver(event)));
        atOnce(deliveries);

        Store.await(
                () ->
                        requests.stream()
                                .map(r -> store.sfpyState(r.getOrderId()))
                                .filter(s -> s.equals("PLACED") || s.equals("PAID_NOT_PLACED"))
                                .count(),
                4L);
        assertThat(requests)
                .filteredOn(r -> "SUBMITTED".equals(store.orderStatus(r.getOrderId())))
                .hasSize(1);
        assertThat(store.stockOf(requests.get(0).getOrderId())).isZero();
    }

    @Test
    void disabledModuleTakesNothing() {
        TestSettings.set(Setting.ENABLED, "false");
        assertThat(receiver.notReady())
                .hasValueSatisfying(a -> assertThat(a.status()).isEqualTo(503));
    }

    @Test
    void unknownTypeIsRecordedAsIgnored() {
        ObjectNode event = Events.event("order:created", Events.payment(Events.newId(), 1));
        assertThat(deliver(event).status()).isEqualTo(200);
        assertThat(store.eventState(token(event))).isEqualTo("IGNORED");
    }

    @Test
    void unusablePayloadIsRecordedAsFailedWithItsReason() {
        ObjectNode payment = Events.payment(Events.newId(), 1);
        payment.put("amount", "0");
        ObjectNode event = Events.paymentEvent(payment);
        assertThat(deliver(event).status()).isEqualTo(200);
        assertThat(store.eventState(token(event))).isEqualTo("FAILED");
    }

    @Test
    void badSignatureStoresNothing() {
        ObjectNode event = Events.paymentEvent(Events.payment(Events.newId(), 1));
        assertThat(receiver.receive(Events.body(event), "00").status()).isEqualTo(401);
        assertThat(store.eventState(token(event))).isNull();
    }

    private WebhookAnswer deliver(ObjectNode event) {
        return receiver.receive(Events.body(event), Events.signature(event));
    }

    private void deliverAndAwait(ObjectNode event) {
        assertThat(deliver(event).status()).isEqualTo(200);
        store.awaitEvent(event, "SETTLED");
    }

    private static <T> List<T> atOnce(int times, Callable<T> work) throws Exception {
        List<Callable<T>> all = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            all.add(work);
        }
        return atOnce(all);
    }

    private static <T> List<T> atOnce(List<Callable<T>> work) throws Exception {
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

    private void setStock(Long order, int quantity) {
        store.jdbc()
                .update(
                        "UPDATE TEST_STOCKED_SKU SET QUANTITY_AVAILABLE = ? WHERE SKU_ID IN"
                                + " (SELECT d.SKU_ID FROM BLC_DISCRETE_ORDER_ITEM d JOIN"
                                + " BLC_ORDER_ITEM i ON i.ORDER_ITEM_ID = d.ORDER_ITEM_ID"
                                + " WHERE i.ORDER_ID = ?)",
                        quantity,
                        order);
    }

    /** As if another node had changed the database: our own caches know nothing of it. */
    private void evictCaches() {
        store.bean("entityManagerFactory", javax.persistence.EntityManagerFactory.class)
                .getCache()
                .evictAll();
    }

    private static String token(ObjectNode event) {
        return event.path("token").asText();
    }

    private String reasonOf(Long order) {
        return store.jdbc()
                .queryForObject(
                        "SELECT REASON FROM SFPY_ORDER WHERE ORDER_ID = ?", String.class, order);
    }

    private String orderNumber(Long order) {
        return store.jdbc()
                .queryForObject(
                        "SELECT ORDER_NUMBER FROM BLC_ORDER WHERE ORDER_ID = ?",
                        String.class,
                        order);
    }

    private java.math.BigDecimal transactionAmount(Long order) {
        return store.jdbc()
                .queryForObject(
                        "SELECT t.TRANSACTION_AMOUNT FROM BLC_ORDER_PAYMENT_TRANSACTION t JOIN"
                                + " BLC_ORDER_PAYMENT p ON p.ORDER_PAYMENT_ID = t.ORDER_PAYMENT"
                                + " WHERE p.ORDER_ID = ?",
                        java.math.BigDecimal.class,
                        order);
    }

    private String parentOfRefund(Long order) {
        return store.jdbc()
                .queryForObject(
                        "SELECT q.TRANSACTION_TYPE FROM BLC_ORDER_PAYMENT_TRANSACTION t JOIN"
                                + " BLC_ORDER_PAYMENT_TRANSACTION q ON q.PAYMENT_TRANSACTION_ID ="
                                + " t.PARENT_TRANSACTION JOIN BLC_ORDER_PAYMENT p ON p.ORDER_PAYMENT_ID"
                                + " = t.ORDER_PAYMENT WHERE p.ORDER_ID = ? AND t.TRANSACTION_TYPE ="
                                + " 'REFUND'",
                        String.class,
                        order);
    }

    private int activePayments(Long order) {
        return store.jdbc()
                .queryForObject(
                        "SELECT COUNT(*) FROM BLC_ORDER_PAYMENT WHERE ORDER_ID = ? AND (ARCHIVED"
                                + " IS NULL OR ARCHIVED = 'N')",
                        Integer.class,
                        order);
    }

    private int deliveries(ObjectNode event) {
        return store.jdbc()
                .queryForObject(
                        "SELECT DELIVERIES FROM SFPY_EVENT WHERE EVENT_KEY = ?",
                        Integer.class,
                        token(event));
    }
}
