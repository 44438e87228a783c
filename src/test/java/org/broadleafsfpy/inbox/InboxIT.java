package org.broadleafsfpy.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.broadleafsfpy.config.Setting;
import org.broadleafsfpy.event.SfpySignature;
import org.broadleafsfpy.records.SfpyRequest;
import org.broadleafsfpy.store.Events;
import org.broadleafsfpy.store.Scenario;
import org.broadleafsfpy.store.TestSettings;
import org.broadleafsfpy.webhook.WebhookAnswer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From the verified delivery to Broadleaf's tables, on a real database. */
@DisplayName("The inbox of a real store")
class InboxIT extends Scenario {
    @Test
    void sameEventAgainIsCountedAndChangesNothing() {
        SfpyRequest request = store.newFrozenOrder(4200, 5);
        ObjectNode event = Events.paymentEvent(Events.payment(request.getRequestId(), 4200));
        deliverAndAwait(event);

        assertThat(deliver(event).json()).contains("\"status\":\"duplicate\"");

        assertThat(store.transactions(request.getOrderId())).hasSize(1);
        assertThat(deliveries(event)).isEqualTo(2);
    }

    @Test
    void sameEventTenTimesAtOnceIsOneEvent() throws Exception {
        SfpyRequest request = store.newFrozenOrder(4200, 5);
        ObjectNode event = Events.paymentEvent(Events.payment(request.getRequestId(), 4200));

        List<WebhookAnswer> answers = atOnce(10, () -> deliver(event));

        assertThat(answers).allMatch(answer -> answer.status() == 200);
        assertThat(answers).filteredOn(answer -> answer.json().contains("accepted")).hasSize(1);
        store.awaitEvent(event, "SETTLED");
        assertThat(store.transactions(request.getOrderId())).hasSize(1);
        assertThat(store.stockOf(request.getOrderId())).isEqualTo(4);
        assertThat(deliveries(event)).isEqualTo(10);
    }

    /** Many rounds: the window between two statements of one transaction is small. */
    @Test
    void firstDeliveriesAtOnceAreNeverTakenForAConflict() throws Exception {
        for (int round = 0; round < 40; round++) {
            ObjectNode event = Events.paymentEvent(Events.payment(Events.newId(), 100));
            List<WebhookAnswer> answers = atOnce(6, () -> deliver(event));
            assertThat(answers).filteredOn(answer -> answer.json().contains("accepted")).hasSize(1);
            assertThat(deliveries(event)).isEqualTo(6);
        }
    }

    @Test
    void sameEventTokenWithOtherContentIsKeptForAPerson() {
        SfpyRequest request = store.newFrozenOrder(4200, 5);
        ObjectNode event = Events.paymentEvent(Events.payment(request.getRequestId(), 4200));
        deliverAndAwait(event);
        ObjectNode other = Events.paymentEvent(Events.payment(request.getRequestId(), 9900));
        other.put("token", token(event));

        String json = deliver(other).json();

        assertThat(json).contains("accepted");
        String key = json.replaceAll(".*\"event\":\"([^\"]+)\".*", "$1");
        assertThat(key).startsWith(token(event) + "~");
        assertThat(store.eventState(key)).isEqualTo("FAILED");
    }

    @Test
    void disabledModuleTakesNothing() {
        TestSettings.set(Setting.ENABLED, "false");
        assertThat(receiver.notReady())
                .hasValueSatisfying(a -> assertThat(a.status()).isEqualTo(503));
    }

    @Test
    void unknownTypeIsRecordedAsIgnored() {
        ObjectNode event = Events.event("order:created", Events.payment(Events.newId(), 1));
        assertThat(deliver(event).status()).isEqualTo(200);
        assertThat(store.eventState(token(event))).isEqualTo("IGNORED");
    }

    @Test
    void unusablePayloadIsRecordedAsFailedWithItsReason() {
        ObjectNode payment = Events.payment(Events.newId(), 1);
        payment.put("amount", "0");
        ObjectNode event = Events.paymentEvent(payment);
        assertThat(deliver(event).status()).isEqualTo(200);
        assertThat(store.eventState(token(event))).isEqualTo("FAILED");
    }

    /**
     * Each of these can be signed; PostgreSQL refuses U+0000, MySQL's older sets all beyond 16
     * bits.
     */
    @ParameterizedTest(name = "{index}")
    @ValueSource(
            strings = {
                "\u0000",
                "payment:created\u0000",
                "a\u0007b\u001b\u007f",
                "\ud800",
                "\udc00\ud800",
                "\ud83c\udf3f",
                "\u4e2d\u00e9\u2028",
                "0123456789012345678901234567890123456789012345678901234567890123\ud83c\udf3f"
            })
    void textsOfAnyKindAreStoredOnAnyDatabase(String odd) {
        ObjectNode event = Events.event(odd, Events.payment(Events.newId(), 1));
        assertThat(deliver(event).status()).isEqualTo(200);
        assertThat(store.eventState(token(event))).isEqualTo("IGNORED");

        ObjectNode payment = Events.payment(Events.newId(), 1).put("state", odd);
        payment.put("from", odd).put(odd, odd);
        ObjectNode known = Events.paymentEvent(payment);
        known.put("client_id", odd).put("status", odd).put("endpoint", odd).put("resource", odd);
        assertThat(deliver(known).status()).isEqualTo(200);
        assertThat(store.eventState(token(known))).isEqualTo("FAILED");

        ObjectNode nameless = Events.paymentEvent(payment).put("token", odd);
        assertThat(deliver(nameless).status()).isEqualTo(200);
        EventInbox inbox = store.bean(EventInbox.class);
        assertThat(
                        store.<Boolean>inTransaction(
                                () -> inbox.ignore(token(known), "because \u0000\u0007\n of it")))
                .isTrue();
        assertThat(store.eventState(token(known))).isEqualTo("IGNORED");
    }

    @Test
    void badSignatureStoresNothing() {
        ObjectNode event = Events.paymentEvent(Events.payment(Events.newId(), 1));
        assertThat(receiver.receive(Events.body(event), "00").status()).isEqualTo(401);
        assertThat(store.eventState(token(event))).isNull();
    }

    /** SFPY changes over at some moment that the merchant does not know, and so do its retries. */
    @Test
    void noEventIsRejectedWhileTheSecretChanges() throws Exception {
        String next = "fedcba9876543210fedcba9876543210fedcba9876543210";
        List<Callable<Integer>> deliveries = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            deliveries.add(() -> deliverSignedWith(TestSettings.SECRET));
        }
        deliveries.add(
                () -> {
                    TestSettings.set(Setting.PREVIOUS_SECRET, TestSettings.SECRET);
                    TestSettings.set(Setting.SHARED_SECRET, next);
                    return 200;
                });
        assertThat(atOnce(deliveries)).containsOnly(200);

        assertThat(deliverSignedWith(next)).isEqualTo(200);
        assertThat(deliverSignedWith(TestSettings.SECRET)).isEqualTo(200);
        TestSettings.set(Setting.PREVIOUS_SECRET, "");
        assertThat(deliverSignedWith(TestSettings.SECRET)).as("it is over").isEqualTo(401);
    }

    private int deliverSignedWith(String secret) {
        ObjectNode event = Events.event("order:created", Events.payment(Events.newId(), 1));
        byte[] signed = event.toString().getBytes(StandardCharsets.UTF_8);
        return receiver.receive(Events.body(event), SfpySignature.sign(signed, secret)).status();
    }
}
