package org.broadleafsfpy.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.broadleafsfpy.checkout.SfpyCheckout;
import org.broadleafsfpy.config.SettingsService;
import org.broadleafsfpy.config.SfpySettings;
import org.broadleafsfpy.health.SfpyHealth;
import org.broadleafsfpy.schema.TableCheck;
import org.broadleafsfpy.schema.TableProblem;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Tables that nobody made, or that went away: the module is off, the store is not. */
@DisplayName("Missing tables")
class MissingTablesIT extends Scenario {
    private static final String SCHEDULER = "SFPY_SCHEDULED_TASK";

    @Test
    void doNotKeepTheStoreFromStarting() {
        assertThat(store.isOfferedAtStart()).isFalse();
        assertThat(store.answerAtStart().status()).isEqualTo(503);
        assertThat(store.answerAtStart().json()).contains("lacks tables");
    }

    @Test
    void areFoundWhenTheyAreMadeLater() {
        assertThat(receiver.notReady()).isEmpty();
        assertThat(settings().problems()).isEmpty();
        pay(Events.payment(store.newFrozenOrder(1200, 5).getRequestId(), 1200));
    }

    @Test
    void switchTheModuleOffWhileTheyAreAway() {
        Long order = store.newFrozenOrder(1000, 5).getOrderId();
        ObjectNode waiting = Events.paymentEvent(Events.payment(Events.newId(), 700));
        assertThat(deliver(waiting).status()).isEqualTo(200);
        store.awaitEvent(waiting, "WAITING");
        TableCheck tables = store.bean(TableCheck.class);
        store.jdbc().execute("DROP TABLE " + SCHEDULER);
        try {
            List<TableProblem> missing = tables.lookNow();
            assertThat(missing).extracting(TableProblem::getTable).containsExactly(SCHEDULER);
            assertThat(missing.get(0).getFile())
                    .isEqualTo("sql/sfpy/" + TestDatabase.current().sqlFolder() + "/scheduler.sql");
            assertThat(receiver.notReady().get().status()).isEqualTo(503);
            assertThat(deliver(Events.paymentEvent(Events.payment(Events.newId(), 1))).status())
                    .isEqualTo(503);
            SfpyCheckout checkout = store.bean(SfpyCheckout.class);
            assertThat(checkout.isOffered()).isFalse();
            assertThat(checkout.statusOfOrder(order)).isNull();
            assertThat(store.bean(SfpyHealth.class).take().settingsProblems())
                    .containsExactly(missing.get(0).sentence());
        } finally {
            TestDatabase.run("scheduler.sql");
        }
        assertThat(tables.lookNow()).isEmpty();
        assertThat(receiver.notReady()).isEmpty();
        // What the old table knew is known by the module's own tables, too.
        Store.await(() -> tasks("sfpy-event", waiting.path("token").asText()), 1);
        Store.await(() -> tasks("sfpy-health", "all"), 1);
        pay(Events.payment(store.newFrozenOrder(1100, 5).getRequestId(), 1100));
    }

    private SfpySettings settings() {
        return store.bean("blSfpySettingsService", SettingsService.class).current();
    }

    private int tasks(String kind, String instance) {
        return store.jdbc()
                .queryForObject(
                        "SELECT COUNT(*) FROM "
                                + SCHEDULER
                                + " WHERE task_name = ? AND task_instance = ?",
                        Integer.class,
                        kind,
                        instance);
    }
}
