package org.broadleafsfpy.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import org.broadleafsfpy.records.SfpyRequest;
import org.broadleafsfpy.schedule.DurableTasks;
import org.broadleafsfpy.staff.StaffActions.By;
import org.broadleafsfpy.staff.StaffActions.Seen;
import org.broadleafsfpy.staff.StaffMember.Permission;
import org.broadleafsfpy.store.Events;
import org.broadleafsfpy.store.Scenario;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.PlatformTransactionManager;

/** What the admin writes down for the store, which carries it out. */
@DisplayName("An instruction")
class InstructionsIT extends Scenario {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final SfpyRequest request = store.newFrozenOrder(4200, 5);
    private final Long order = request.getOrderId();

    /** The admin's own bean, in the store's context. */
    private final Instructions instructions =
            store.wire(
                    new Instructions(
                            store.bean(DurableTasks.class),
                            store.bean("blTransactionManager", PlatformTransactionManager.class)));

    private static By by(Permission... permissions) throws ActionRefusedException {
        EnumSet<Permission> may = EnumSet.noneOf(Permission.class);
        may.addAll(List.of(permissions));
        return new By(new StaffMember("anna", may), "I looked it up");
    }

    private String take(Seen seen) throws ActionRefusedException {
        return instructions.give(
                ActionKind.TAKE_NOTE, order.toString(), null, seen, by(Permission.DECIDE));
    }

    private Seen look() {
        return store.bean(StaffActions.class).look(order);
    }

    private int recorded() {
        return store.jdbc()
                .queryForObject(
                        "SELECT COUNT(*) FROM SFPY_STAFF_ACTION WHERE ORDER_ID = ?",
                        Integer.class,
                        order);
    }

    @Test
    void isCarriedOutByTheStoreAndAnswered() throws Exception {
        pay(Events.payment(request.getRequestId(), 5000));
        assertThat(instructions.await(take(look()), PATIENCE)).isTrue();
        assertThat(recorded()).isEqualTo(1);
        assertThat(store.text("SELECT STAFF FROM SFPY_STAFF_ACTION WHERE ORDER_ID = ?", order))
                .isEqualTo("anna");
    }

    /** A store that crashed after the action and before the answer runs the task again. */
    @Test
    void isCarriedOutOnceHoweverOftenItsTaskIsRun() throws Exception {
        pay(Events.payment(request.getRequestId(), 5000));
        String id = take(look());
        instructions.await(id, PATIENCE);
        store.jdbc()
                .update(
                        "UPDATE SFPY_STAFF_INSTRUCTION SET ANSWER = NULL WHERE INSTRUCTION_ID = ?",
                        id);
        evictCaches();
        store.bean(InstructedActions.class).work(id);
        assertThat(recorded()).isEqualTo(1);
        assertThat(instructions.await(id, PATIENCE)).isTrue();
    }

    @Test
    void isRefusedIfTheOrderHasChangedSinceThePersonLooked() throws Exception {
        Seen before = look();
        pay(Events.payment(request.getRequestId(), 5000));
        String id = take(before);
        assertThatThrownBy(() -> instructions.await(id, PATIENCE))
                .isInstanceOf(ActionRefusedException.class)
                .extracting(refused -> ((ActionRefusedException) refused).refusal())
                .isEqualTo(Refusal.CHANGED_MEANWHILE);
        assertThat(recorded()).isZero();
    }

    @Test
    void isNotWrittenDownForWhomItIsNotAllowed() {
        assertThatThrownBy(
                        () ->
                                instructions.give(
                                        ActionKind.TAKE_NOTE,
                                        order.toString(),
                                        null,
                                        look(),
                                        by(Permission.OPERATE)))
                .isInstanceOf(ActionRefusedException.class);
        assertThat(
                        store.jdbc()
                                .queryForObject(
                                        "SELECT COUNT(*) FROM SFPY_STAFF_INSTRUCTION WHERE"
                                                + " SUBJECT_ID = ?",
                                        Integer.class,
                                        order.toString()))
                .isZero();
    }
}
