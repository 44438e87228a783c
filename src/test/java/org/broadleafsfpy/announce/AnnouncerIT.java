package org.broadleafsfpy.announce;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.broadleafsfpy.config.Setting;
import org.broadleafsfpy.records.SfpyRequest;
import org.broadleafsfpy.store.EventRecorder;
import org.broadleafsfpy.store.Events;
import org.broadleafsfpy.store.Scenario;
import org.broadleafsfpy.store.Store;
import org.broadleafsfpy.store.TestSettings;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Merchants' own code")
class AnnouncerIT extends Scenario {
    private final EventRecorder recorder = store.bean(EventRecorder.class);
    private final SfpyRequest request = store.newFrozenOrder(4200, 5);
    private final Long order = request.getOrderId();

    private void awaitHeard(String... kinds) {
        Store.await(() -> recorder.kindsFor(order), List.of(kinds));
    }

    @Test
    void hearsOfAnOrdersWholeLife() {
        ObjectNode part = Events.payment(request.getRequestId(), 2000);
        pay(part);
        awaitHeard("PartiallyPaid");
        ObjectNode rest = Events.payment(request.getRequestId(), 2200);
        pay(rest);
        awaitHeard("OrderReleased", "PartiallyPaid", "PaymentConfirmed");
        refund(Events.refund(part, 2000));
        refund(Events.refund(rest, 2200));
        awaitHeard(
                "OrderCancelled",
                "OrderReleased",
                "PartiallyPaid",
                "PaymentConfirmed",
                "RefundPosted");
        assertThat(recorder.about(order))
                .filteredOn(SfpyOrderEvent.PaymentConfirmed.class::isInstance)
                .extracting(SfpyOrderEvent::subjectId)
                .containsExactly(rest.path("payment_id").asText());
        assertThat(recorder.about(order))
                .filteredOn(SfpyOrderEvent.RefundPosted.class::isInstance)
                .hasSize(2);
    }

    @Test
    void hearsOfWhatWaitsForAPerson() {
        TestSettings.set(Setting.WITHOUT_CHAIN, "HOLD");
        pay(Events.payment(request.getRequestId(), 4200));
        awaitHeard("Held");
    }

    @Test
    void thatFailsHearsItAgain() {
        EventRecorder.FAILURES.set(1);
        pay(Events.payment(request.getRequestId(), 4200));
        awaitHeard("OrderReleased", "PaymentConfirmed");
        assertThat(EventRecorder.FAILURES.get()).isZero();
        assertThat(store.orderStatus(order)).isEqualTo("SUBMITTED");
    }
}
