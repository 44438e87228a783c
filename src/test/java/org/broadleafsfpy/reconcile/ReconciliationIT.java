package org.broadleafsfpy.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.broadleafsfpy.client.SfpyClient;
import org.broadleafsfpy.client.StubSfpy;
import org.broadleafsfpy.config.Setting;
import org.broadleafsfpy.records.SfpyRecords;
import org.broadleafsfpy.records.SfpyRequest;
import org.broadleafsfpy.store.Events;
import org.broadleafsfpy.store.Scenario;
import org.broadleafsfpy.store.Store;
import org.broadleafsfpy.store.TestSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A real store that asks an SFPY over real HTTP. */
@DisplayName("What no event said")
class ReconciliationIT extends Scenario {
    private final Reconciliation reconciliation = store.bean(Reconciliation.class);
    private final SfpyRequest request = store.newFrozenOrder(4200, 5);
    private final Long order = request.getOrderId();
    private StubSfpy sfpy;

    @BeforeEach
    void start() throws Exception {
        sfpy = new StubSfpy();
        TestSettings.set(Setting.API_URL, sfpy.url());
        list("payment");
        list("refund");
        state("STARTED");
        sfpy.answer("POST /v1/order/cancel", 200, "{\"data\":{}}");
    }

    @AfterEach
    void stop() {
        sfpy.close();
    }

    private void list(String what, ObjectNode... items) {
        sfpy.answer(
                "GET /v1/" + what,
                200,
                "{\"data\":["
                        + String.join(
                                ",",
                                java.util.Arrays.stream(items).map(ObjectNode::toString).toList())
                        + "]}");
    }

    private boolean ask() {
        return reconciliation.askAbout(request.getRequestId(), Instant.now());
    }

    private void setExpiry(Instant expires) {
        store.jdbc()
                .update(
                        "UPDATE SFPY_REQUEST SET EXPIRES_AT = ? WHERE REQUEST_ID = ?",
                        Date.from(expires),
                        request.getRequestId());
        evictCaches();
    }

    private String requestState() {
        return store.text(
                "SELECT STATE FROM SFPY_REQUEST WHERE REQUEST_ID = ?", request.getRequestId());
    }

    @Test
    void isFoundByAskingAndSettledAsIfAnEventHadSaidIt() {
        ObjectNode payment = Events.payment(request.getRequestId(), 4200);
        list("payment", payment);
        assertThat(ask()).isTrue();
        Store.await(() -> store.orderStatus(order), "SUBMITTED");
        assertThat(
                        store.text(
                                "SELECT SOURCE FROM SFPY_EVENT WHERE EVENT_KEY LIKE ?",
                                "reconciled-" + payment.path("payment_id").asText() + "-%"))
                .isEqualTo("RECONCILED");

        pay(payment); // the webhook comes after all
        assertThat(store.transactions(order)).hasSize(1);

        list("refund", Events.refund(payment, 4200));
        ask();
        Store.await(() -> store.orderStatus(order), "CANCELLED");
    }

    @Test
    void isAskedAboutByTheStoreItself() {
        list("payment", Events.payment(request.getRequestId(), 4200));
        store.jdbc()
                .update(
                        "UPDATE SFPY_REQUEST SET ASK_AT = ? WHERE REQUEST_ID = ?",
                        Date.from(Instant.now().minusSeconds(1)),
                        request.getRequestId());
        evictCaches();
        TestSettings.set(Setting.RECONCILE, "true");
        Store.await(() -> store.orderStatus(order), "SUBMITTED");
    }

    @Test
    void isNotTakenTwice() {
        ObjectNode payment = Events.payment(request.getRequestId(), 4200);
        pay(payment);
        list("payment", payment);
        ask();
        assertThat(
                        store.text(
                                "SELECT SOURCE FROM SFPY_EVENT WHERE EVENT_KEY LIKE ?",
                                "reconciled-" + payment.path("payment_id").asText() + "-%"))
                .isNull();
    }

    @Test
    void isFoundWhenTheEventCameTooEarly() {
        ObjectNode payment = Events.payment(request.getRequestId(), 4200).put("state", "STARTED");
        ObjectNode event = Events.paymentEvent(payment);
        deliver(event);
        store.awaitEvent(event, "WAITING");
        list("payment", payment.deepCopy().put("state", "PAID"));
        ask();
        Store.await(() -> store.orderStatus(order), "SUBMITTED");
        store.awaitEvent(event, "SETTLED");
        assertThat(store.transactions(order)).hasSize(1);
    }

    @Test
    void isOneEventThoughTheApiSaysThatItMoves() {
        ObjectNode payment = Events.payment(request.getRequestId(), 4200).put("state", "STARTED");
        for (int time = 0; time < 3; time++) {
            list("payment", payment.deepCopy().put("updated_at", "2026-01-0" + (time + 1)));
            ask();
        }
        assertThat(eventsAbout(payment.path("payment_id").asText())).containsExactly("WAITING");
    }

    private List<String> eventsAbout(String id) {
        String like = "reconciled-" + id + "-%";
        String sql = "SELECT STATE FROM SFPY_EVENT WHERE EVENT_KEY LIKE ?";
        Store.await(
                () -> store.jdbc().queryForList(sql, String.class, like).contains("RECEIVED"),
                false);
        return store.jdbc().queryForList(sql, String.class, like);
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 500})
    void isFoundThoughSfpyCannotBeAskedForRefunds(int status) {
        sfpy.answer("GET /v1/refund", status, "404 page not found");
        list("payment", Events.payment(request.getRequestId(), 4200));
        assertThat(ask()).isTrue();
        Store.await(() -> store.orderStatus(order), "SUBMITTED");
        assertThat(askedAgainAt()).isBefore(Date.from(Instant.now().plusSeconds(600)));
    }

    @Test
    void placesNothingThatSfpyCallsRefundedWhileTheRefundsAreUnknown() {
        ObjectNode payment = Events.payment(request.getRequestId(), 4200).put("state", "REFUNDED");
        list("payment", payment);
        sfpy.answer("GET /v1/refund", 500, "{}");
        assertThat(ask()).isTrue();
        assertThat(eventsAbout(payment.path("payment_id").asText())).isEmpty();
        assertThat(isFlagged()).isFalse();

        ObjectNode refund = Events.refund(payment, 4200);
        list("refund", refund);
        ask();
        assertThat(askedAgainAt()).as("soon").isBefore(Date.from(Instant.now().plusSeconds(90)));
        Store.await(
                () ->
                        store.text(
                                "SELECT STANDING FROM SFPY_REFUND WHERE REFUND_ID = ?",
                                refund.path("refund_id").asText()),
                "PARKED");
        ask();
        Store.await(() -> store.sfpyState(order), "REFUNDED");
        assertThat(orderNumber(order)).as("it was never placed").isNull();
    }

    @Test
    void recordsWhatWentBackOfARequestThatHasEnded() {
        setExpiry(Instant.now().minusSeconds(31 * 60));
        ask();
        assertThat(requestState()).isEqualTo("EXPIRED");
        ObjectNode payment = Events.payment(request.getRequestId(), 4200).put("state", "REFUNDED");
        list("payment", payment);
        ask();
        Store.await(() -> store.decisionOf(payment), "LATE");
    }

    @Test
    void tellsAPersonOfWhatWentBackNobodyKnowsHow() {
        list("payment", Events.payment(request.getRequestId(), 4200).put("state", "REFUNDED"));
        setExpiry(Instant.now().minusSeconds(25 * 60 * 60));
        ask();
        assertThat(requestState()).isEqualTo("OPEN");
        assertThat(isFlagged()).isTrue();
        assertThat(reasonOf(order)).contains("went back");
    }

    @Test
    void isNotAskedTooOftenWhileTheApiFails() {
        sfpy.answer("GET /v1/payment", 500, "{}");
        assertThat(ask()).isFalse();
        assertThat(askedAgainAt()).isAfter(Date.from(Instant.now().plusSeconds(30)));
        assertThat(store.orderStatus(order)).isEqualTo("AWAITING_PAYMENT");
    }

    private Date askedAgainAt() {
        return store.inTransaction(
                () ->
                        store.bean(SfpyRecords.class)
                                .findRequest(request.getRequestId())
                                .orElseThrow()
                                .getAskAt());
    }

    @Test
    void expiresAfterItsTimeAndGraceAndTheCartComesBack() {
        setExpiry(Instant.now().minusSeconds(29 * 60));
        ask();
        assertThat(requestState()).as("within the grace").isEqualTo("OPEN");

        setExpiry(Instant.now().minusSeconds(31 * 60));
        ask();
        assertThat(requestState()).isEqualTo("EXPIRED");
        assertThat(store.sfpyState(order)).isEqualTo("EXPIRED");
        assertThat(store.orderStatus(order)).isEqualTo("IN_PROCESS");
        Store.await(() -> sfpy.calls().contains("POST /v1/order/cancel"), true);
    }

    @ParameterizedTest(name = "with {0}")
    @ValueSource(ints = {404, 405, 401, 500})
    void expiresThoughSfpyRefusesToCancelAndWhatIsPaidThenIsLate(int status) {
        setExpiry(Instant.now().minusSeconds(31 * 60));
        sfpy.answer("POST /v1/order/cancel", status, "{}");
        long refused = store.bean(SfpyClient.class).refusedCancels();
        assertThat(ask()).isTrue();
        assertThat(requestState()).isEqualTo("EXPIRED");
        assertThat(store.orderStatus(order)).isEqualTo("IN_PROCESS");
        Store.await(() -> store.bean(SfpyClient.class).refusedCancels() > refused, true);
        Store.await(this::waitingCancels, 1);

        ObjectNode payment = Events.payment(request.getRequestId(), 4200);
        pay(payment);
        assertThat(store.decisionOf(payment)).isEqualTo("LATE");
    }

    private int waitingCancels() {
        return store.jdbc()
                .queryForObject(
                        "SELECT COUNT(*) FROM SFPY_SCHEDULED_TASK WHERE task_name = 'sfpy-cancel'"
                                + " AND task_instance LIKE ? AND picked = FALSE",
                        Integer.class,
                        request.getRequestId() + "%");
    }

    @Test
    void doesNotExpireWhileSfpyCannotBeAsked() {
        setExpiry(Instant.now().minusSeconds(31 * 60));
        sfpy.answer("GET /v1/order/", 500, "{}");
        assertThat(ask()).isFalse();
        sfpy.answer("GET /v1/payment", 500, "{}");
        assertThat(ask()).isFalse();
        assertThat(store.orderStatus(order)).isEqualTo("AWAITING_PAYMENT");
    }

    @ParameterizedTest(name = "\"{0}\"")
    @ValueSource(strings = {"PAID", "REFUNDED", "ERRORED", "", "SOMETHING_NEW"})
    void doesNotExpireWhileSfpyListsNoPaymentOfARequestThatItCalls(String state) {
        setExpiry(Instant.now().minusSeconds(31 * 60));
        state(state);
        assertThat(ask()).isTrue();
        assertThat(requestState()).isEqualTo("OPEN");
        assertThat(store.orderStatus(order)).isEqualTo("AWAITING_PAYMENT");
        assertThat(isFlagged()).as("it may only be late").isFalse();

        setExpiry(Instant.now().minusSeconds(25 * 60 * 60));
        ask();
        assertThat(requestState()).isEqualTo("OPEN");
        assertThat(isFlagged()).as("after a day").isTrue();
        assertThat(reasonOf(order)).contains(": look it up at SFPY.");
        assertThat(sfpy.cancelled()).doesNotContain(request.getRequestId());
    }

    @Test
    void expiresWhenSfpyCallsItPaidForAPaymentThatCountsForNothing() {
        ObjectNode dust = Events.payment(request.getRequestId(), 1);
        pay(dust);
        list("payment", dust);
        state("PAID");
        setExpiry(Instant.now().minusSeconds(31 * 60));
        assertThat(ask()).isTrue();
        assertThat(requestState()).isEqualTo("EXPIRED");
    }

    private void state(String state) {
        sfpy.answer(
                "GET /v1/order/",
                200,
                "{\"data\":{\"merchant\":{},\"request\":{\"state\":\"" + state + "\"}}}");
    }

    @Test
    void doesNotExpireWhileAPaymentIsOnItsWay() {
        setExpiry(Instant.now().minusSeconds(31 * 60));
        ObjectNode payment = Events.payment(request.getRequestId(), 4200).put("state", "STARTED");
        list("payment", payment);
        ask();
        Store.await(() -> store.decisionOf(payment), "PARK");
        list("payment");
        ask();
        assertThat(store.orderStatus(order)).isEqualTo("AWAITING_PAYMENT");
    }

    @Test
    void staysFrozenWithAPartPaidAndStaffAreTold() {
        pay(Events.payment(request.getRequestId(), 1000));
        assertThat(requestState()).isEqualTo("PARTIALLY_PAID");
        assertThat(isFlagged()).isFalse();
        setExpiry(Instant.now().minusSeconds(31 * 60));
        ask();
        assertThat(requestState()).isEqualTo("EXPIRED");
        assertThat(store.orderStatus(order)).isEqualTo("AWAITING_PAYMENT");
        assertThat(store.sfpyState(order)).isEqualTo("PARTIALLY_PAID");
        assertThat(isFlagged()).isTrue();
        assertThat(sfpy.calls()).as("it is paid to SFPY").doesNotContain("POST /v1/order/cancel");
    }

    private boolean isFlagged() {
        return Boolean.TRUE.equals(
                store.jdbc()
                        .queryForObject(
                                "SELECT ATTENTION FROM SFPY_ORDER WHERE ORDER_ID = ?",
                                Boolean.class,
                                order));
    }

    @Test
    void isNotProlongedByDust() {
        setExpiry(Instant.now().plusSeconds(60));
        pay(Events.payment(request.getRequestId(), 50));
        assertThat(store.sfpyState(order)).isEqualTo("AWAITING_PAYMENT");
        setExpiry(Instant.now().minusSeconds(31 * 60));
        ask();
        assertThat(store.sfpyState(order)).isEqualTo("EXPIRED");
    }

    @Test
    void isLateByTheTimeItWasPaid() {
        setExpiry(Instant.now().minusSeconds(60));
        ObjectNode payment = Events.payment(request.getRequestId(), 4200);
        pay(payment);
        assertThat(store.decisionOf(payment)).isEqualTo("LATE");
        assertThat(store.orderStatus(order)).isEqualTo("AWAITING_PAYMENT");
    }
}
