package org.broadleafsfpy.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.broadleafsfpy.records.SfpyRequest;
import org.broadleafsfpy.store.Events;
import org.broadleafsfpy.store.FailingActivity;
import org.broadleafsfpy.store.Scenario;
import org.broadleafsfpy.store.Store;
import org.broadleafsfpy.webhook.WebhookAnswer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** From the verified delivery to Broadleaf's tables, on a real database. */
@DisplayName("A paid order in a real store")
class PlacementIT extends Scenario {
    @Test
    void stockGoneAtCheckoutKeepsTheMoneyAndTriesAgain() {
        SfpyRequest request = store.newFrozenOrder(4200, 5);
        Long order = request.getOrderId();
        store.setStock(order, 0);
        ObjectNode event = Events.paymentEvent(Events.payment(request.getRequestId(), 4200));
        deliver(event);

        Store.await(() -> store.sfpyState(order), "PAID_NOT_PLACED");
        store.awaitEvent(event, "SETTLED"); // the money is; the order's own task goes on trying
        assertThat(store.orderStatus(order)).isEqualTo("AWAITING_PAYMENT");
        assertThat(store.transactions(order)).containsExactly("AUTHORIZE_AND_CAPTURE");
        assertThat(reasonOf(order)).contains("inventory");

        store.setStock(order, 3);
        Store.await(() -> store.orderStatus(order), "SUBMITTED");
        assertThat(store.stockOf(order)).isEqualTo(2);
        assertThat(store.transactions(order)).containsExactly("AUTHORIZE_AND_CAPTURE");
    }

    @Test
    void aFailingActivityLeavesThePaymentActiveAndItsReasonReadable() {
        FailingActivity.REASON.set("the warehouse said no");
        SfpyRequest request = store.newFrozenOrder(4200, 5);
        ObjectNode event = Events.paymentEvent(Events.payment(request.getRequestId(), 4200));
        deliver(event);
        Long order = request.getOrderId();
        Store.await(() -> store.sfpyState(order), "PAID_NOT_PLACED");
        assertThat(reasonOf(order)).isEqualTo("the warehouse said no");
        assertThat(store.stockOf(order)).isEqualTo(5);
        assertThat(activePayments(order)).isEqualTo(1);

        FailingActivity.REASON.set(null);
        Store.await(() -> store.orderStatus(order), "SUBMITTED");
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
    void isNotPlacedOnceSomeOfItsMoneyWentBack() {
        FailingActivity.REASON.set("the warehouse said no");
        SfpyRequest request = store.newFrozenOrder(4200, 5);
        Long order = request.getOrderId();
        ObjectNode payment = Events.payment(request.getRequestId(), 4200);
        pay(payment);
        assertThat(store.sfpyState(order)).isEqualTo("PAID_NOT_PLACED");

        refund(Events.refund(payment, 1000));
        assertThat(store.sfpyState(order)).isEqualTo("TO_BE_REFUNDED");
        FailingActivity.REASON.set(null);
        refund(Events.refund(payment, 3200));

        assertThat(store.sfpyState(order)).isEqualTo("REFUNDED");
        assertThat(store.orderStatus(order)).isEqualTo("CANCELLED");
        assertThat(store.stockOf(order)).isEqualTo(5);
        assertThat(amounts(order, "REFUND").stream().reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo("42.00");
    }
}
