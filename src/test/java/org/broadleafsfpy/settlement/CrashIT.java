package org.broadleafsfpy.settlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.broadleafsfpy.ledger.Account;
import org.broadleafsfpy.records.SfpyRequest;
import org.broadleafsfpy.store.CrashingTransactionManager;
import org.broadleafsfpy.store.EventRecorder;
import org.broadleafsfpy.store.Events;
import org.broadleafsfpy.store.Scenario;
import org.broadleafsfpy.store.Store;
import org.broadleafsfpy.store.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Stops the work before, or right after, each commit in turn. */
@DisplayName("A crash at any step")
class CrashIT extends Scenario {
    private static final int MORE_STEPS_THAN_THERE_ARE = 40;

    @BeforeEach
    void onTheDatabaseThatStoresUse() {
        assumeTrue(
                TestDatabase.current() == TestDatabase.POSTGRESQL,
                "takes minutes: on PostgreSQL only");
    }

    @AfterEach
    void noMoreCrashes() {
        CrashingTransactionManager.hasCrashed();
    }

    @ParameterizedTest(name = "of a payment ends as no crash, after the commit: {0}")
    @ValueSource(booleans = {false, true})
    void ofAPaymentEndsAsNoCrash(boolean after) {
        int steps = 0;
        for (int step = 1; step < MORE_STEPS_THAN_THERE_ARE; step++) {
            SfpyRequest request = store.newFrozenOrder(4200, 5);
            ObjectNode event = Events.paymentEvent(Events.payment(request.getRequestId(), 5000));
            CrashingTransactionManager.crashAt(step, after);
            deliver(event);
            awaitPlaced(request.getOrderId(), event);
            if (!CrashingTransactionManager.hasCrashed()) {
                break;
            }
            steps = step;
        }
        assertThat(steps).as("steps at which it was stopped").isBetween(4, 30);
    }

    private void awaitPlaced(Long order, ObjectNode event) {
        Store.await(() -> store.orderStatus(order), "SUBMITTED");
        store.awaitEvent(event, "SETTLED");
        awaitHeard(order, "OrderReleased", "PaymentConfirmed");
        assertThat(store.sfpyState(order)).isEqualTo("PLACED");
        assertThat(store.groupStatus(order)).isEqualTo("PROCESSING");
        assertThat(store.transactions(order)).containsExactly("AUTHORIZE_AND_CAPTURE");
        assertThat(store.stockOf(order)).isEqualTo(4);
        assertThat(store.balance(order, Account.ORDERS)).isEqualTo(-4200);
        assertThat(store.balance(order, Account.EXCESS)).isEqualTo(-800);
        assertThat(store.balance(order, Account.CRYPTO)).isEqualTo(5000);
    }

    private void awaitHeard(Long order, String... kinds) {
        EventRecorder recorder = store.bean(EventRecorder.class);
        Store.await(() -> recorder.kindsFor(order), java.util.List.of(kinds));
    }

    @ParameterizedTest(name = "of a refund ends as no crash, after the commit: {0}")
    @ValueSource(booleans = {false, true})
    void ofARefundEndsAsNoCrash(boolean after) {
        int steps = 0;
        for (int step = 1; step < MORE_STEPS_THAN_THERE_ARE; step++) {
            SfpyRequest request = store.newFrozenOrder(4200, 5);
            Long order = request.getOrderId();
            ObjectNode payment = Events.payment(request.getRequestId(), 4200);
            pay(payment);
            Store.await(() -> store.orderStatus(order), "SUBMITTED");
            awaitHeard(order, "OrderReleased", "PaymentConfirmed");
            store.awaitNoTask("sfpy-place", order.toString());
            ObjectNode event = Events.refundEvent(Events.refund(payment, 4200));
            CrashingTransactionManager.crashAt(step, after);
            deliver(event);
            store.awaitEvent(event, "SETTLED");
            awaitHeard(
                    order, "OrderCancelled", "OrderReleased", "PaymentConfirmed", "RefundPosted");
            Store.await(() -> store.stockOf(order), 5);
            store.awaitNoTask("sfpy-restock", order.toString());
            assertThat(store.orderStatus(order)).isEqualTo("CANCELLED");
            assertThat(store.groupStatus(order)).isEqualTo("CANCELLED");
            assertThat(store.transactions(order))
                    .containsExactly("AUTHORIZE_AND_CAPTURE", "REFUND");
            assertThat(store.stockOf(order)).isEqualTo(5);
            assertThat(store.balance(order, Account.CRYPTO)).isZero();
            if (!CrashingTransactionManager.hasCrashed()) {
                break;
            }
            steps = step;
        }
        assertThat(steps).as("steps at which it was stopped").isBetween(4, 30);
    }
}
