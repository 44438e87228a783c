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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    @Test
    void isNotSeenInARefundThatOvertakesItsPayment() {
        SfpyRequest request = store.newFrozenOrder(4200, 5);
        ObjectNode payment = Events.payment(request.getRequestId(), 4200);
        ObjectNode refund = Events.refund(payment, 4200);
        node.add(Receipts.of(payment, TestSettings.PAYOUT));
        node.add(Receipts.ofRefund(refund, TestSettings.PAYOUT));
        ObjectNode overtaking = Events.refundEvent(refund);
        deliver(overtaking, "WAITING");

        deliver(Events.paymentEvent(payment), "SETTLED");

        store.awaitEvent(overtaking, "SETTLED");
        assertThat(store.sfpyState(request.getOrderId())).isEqualTo("REFUNDED");
        assertThat(store.orderStatus(request.getOrderId())).isEqualTo("IN_PROCESS");
    }

    @Test
    void gainsNothingByAPriceOfHisOwn() {
        String feed = "0x5f4ec3df9cbd43714fe2740f5e3616155c5b8419";
        node.setFeed(feed, 8, 250_000_000_000L, java.time.Instant.now());
        TestSettings.set(Setting.PRICE_FEEDS, "ETH=" + feed);
        SfpyRequest request = store.newFrozenOrder(4200, 5);
        ObjectNode lie = ether(request, "168000000000000", "250000000000");
        node.add(Receipts.of(lie, TestSettings.PAYOUT));
        deliver(Events.paymentEvent(lie), "SETTLED");
        assertThat(store.decisionOf(lie)).isEqualTo("HOLD");

        ObjectNode honest = ether(request, "16800000000000000", "2500000000");
        node.add(Receipts.of(honest, TestSettings.PAYOUT));
        deliver(Events.paymentEvent(honest), "SETTLED");
        assertThat(store.orderStatus(request.getOrderId())).isEqualTo("SUBMITTED");
    }

    @Test
    void onlyDelaysWhatNeedsAPriceThatCannotBeHadNow() {
        String feed = "0x5f4ec3df9cbd43714fe2740f5e3616155c5b8419";
        TestSettings.set(Setting.PRICE_FEEDS, "ETH=" + feed);
        SfpyRequest request = store.newFrozenOrder(4200, 5);
        ObjectNode honest = ether(request, "16800000000000000", "2500000000");
        node.add(Receipts.of(honest, TestSettings.PAYOUT));
        ObjectNode event = Events.paymentEvent(honest);
        deliver(event, "WAITING");
        node.setFeed(feed, 8, 250_000_000_000L, java.time.Instant.now());
        store.awaitEvent(event, "SETTLED");
        assertThat(store.orderStatus(request.getOrderId())).isEqualTo("SUBMITTED");
    }

    private static ObjectNode ether(SfpyRequest request, String wei, String rate) {
        ObjectNode payment = Events.payment(request.getRequestId(), 4200).put("is_eth", true);
        payment.put("token_address", "0x0000000000000000000000000000000000000000");
        return payment.put("amount", wei).put("rate", rate);
    }

    @ParameterizedTest(name = "a pool that gives {0} of 42 dollars for 42: {1}")
    @CsvSource({"37799999,HOLD", "37800000,CONFIRM", "42000000,CONFIRM"})
    void gainsNothingByAPoolThatGivesTooLittle(long redeemable, String decision) {
        String pool = "0x824dd1553c4474a348546fa8b6c24c0b083ae768";
        String balanceOfPool = "0x70a08231" + "0".repeat(24) + pool.substring(2);
        node.setAnswer(pool, "0x18160ddd", String.format("0x%064x", 1000));
        node.setAnswer(
                Events.USDC.toLowerCase(), balanceOfPool, String.format("0x%064x", redeemable * 2));
        SfpyRequest request = store.newFrozenOrder(4200, 5);
        ObjectNode payment = Events.payment(request.getRequestId(), 4200);
        node.add(
                Receipts.withMint(
                        Receipts.of(payment, TestSettings.PAYOUT),
                        Events.USDC,
                        pool,
                        TestSettings.PAYOUT,
                        500));

        deliver(Events.paymentEvent(payment), "SETTLED");

        assertThat(store.decisionOf(payment)).isEqualTo(decision);
    }

    @Test
    void cannotHideTheTruthBehindAnIdThatHePoisoned() {
        SfpyRequest request = store.newFrozenOrder(4200, 5);
        ObjectNode payment = Events.payment(request.getRequestId(), 4200);
        ObjectNode poisoned = payment.deepCopy().put("chain_id", 5);
        deliver(Events.paymentEvent(poisoned), "SETTLED");
        assertThat(store.decisionOf(payment)).isEqualTo("REJECT");
        node.add(Receipts.of(payment, TestSettings.PAYOUT));

        deliver(Events.paymentEvent(payment), "SETTLED");

        assertThat(store.orderStatus(request.getOrderId())).isEqualTo("SUBMITTED");
    }

    @Test
    void cannotChangeWhatTheChainHasShown() {
        SfpyRequest request = store.newFrozenOrder(4200, 5);
        ObjectNode payment = honestlyPaid(request);
        ObjectNode other = Events.paymentEvent(payment.deepCopy().put("amount", "1"));
        deliver(other, "SETTLED");
        assertThat(
                        store.text(
                                "SELECT OUTCOME FROM SFPY_EVENT WHERE EVENT_KEY = ?",
                                other.path("token").asText()))
                .isEqualTo("CONFLICT");
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
