package org.broadleafsfpy.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.broadleafsfpy.config.Setting;
import org.broadleafsfpy.records.SfpyRequest;
import org.broadleafsfpy.store.Events;
import org.broadleafsfpy.store.Scenario;
import org.broadleafsfpy.store.TestSettings;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** From the verified delivery to Broadleaf's tables, on a real database. */
@DisplayName("A payment in a real store")
class PaymentIT extends Scenario {
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
    void samePaymentInTwoEventsIsOnePayment() {
        SfpyRequest request = store.newFrozenOrder(4200, 5);
        ObjectNode payment = Events.payment(request.getRequestId(), 4200);
        deliverAndAwait(Events.paymentEvent(payment));
        deliverAndAwait(Events.paymentEvent(payment));
        assertThat(store.transactions(request.getOrderId())).hasSize(1);
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
    void paymentOfAnUnknownRequestWaits() {
        ObjectNode event = Events.paymentEvent(Events.payment(Events.newId(), 4200));
        deliver(event);
        store.awaitEvent(event, "WAITING");
    }
}
