package org.broadleafsfpy.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import org.broadleafsfpy.config.Setting;
import org.broadleafsfpy.ledger.Account;
import org.broadleafsfpy.records.SfpyRequest;
import org.broadleafsfpy.store.Events;
import org.broadleafsfpy.store.Scenario;
import org.broadleafsfpy.store.TestSettings;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** From the verified delivery to Broadleaf's tables, on a real database. */
@DisplayName("A refund in a real store")
class RefundIT extends Scenario {
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
    void fullRefundOfSomethingShippedCancelsTheRestIfTheMerchantWantsThat() {
        TestSettings.set(Setting.WHEN_SHIPPED, "CANCEL_REST");
        Long cart = store.newCart(store.newSku(4200, 5), 1);
        store.addFulfillmentGroup(cart);
        SfpyRequest request = store.newRequest(cart);
        ObjectNode payment = Events.payment(request.getRequestId(), 4200);
        pay(payment);
        store.jdbc()
                .update(
                        "UPDATE BLC_FULFILLMENT_GROUP SET STATUS = 'SHIPPED' WHERE"
                                + " FULFILLMENT_GROUP_ID = (SELECT MIN(g.FULFILLMENT_GROUP_ID) FROM"
                                + " BLC_FULFILLMENT_GROUP g WHERE g.ORDER_ID = ?)",
                        cart);
        evictCaches();

        refund(Events.refund(payment, 4200));

        assertThat(store.orderStatus(cart)).isEqualTo("SUBMITTED");
        assertThat(store.groupStatuses(cart))
                .startsWith("SHIPPED")
                .containsOnlyOnce("SHIPPED")
                .containsOnly("SHIPPED", "CANCELLED")
                .hasSizeGreaterThan(1);
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
    void refundBeforeItsPaymentWaitsAndThenSettles() {
        SfpyRequest request = store.newFrozenOrder(4200, 5);
        ObjectNode payment = Events.payment(request.getRequestId(), 4200);
        ObjectNode refund = Events.refundEvent(Events.refund(payment, 4200));
        deliver(refund);
        store.awaitEvent(refund, "WAITING");

        deliverAndAwait(Events.paymentEvent(payment));

        store.awaitEvent(refund, "SETTLED");
        assertThat(store.sfpyState(request.getOrderId())).isEqualTo("REFUNDED");
        assertThat(store.orderStatus(request.getOrderId()))
                .as("never placed: the shopper has the cart again")
                .isEqualTo("IN_PROCESS");
        assertThat(store.stockOf(request.getOrderId())).isEqualTo(5);
    }

    @Test
    void whatWasRefundedBeforeTheTotalWasReachedDoesNotCount() {
        SfpyRequest request = store.newFrozenOrder(4200, 5);
        Long order = request.getOrderId();
        ObjectNode part = Events.payment(request.getRequestId(), 4100);
        pay(part);
        refund(Events.refund(part, 4000));
        pay(Events.payment(request.getRequestId(), 200));
        assertThat(store.orderStatus(order)).isEqualTo("AWAITING_PAYMENT");

        pay(Events.payment(request.getRequestId(), 3900));

        assertThat(store.orderStatus(order)).isEqualTo("SUBMITTED");
        assertThat(amounts(order, "AUTHORIZE_AND_CAPTURE"))
                .usingElementComparator(BigDecimal::compareTo)
                .containsExactlyInAnyOrder(
                        new BigDecimal("1.00"), new BigDecimal("2.00"), new BigDecimal("39.00"));
    }

    @Test
    void ofAllLongAgoDoesNotEndWhatItsShopperPaysAgain() {
        SfpyRequest request = store.newFrozenOrder(4200, 5);
        Long order = request.getOrderId();
        ObjectNode part = Events.payment(request.getRequestId(), 2000);
        pay(part);
        refund(Events.refund(part, 2000));
        assertThat(store.orderStatus(order)).isEqualTo("IN_PROCESS");

        SfpyRequest again = store.newRequest(order);
        store.jdbc()
                .update(
                        "UPDATE SFPY_ORDER SET STATE = 'AWAITING_PAYMENT' WHERE ORDER_ID = ?",
                        order);
        pay(Events.payment(again.getRequestId(), 4200).put("chain_id", 5));
        assertThat(store.sfpyState(order)).isEqualTo("AWAITING_PAYMENT");
        pay(Events.payment(again.getRequestId(), 4200));
        assertThat(store.orderStatus(order)).isEqualTo("SUBMITTED");
        assertThat(amounts(order, "AUTHORIZE_AND_CAPTURE").get(0)).isEqualByComparingTo("42.00");
    }

    @Test
    void usesUpTheExcessFirst() {
        SfpyRequest request = store.newFrozenOrder(4200, 5);
        Long order = request.getOrderId();
        ObjectNode payment = Events.payment(request.getRequestId(), 5200);
        pay(payment);

        refund(Events.refund(payment, 1000));
        assertThat(store.sfpyState(order)).isEqualTo("PLACED");
        assertThat(store.transactions(order)).doesNotContain("REFUND");

        refund(Events.refund(payment, 4200));
        assertThat(store.orderStatus(order)).isEqualTo("CANCELLED");
        assertThat(amounts(order, "REFUND").get(0)).isEqualByComparingTo("42.00");
    }

    @Test
    void ofMoreThanWasPaidIsRecordedAndFlagged() {
        SfpyRequest request = store.newFrozenOrder(4200, 5);
        ObjectNode payment = Events.payment(request.getRequestId(), 4200);
        pay(payment);
        ObjectNode refund = Events.refund(payment, 5000);
        refund(refund);

        assertThat(store.orderStatus(request.getOrderId())).isEqualTo("CANCELLED");
        assertThat(store.needsAttention("SFPY_REFUND", refund.path("refund_id"))).isTrue();
        assertThat(amounts(request.getOrderId(), "REFUND").get(0)).isEqualByComparingTo("42.00");
        assertThat(store.balance(request.getOrderId(), Account.OVER_REFUNDED)).isEqualTo(800);
    }

    @Test
    void thatWentElsewhereIsPostedAndCancelsNothing() {
        SfpyRequest request = store.newFrozenOrder(4200, 5);
        ObjectNode payment = Events.payment(request.getRequestId(), 4200);
        pay(payment);
        ObjectNode refund = Events.refund(payment, 4200).put("to", TestSettings.PAYOUT);
        refund(refund);

        assertThat(store.orderStatus(request.getOrderId())).isEqualTo("SUBMITTED");
        assertThat(store.transactions(request.getOrderId())).contains("REFUND");
        assertThat(store.needsAttention("SFPY_REFUND", refund.path("refund_id"))).isTrue();
    }

    @Test
    void inAnotherTokenWaitsForAPersonUnlessBothAreDollars() {
        SfpyRequest request = store.newFrozenOrder(4200, 5);
        ObjectNode payment = Events.payment(request.getRequestId(), 4200);
        pay(payment);
        ObjectNode inEther = Events.refund(payment, 1000).put("is_eth", true);
        refund(inEther);
        assertThat(
                        store.text(
                                "SELECT STANDING FROM SFPY_REFUND WHERE REFUND_ID = ?",
                                inEther.path("refund_id").asText()))
                .isEqualTo("HELD");

        ObjectNode inDai = Events.refund(payment, 1000);
        inDai.put("token_address", "0x6B175474E89094C44Da98b954EedeAC495271d0F");
        inDai.put("amount", "10000000000000000000");
        refund(inDai);
        assertThat(amounts(request.getOrderId(), "REFUND").get(0)).isEqualByComparingTo("10.00");
    }

    @Test
    void ofAPaymentThatCountsForNothingLowersThatPaymentAlone() {
        SfpyRequest request = store.newFrozenOrder(4200, 5);
        TestSettings.set(Setting.TOKENS, "DAI");
        ObjectNode useless = Events.payment(request.getRequestId(), 4200);
        pay(useless);
        assertThat(store.decisionOf(useless)).isEqualTo("UNAPPLIED");
        TestSettings.set(Setting.TOKENS, "");
        pay(Events.payment(request.getRequestId(), 4200));

        refund(Events.refund(useless, 4200));

        assertThat(store.orderStatus(request.getOrderId())).isEqualTo("SUBMITTED");
        assertThat(store.transactions(request.getOrderId())).doesNotContain("REFUND");
        assertThat(store.balance(request.getOrderId(), Account.UNAPPLIED)).isZero();
    }
}
