package org.broadleafsfpy.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.broadleafsfpy.event.SfpyEvent;
import org.broadleafsfpy.records.SfpyRecords;
import org.broadleafsfpy.records.SfpyRequest;
import org.broadleafsfpy.staff.StaffJournal;
import org.broadleafsfpy.store.Events;
import org.broadleafsfpy.store.Scenario;
import org.broadleafsfpy.store.Store;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.transaction.PlatformTransactionManager;

/** What SFPY's test event says is published nowhere. */
@DisplayName("A test event")
class ExpectedTestIT extends Scenario {
    private final StaffJournal journal =
            new StaffJournal(
                    store.bean(SfpyRecords.class),
                    store.bean("blTransactionManager", PlatformTransactionManager.class));

    @BeforeEach
    @AfterEach
    void noTestIsAskedFor() {
        store.jdbc().update("DELETE FROM SFPY_STAFF_ACTION WHERE ACTION = ?", ExpectedTest.ASKED);
        store.jdbc().update("DELETE FROM SFPY_EVENT WHERE OUTCOME = ?", ExpectedTest.OUTCOME);
    }

    private void askForTest() {
        journal.record(ExpectedTest.ASKED, "anna", "https://store.example/sfpy/webhook");
    }

    private String keyOf(ObjectNode event) {
        String json = deliver(event).json();
        assertThat(json).contains("\"status\"");
        return json.replaceAll(".*\"event\":\"([^\"]+)\".*", "$1");
    }

    private static ObjectNode unusable() {
        return Events.payment(Events.newId(), 1).put("amount", "0");
    }

    private static Arguments kind(String name, Consumer<ObjectNode> change) {
        return Arguments.of(name, change);
    }

    static List<Arguments> contents() {
        return List.of(
                kind("a payment of nobody's", event -> {}),
                kind(
                        "the same payment each time",
                        event -> envelope(event).set("notification", SAME)),
                kind("empty strings", ExpectedTestIT::emptyAll),
                kind("no notification", event -> envelope(event).remove("notification")),
                kind("null for a notification", event -> envelope(event).putNull("notification")),
                kind("a text for one", event -> envelope(event).put("notification", "test")),
                kind("no payload at all", event -> event.remove("data")),
                kind("the same token each time", event -> event.put("token", "TEST")),
                kind("a kind that nobody knows", event -> event.put("type", "test")),
                kind("no kind", event -> event.remove("type")));
    }

    private static final ObjectNode SAME = Events.payment(Events.newId(), 1);

    private static ObjectNode envelope(ObjectNode event) {
        return (ObjectNode) event.path("data");
    }

    private static void emptyAll(ObjectNode event) {
        ObjectNode notification = (ObjectNode) event.path("data").path("notification");
        List<String> names = new ArrayList<>();
        notification.fieldNames().forEachRemaining(names::add);
        names.forEach(name -> notification.put(name, ""));
        event.put("token", "");
    }

    @ParameterizedTest(name = "with {0}")
    @MethodSource("contents")
    void isPutAsideByItselfHoweverOftenItIsSent(String name, Consumer<ObjectNode> change) {
        List<String> keys = new ArrayList<>();
        for (int times = 0; times < 5; times++) {
            askForTest();
            ObjectNode event = Events.paymentEvent(Events.payment(Events.newId(), 1));
            change.accept(event);
            keys.add(keyOf(event));
        }
        for (String key : keys) {
            Store.await(() -> store.eventState(key), "IGNORED");
        }
    }

    @Test
    void isNoneIfNobodyAskedForOne() {
        assertThat(store.eventState(keyOf(Events.paymentEvent(unusable())))).isEqualTo("FAILED");
        ObjectNode event = Events.paymentEvent(Events.payment(Events.newId(), 1));
        deliver(event);
        store.awaitEvent(event, "WAITING");
    }

    @Test
    void isNoneIfItWasAskedForLongAgo() {
        askForTest();
        store.jdbc()
                .update(
                        "UPDATE SFPY_STAFF_ACTION SET CREATED_AT = ? WHERE ACTION = ?",
                        java.sql.Timestamp.from(java.time.Instant.now().minusSeconds(16 * 60)),
                        ExpectedTest.ASKED);
        assertThat(store.eventState(keyOf(Events.paymentEvent(unusable())))).isEqualTo("FAILED");
    }

    @Test
    void isOneOfAFewThatMayFollowFromOneRequestForIt() {
        askForTest();
        List<String> states = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            states.add(store.eventState(keyOf(Events.paymentEvent(unusable()))));
        }
        assertThat(states).containsExactly("IGNORED", "IGNORED", "IGNORED", "FAILED", "FAILED");
    }

    /** What is a thief's, or a true payment that can't be read, is a person's. */
    @Test
    void namesNothingOfOursAnywhere() {
        SfpyRequest request = store.newFrozenOrder(4200, 5);
        String ours = request.getRequestId();
        ObjectNode payment = Events.payment(ours, 4200);
        ObjectNode refund = Events.refund(payment, 100);
        pay(payment);
        refund(refund);
        askForTest();
        List<ObjectNode> events = new ArrayList<>();
        events.add(Events.paymentEvent(unusable().put("request_id", ours)));
        events.add(Events.paymentEvent(unusable().put("note", "request=" + ours + "!")));
        events.add(
                Events.paymentEvent(unusable()).put("resource_path", "/v1/order/?token=" + ours));
        events.add(Events.paymentEvent(unusable().put(ours, "x")));
        for (String id : List.of("payment_id", "txn_hash")) {
            events.add(Events.paymentEvent(unusable().put(id, payment.path(id).asText())));
        }
        String hash = refund.path("txn_hash").asText().toUpperCase().replace("0X", "0x");
        events.add(Events.paymentEvent(unusable().put("txn_hash", hash)));
        events.add(Events.paymentEvent(unusable().put("x", refund.path("refund_id").asText())));
        events.add(Events.event(SfpyEvent.REFUND_CREATED, unusable()));
        assertThat(events).allMatch(event -> store.eventState(keyOf(event)).equals("FAILED"));

        ObjectNode early = Events.paymentEvent(Events.payment(ours, 1).put("state", "STARTED"));
        deliver(early);
        store.awaitEvent(early, "WAITING");
    }
}
