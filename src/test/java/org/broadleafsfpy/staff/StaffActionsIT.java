package org.broadleafsfpy.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Date;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.broadleafsfpy.config.Setting;
import org.broadleafsfpy.ledger.Account;
import org.broadleafsfpy.reconcile.Expiry;
import org.broadleafsfpy.records.RequestState;
import org.broadleafsfpy.records.SfpyRecords;
import org.broadleafsfpy.records.SfpyRequest;
import org.broadleafsfpy.staff.StaffActions.By;
import org.broadleafsfpy.staff.StaffActions.Seen;
import org.broadleafsfpy.staff.StaffMember.Permission;
import org.broadleafsfpy.store.Events;
import org.broadleafsfpy.store.FailingActivity;
import org.broadleafsfpy.store.Scenario;
import org.broadleafsfpy.store.Store;
import org.broadleafsfpy.store.TestSettings;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Staff")
class StaffActionsIT extends Scenario {
    private static final StaffMember ANNA =
            new StaffMember("anna", EnumSet.allOf(Permission.class));

    private final StaffActions staff = store.bean(StaffActions.class);
    private final SfpyRequest request = store.newFrozenOrder(4200, 5);
    private final Long order = request.getOrderId();

    private static By by() throws ActionRefusedException {
        return new By(ANNA, "I looked it up");
    }

    private Seen seen() {
        return staff.look(order);
    }

    private static String id(ObjectNode payment) {
        return payment.path("payment_id").asText();
    }

    private ObjectNode heldPayment() {
        TestSettings.set(Setting.WITHOUT_CHAIN, "HOLD");
        ObjectNode payment = Events.payment(request.getRequestId(), 4200);
        pay(payment);
        TestSettings.reset();
        assertThat(store.decisionOf(payment)).isEqualTo("HOLD");
        assertThat(store.balance(order, Account.UNAPPLIED)).isEqualTo(-4200);
        return payment;
    }

    private boolean needsAttention() {
        return store.jdbc()
                .queryForObject(
                        "SELECT ATTENTION FROM SFPY_ORDER WHERE ORDER_ID = ?",
                        Boolean.class,
                        order);
    }

    private String recorded(String column) {
        return store.text("SELECT " + column + " FROM SFPY_STAFF_ACTION WHERE ORDER_ID = ?", order);
    }

    @Test
    void mayLetAHeldPaymentCount() throws Exception {
        ObjectNode payment = heldPayment();
        assertThat(needsAttention()).isTrue();
        staff.acceptPayment(id(payment), null, by(), seen());
        assertThat(needsAttention()).isFalse();
        assertThat(store.orderStatus(order)).isEqualTo("SUBMITTED");
        assertThat(store.balance(order, Account.UNAPPLIED)).isZero();
        assertThat(store.balance(order, Account.ORDERS)).isEqualTo(-4200);
        assertThat(recorded("ACTION")).isEqualTo("ACCEPT_PAYMENT");
        assertThat(recorded("STAFF")).isEqualTo("anna");
        assertThat(recorded("WHY")).isEqualTo("I looked it up");
        assertThat(recorded("OUTCOME")).isEqualTo("CONFIRM");
    }

    @Test
    void saysWhatAPaymentIsWorthThatNobodyKnows() throws Exception {
        ObjectNode payment = Events.payment(request.getRequestId(), 1).put("is_eth", true);
        payment.put("amount", "16800000000000000").put("rate", "2500000000");
        pay(payment);
        assertThatThrownBy(() -> staff.acceptPayment(id(payment), null, by(), seen()))
                .isInstanceOf(ActionRefusedException.class)
                .hasMessageContaining("Please say it");
        staff.acceptPayment(id(payment), 4200L, by(), seen());
        assertThat(store.orderStatus(order)).isEqualTo("SUBMITTED");
        assertThat(store.balance(order, Account.CRYPTO)).isEqualTo(4200);
    }

    @Test
    void mayRejectAHeldPayment() throws Exception {
        ObjectNode payment = heldPayment();
        staff.rejectPayment(id(payment), by(), seen());
        assertThat(store.orderStatus(order)).isEqualTo("AWAITING_PAYMENT");
        assertThat(store.balance(order, Account.CRYPTO)).isZero();
        assertThat(store.needsAttention("SFPY_PAYMENT", payment.path("payment_id"))).isFalse();
        assertThatThrownBy(() -> staff.acceptPayment(id(payment), null, by(), seen()))
                .isInstanceOf(ActionRefusedException.class);
    }

    @Test
    void areRefusedWhenTheOrderHasChangedSinceTheyLooked() throws Exception {
        ObjectNode payment = heldPayment();
        Seen before = seen();
        pay(Events.payment(request.getRequestId(), 1000));
        assertThatThrownBy(() -> staff.acceptPayment(id(payment), null, by(), before))
                .isInstanceOf(ActionRefusedException.class)
                .hasMessageContaining("has changed since you looked");
        assertThat(recorded("ACTION")).isNull();
    }

    @Test
    void twoAtOnceAreOne() throws Exception {
        ObjectNode payment = heldPayment();
        Seen seen = seen();
        Callable<Boolean> accept =
                () -> {
                    try {
                        staff.acceptPayment(id(payment), null, by(), seen);
                        return true;
                    } catch (ActionRefusedException e) {
                        return false;
                    }
                };
        assertThat(atOnce(4, accept)).containsOnlyOnce(true);
        assertThat(store.transactions(order)).hasSize(1);
    }

    @Test
    void needPermissionAndAReason() throws Exception {
        ObjectNode payment = heldPayment();
        StaffMember reader = new StaffMember("rita", Set.of());
        By without = new By(reader, "because");
        assertThatThrownBy(() -> staff.acceptPayment(id(payment), null, without, seen()))
                .isInstanceOf(ActionRefusedException.class)
                .hasMessage("You are not allowed to do that.");
        assertThatThrownBy(() -> staff.replayEvent("x", without))
                .isInstanceOf(ActionRefusedException.class);
        assertThatThrownBy(() -> new By(ANNA, " ")).isInstanceOf(ActionRefusedException.class);
        assertThatThrownBy(() -> new StaffMember("", Set.of()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(recorded("ACTION")).isNull();
    }

    @Test
    void mayApplyAPaymentThatCameAfterTheCartWentBack() throws Exception {
        store.bean(Expiry.class).end(request.getRequestId(), RequestState.EXPIRED);
        assertThat(store.orderStatus(order)).isEqualTo("IN_PROCESS");
        ObjectNode payment = Events.payment(request.getRequestId(), 4200);
        pay(payment);
        assertThat(store.decisionOf(payment)).isEqualTo("LATE");
        assertThat(store.orderStatus(order)).isEqualTo("IN_PROCESS");
        assertThat(store.balance(order, Account.UNAPPLIED)).isEqualTo(-4200);

        staff.applyLatePayment(id(payment), by(), seen());

        assertThat(store.orderStatus(order)).isEqualTo("SUBMITTED");
        assertThat(store.stockOf(order)).isEqualTo(4);
    }

    @Test
    void mayApplyAPaymentOfAnOrderWhoseTotalChanged() throws Exception {
        store.jdbc().update("UPDATE BLC_ORDER SET ORDER_TOTAL = 40.00 WHERE ORDER_ID = ?", order);
        evictCaches();
        ObjectNode payment = Events.payment(request.getRequestId(), 4200);
        pay(payment);
        assertThat(store.decisionOf(payment)).isEqualTo("LATE");

        staff.applyLatePayment(id(payment), by(), seen());

        assertThat(store.sfpyState(order)).isIn("PLACED", "PAID_NOT_PLACED");
        assertThat(store.balance(order, Account.EXCESS)).isEqualTo(-200);
    }

    @Test
    void cannotApplyAPaymentToAnOrderThatIsPaid() throws Exception {
        pay(Events.payment(request.getRequestId(), 4200));
        TestSettings.set(Setting.WITHOUT_CHAIN, "HOLD");
        ObjectNode second = Events.payment(request.getRequestId(), 4200);
        pay(second);
        assertThatThrownBy(() -> staff.applyLatePayment(id(second), by(), seen()))
                .isInstanceOf(ActionRefusedException.class)
                .hasMessageContaining("mark the payment to be refunded");
        staff.markToBeRefunded(id(second), by(), seen());
        assertThat(store.orderStatus(order)).isEqualTo("SUBMITTED");
        assertThat(store.needsAttention("SFPY_PAYMENT", second.path("payment_id"))).isFalse();
    }

    @Test
    void mayPromiseAPaymentBackWhoseOrderCannotBePlacedAndTakeThePromiseBack() throws Exception {
        FailingActivity.REASON.set("the warehouse said no");
        ObjectNode payment = Events.payment(request.getRequestId(), 4200);
        pay(payment);
        assertThat(store.sfpyState(order)).isEqualTo("PAID_NOT_PLACED");

        staff.markToBeRefunded(id(payment), by(), seen());
        assertThat(store.sfpyState(order)).isEqualTo("TO_BE_REFUNDED");
        FailingActivity.REASON.set(null);
        store.awaitNoTask("sfpy-place", order.toString());
        assertThat(store.orderStatus(order)).isEqualTo("AWAITING_PAYMENT");

        staff.retryPlacement(order, by(), seen());
        Store.await(() -> store.orderStatus(order), "SUBMITTED");
    }

    @Test
    void mayTakeNoteOfWhatNeedsNoDecision() throws Exception {
        pay(Events.payment(request.getRequestId(), 5000));
        assertThat(store.orderStatus(order)).isEqualTo("SUBMITTED");
        assertThat(needsAttention()).as("8 dollars too much").isTrue();
        staff.takeNote(order, by(), seen());
        assertThat(needsAttention()).isFalse();
        assertThat(recorded("OUTCOME")).isEqualTo("NOTED");
        assertThatThrownBy(() -> staff.takeNote(order, by(), seen()))
                .isInstanceOf(ActionRefusedException.class)
                .hasMessageContaining("calls for attention");
    }

    @Test
    void mayNotTakeNoteOfAnOrderThatIsPaidAndLeaveIt() throws Exception {
        FailingActivity.REASON.set("the warehouse said no");
        pay(Events.payment(request.getRequestId(), 4200));
        assertThatThrownBy(() -> staff.takeNote(order, by(), seen()))
                .isInstanceOf(ActionRefusedException.class)
                .hasMessageContaining("waits for a decision");
        assertThat(needsAttention()).isTrue();
        FailingActivity.REASON.set(null);
        // It is still tried, and nothing of it is left to happen during another test.
        Store.await(() -> store.orderStatus(order), "SUBMITTED");
        assertThat(needsAttention()).isFalse();
    }

    /** Whose payment was held while another one, of the same request, paid the order. */
    @Test
    void areStillCalledWhenAnOrderIsPlacedBesideAPaymentThatIsHeld() throws Exception {
        ObjectNode held = heldPayment();
        pay(Events.payment(request.getRequestId(), 4200));
        assertThat(store.orderStatus(order)).isEqualTo("SUBMITTED");
        assertThat(needsAttention()).isTrue();
        staff.markToBeRefunded(id(held), by(), seen());
        assertThat(needsAttention()).isFalse();
        assertThat(isOnTheList()).as("until it has gone back").isTrue();
        refund(Events.refund(held, 4200));
        assertThat(isOnTheList()).isFalse();
    }

    private boolean isOnTheList() {
        return store.inTransaction(
                () -> store.bean(SfpyRecords.class).ordersForAttention(1000).contains(order));
    }

    @Test
    void cannotRetryWhatNeedsNoCheckout() {
        assertThatThrownBy(() -> staff.retryPlacement(order, by(), seen()))
                .isInstanceOf(ActionRefusedException.class);
    }

    @Test
    void sayWhatARefundInAnotherTokenIsWorth() throws Exception {
        ObjectNode payment = Events.payment(request.getRequestId(), 4200);
        pay(payment);
        ObjectNode refund = Events.refund(payment, 1).put("is_eth", true);
        refund(refund);
        String refundId = refund.path("refund_id").asText();
        assertThat(store.transactions(order)).doesNotContain("REFUND");

        staff.acceptRefund(refundId, 1000L, by(), seen());

        assertThat(store.sfpyState(order)).isEqualTo("PARTIALLY_REFUNDED");
        assertThat(amounts(order, "REFUND").get(0)).isEqualByComparingTo("10.00");
    }

    @Test
    void maySayThatARefundThatWentElsewhereCountsAsFull() throws Exception {
        ObjectNode payment = Events.payment(request.getRequestId(), 4200);
        pay(payment);
        ObjectNode refund = Events.refund(payment, 4200).put("to", TestSettings.PAYOUT);
        refund(refund);
        assertThat(store.orderStatus(order)).isEqualTo("SUBMITTED");

        staff.acceptRefund(refund.path("refund_id").asText(), null, by(), seen());

        assertThat(store.orderStatus(order)).isEqualTo("CANCELLED");
        assertThat(amounts(order, "REFUND")).hasSize(1);
        Store.await(() -> store.stockOf(order), 5);
    }

    @Test
    void mayRejectAHeldRefundWhichLetsTheOrderBePlaced() throws Exception {
        ObjectNode payment = Events.payment(request.getRequestId(), 2000);
        pay(payment);
        ObjectNode refund = Events.refund(payment, 1).put("is_eth", true);
        refund(refund);
        pay(Events.payment(request.getRequestId(), 2200));
        assertThat(store.sfpyState(order)).as("a refund is open").isEqualTo("PARTIALLY_PAID");

        staff.rejectRefund(refund.path("refund_id").asText(), by(), seen());

        assertThat(store.orderStatus(order)).isEqualTo("SUBMITTED");
    }

    @Test
    void mayHaveAnEventTriedAgain() throws Exception {
        String later = Events.newId();
        ObjectNode event = Events.paymentEvent(Events.payment(later, 4200));
        deliver(event);
        store.awaitEvent(event, "WAITING");
        store.jdbc()
                .update(
                        "UPDATE SFPY_EVENT SET TRIED_SINCE = ? WHERE EVENT_KEY = ?",
                        Date.from(Instant.now().minusSeconds(90_000)),
                        token(event));
        evictCaches();
        store.awaitEvent(event, "FAILED");
        assertThat(outcome(event)).isEqualTo("UNMATCHED");

        store.jdbc()
                .update(
                        "UPDATE SFPY_REQUEST SET REQUEST_ID = ? WHERE REQUEST_ID = ?",
                        later,
                        request.getRequestId());
        staff.replayEvent(token(event), by());
        store.awaitEvent(event, "SETTLED");
        assertThat(store.orderStatus(order)).isEqualTo("SUBMITTED");
        assertThatThrownBy(() -> staff.replayEvent("no-such-event", by()))
                .isInstanceOf(ActionRefusedException.class);
    }

    private String outcome(ObjectNode event) {
        return store.text("SELECT OUTCOME FROM SFPY_EVENT WHERE EVENT_KEY = ?", token(event));
    }

    @Test
    void mayIgnoreAnEventWithAReason() throws Exception {
        ObjectNode event = Events.paymentEvent(Events.payment(Events.newId(), 4200));
        deliver(event);
        store.awaitEvent(event, "WAITING");
        staff.ignoreEvent(token(event), new By(ANNA, "of our other shop"));
        assertThat(store.eventState(token(event))).isEqualTo("IGNORED");
        assertThat(store.text("SELECT REASON FROM SFPY_EVENT WHERE EVENT_KEY = ?", token(event)))
                .contains("of our other shop");
        store.awaitNoTask("sfpy-event", token(event));
        assertThat(store.eventState(token(event))).isEqualTo("IGNORED");
        assertThat(List.of(store.eventState(token(event)))).hasSize(1);
    }
}
