package org.broadleafsfpy.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.broadleafsfpy.chain.Receipts;
import org.broadleafsfpy.chain.StubNode;
import org.broadleafsfpy.config.Setting;
import org.broadleafsfpy.records.SfpyRequest;
import org.broadleafsfpy.store.Events;
import org.broadleafsfpy.store.Store;
import org.broadleafsfpy.store.TestSettings;
import org.broadleafsfpy.webhook.WebhookReceiver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The attacks of docs/security.md, on a store that asks the chain. All events are well signed. */
@DisplayName("A thief, where the chain is asked,")
class ThiefIT {
    private static final String THIEF = "0x90f79bf6eb2c4f870365e785982e1f101e93b906";

    private final Store store = Store.get();
    private StubNode node;

    @BeforeEach
    void start() throws Exception {
        node = new StubNode();
        TestSettings.set(Setting.RPC_URL, node.url());
        TestSettings.set(Setting.WITHOUT_CHAIN, "HOLD");
    }

    @AfterEach
    void stop() {
        node.close();
        TestSettings.reset();
    }

    @Test
    void isNotNeededForAnHonestPaymentAndRefund() {
        SfpyRequest request = store.newFrozenOrder(4200, 5);
        ObjectNode payment = honestlyPaid(request);
        assertThat(store.orderStatus(request.getOrderId())).isEqualTo("SUBMITTED");

        ObjectNode refund = Events.refund(payment, 4200);
        node.add(Receipts.ofRefund(refund, TestSettings.PAYOUT));
        deliver(Events.refundEvent(refund), "SETTLED");
        assertThat(store.orderStatus(request.getOrderId())).isEqualTo("CANCELLED");
    }

    @Test
    void gainsNothingByPayingHimselfInOurName() {
        SfpyRequest request = store.newFrozenOrder(4200, 5);
        ObjectNode payment = Events.payment(request.getRequestId(), 4200);
        payment.put("from", THIEF);
        node.add(Receipts.of(payment, THIEF));

        deliver(Events.paymentEvent(payment), "SETTLED");

        assertThat(store.orderStatus(request.getOrderId())).isEqualTo("AWAITING_PAYMENT");
        assertThat(store.decisionOf(payment)).isEqualTo("REJECT");
    }

    @Test
    void gainsNothingByCallingOneDollarAHundred() {
        SfpyRequest request = store.newFrozenOrder(10_000, 5);
        ObjectNode payment = Events.payment(request.getRequestId(), 100);
        payment.put("rate", "100000000");
        node.add(Receipts.of(payment, TestSettings.PAYOUT));

        deliver(Events.paymentEvent(payment), "SETTLED");

        assertThat(store.orderStatus(request.getOrderId())).isEqualTo("AWAITING_PAYMENT");
        assertThat(store.decisionOf(payment)).isEqualTo("HOLD");
    }

    @Test
    void cannotCancelSomebodysOrderByARefundOfHisOwn() {
        SfpyRequest request = store.newFrozenOrder(4200, 5);
        ObjectNode payment = honestlyPaid(request);
        ObjectNode refund = Events.refund(payment, 4200);
        refund.put("from", THIEF);
        node.add(Receipts.ofRefund(refund, THIEF));

        deliver(Events.refundEvent(refund), "SETTLED");

        assertThat(store.orderStatus(request.getOrderId())).isEqualTo("SUBMITTED");
    }

    @Test
    void cannotPlaceAnOrderWithAStolenSecret() {
        SfpyRequest request = store.newFrozenOrder(4200, 5);
        ObjectNode event = Events.paymentEvent(Events.payment(request.getRequestId(), 4200));

        deliver(event, "WAITING"); // there is no such transaction

        assertThat(store.orderStatus(request.getOrderId())).isEqualTo("AWAITING_PAYMENT");
    }

    @Test
    void cannotCancelAnOrderWithAStolenSecret() {
        SfpyRequest request = store.newFrozenOrder(4200, 5);
        ObjectNode payment = honestlyPaid(request);
        ObjectNode refund = Events.refund(payment, 4200); // says that it came from us
        node.add(Receipts.ofRefund(refund, THIEF));

        deliver(Events.refundEvent(refund), "SETTLED");

        assertThat(store.orderStatus(request.getOrderId())).isEqualTo("SUBMITTED");
    }

    @Test
    void cannotUseOneTransactionTwice() {
        SfpyRequest request = store.newFrozenOrder(8400, 5);
        ObjectNode payment = Events.payment(request.getRequestId(), 4200);
        node.add(Receipts.of(payment, TestSettings.PAYOUT));
        deliver(Events.paymentEvent(payment), "SETTLED");

        ObjectNode again = payment.deepCopy().put("payment_id", Events.newId());
        deliver(Events.paymentEvent(again), "SETTLED");

        assertThat(store.orderStatus(request.getOrderId())).isEqualTo("AWAITING_PAYMENT");
        assertThat(store.decisionOf(again)).isEqualTo("REJECT");
    }

    @Test
    void onlyDelaysWhatTheNodeShowsLater() {
        SfpyRequest request = store.newFrozenOrder(4200, 5);
        ObjectNode payment = Events.payment(request.getRequestId(), 4200);
        ObjectNode event = Events.paymentEvent(payment);
        deliver(event, "WAITING");

        node.add(Receipts.of(payment, TestSettings.PAYOUT));

        store.awaitEvent(event, "SETTLED");
        assertThat(store.orderStatus(request.getOrderId())).isEqualTo("SUBMITTED");
    }

    private ObjectNode honestlyPaid(SfpyRequest request) {
        ObjectNode payment = Events.payment(request.getRequestId(), 4200);
        node.add(Receipts.of(payment, TestSettings.PAYOUT));
        deliver(Events.paymentEvent(payment), "SETTLED");
        return payment;
    }

    private void deliver(ObjectNode event, String expectedState) {
        assertThat(
                        store.bean(WebhookReceiver.class)
                                .receive(Events.body(event), Events.signature(event))
                                .status())
                .isEqualTo(200);
        store.awaitEvent(event, expectedState);
    }
}
