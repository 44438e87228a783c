package org.broadleafsfpy.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import org.broadleafsfpy.records.SfpyRequest;
import org.broadleafsfpy.store.Events;
import org.broadleafsfpy.store.Scenario;
import org.broadleafsfpy.store.Store;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Giving stock back")
class RestockIT extends Scenario {
    private final Restock restock = store.bean(Restock.class);

    @Test
    void isKnownByTheOrderEvenIfItsTaskIsLost() {
        SfpyRequest request = store.newFrozenOrder(4200, 5);
        Long order = request.getOrderId();
        pay(Events.payment(request.getRequestId(), 4200));
        Store.await(() -> store.orderStatus(order), "SUBMITTED");
        store.awaitNoTask("sfpy-place", order.toString());
        assertThat(store.stockOf(order)).isEqualTo(4);
        assertThat(restock.unfinished()).doesNotContain(order.toString());
        store.jdbc().update("UPDATE SFPY_ORDER SET RESTOCK_DUE = TRUE WHERE ORDER_ID = ?", order);
        assertThat(restock.unfinished()).contains(order.toString());
        assertThat(restock.work(order.toString())).isEmpty();
        assertThat(store.stockOf(order)).isEqualTo(5);
        assertThat(restock.unfinished()).doesNotContain(order.toString());
    }

    @Test
    void ofAnOrderThatTheModuleDoesNotKnowIsNoWorkAndMakesNoRow() {
        assertThat(restock.work("987654321")).isEmpty();
        assertThat(
                        store.jdbc()
                                .queryForObject(
                                        "SELECT COUNT(*) FROM SFPY_ORDER WHERE ORDER_ID ="
                                                + " 987654321",
                                        Integer.class))
                .isZero();
    }
}
