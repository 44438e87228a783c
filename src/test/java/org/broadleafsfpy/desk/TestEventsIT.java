package org.broadleafsfpy.desk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.Timestamp;
import java.time.Instant;
import javax.persistence.EntityManagerFactory;
import org.broadleafsfpy.inbox.ExpectedTest;
import org.broadleafsfpy.records.SfpyRecords;
import org.broadleafsfpy.staff.StaffJournal;
import org.broadleafsfpy.store.Events;
import org.broadleafsfpy.store.Scenario;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.orm.jpa.SharedEntityManagerCreator;
import org.springframework.test.util.ReflectionTestUtils;
import org.springframework.transaction.PlatformTransactionManager;

@DisplayName("Whether the test event came")
class TestEventsIT extends Scenario {
    private final PlatformTransactionManager transactionManager =
            store.bean("blTransactionManager", PlatformTransactionManager.class);
    private final StaffJournal journal =
            new StaffJournal(store.bean(SfpyRecords.class), transactionManager);
    private final TestEvents tests = new TestEvents(transactionManager);

    @BeforeEach
    void wire() {
        // The admin's context has this bean; the storefront's has not.
        ReflectionTestUtils.setField(
                tests,
                "em",
                SharedEntityManagerCreator.createSharedEntityManager(
                        store.bean("entityManagerFactory", EntityManagerFactory.class)));
    }

    @BeforeEach
    @AfterEach
    void noTestIsAskedFor() {
        forgetAsking();
        store.jdbc().update("DELETE FROM SFPY_EVENT WHERE OUTCOME = ?", ExpectedTest.OUTCOME);
    }

    @Test
    void isKnownOnceItIsThere() {
        ask();
        assertThat(tests.lastAfterTest()).isEmpty();
        deliver(Events.paymentEvent(unusable()));
        assertThat(tests.lastAfterTest()).isPresent();
    }

    @ParameterizedTest(name = "again {0} seconds after it came first: {1}")
    @CsvSource({"10,true", "60,false", "600,false"})
    void isNotKnownByALaterDeliveryOfAnOlderTest(int seconds, boolean counts) {
        ask();
        ObjectNode event = Events.paymentEvent(unusable());
        deliver(event);
        Timestamp then = Timestamp.from(Instant.now().minusSeconds(seconds));
        store.jdbc()
                .update(
                        "UPDATE SFPY_EVENT SET RECEIVED_AT = ? WHERE OUTCOME = ?",
                        then,
                        ExpectedTest.OUTCOME);
        forgetAsking();
        ask();
        deliver(event);
        assertThat(deliveries(event)).isEqualTo(2);
        assertThat(tests.lastAfterTest().isPresent()).isEqualTo(counts);
    }

    private static ObjectNode unusable() {
        return Events.payment(Events.newId(), 1).put("amount", "0");
    }

    private void ask() {
        journal.record(ExpectedTest.ASKED, "anna", "https://store.example/sfpy/webhook");
    }

    private void forgetAsking() {
        store.jdbc().update("DELETE FROM SFPY_STAFF_ACTION WHERE ACTION = ?", ExpectedTest.ASKED);
    }
}
