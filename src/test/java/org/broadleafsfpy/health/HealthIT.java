package org.broadleafsfpy.health;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import javax.management.ObjectName;
import org.broadleafsfpy.config.Setting;
import org.broadleafsfpy.inbox.BodyPurge;
import org.broadleafsfpy.inbox.EventInbox;
import org.broadleafsfpy.records.SfpyRequest;
import org.broadleafsfpy.store.Events;
import org.broadleafsfpy.store.Scenario;
import org.broadleafsfpy.store.TestSettings;
import org.broadleafsfpy.webhook.WebhookCounters;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What a store tells of itself, and what it forgets. */
@DisplayName("A store's health")
class HealthIT extends Scenario {
    private final SfpyHealth health = store.bean(SfpyHealth.class);

    private ObjectNode settledEvent() {
        SfpyRequest request = store.newFrozenOrder(4200, 5);
        ObjectNode event = Events.paymentEvent(Events.payment(request.getRequestId(), 4200));
        deliverAndAwait(event);
        return event;
    }

    private ObjectNode parkedEvent() {
        ObjectNode event = Events.paymentEvent(Events.payment(Events.newId(), 100));
        deliver(event);
        store.awaitEvent(event, "WAITING");
        return event;
    }

    @Test
    void tellsWhatCameAndWhatWaits() {
        Instant before = Instant.now().minusSeconds(1); // databases cut fractions of seconds
        settledEvent();
        long waiting = health.take().waitingEvents();
        parkedEvent();

        Health now = health.take();

        assertThat(now.lastReceivedAt().orElseThrow()).isAfterOrEqualTo(before);
        assertThat(now.lastSettledAt().orElseThrow()).isAfterOrEqualTo(before);
        assertThat(now.waitingEvents()).isEqualTo(waiting + 1);
        assertThat(now.oldestWaitingSince()).isPresent();
        assertThat(now.isSecretSet()).isTrue();
        assertThat(now.settingsProblems()).isEmpty();
    }

    @Test
    void tellsWhatNeedsAPerson() {
        Health before = health.take();
        ObjectNode unusable = Events.payment(Events.newId(), 1);
        unusable.put("amount", "0");
        deliver(Events.paymentEvent(unusable));
        SfpyRequest request = store.newFrozenOrder(4200, 5);
        ObjectNode payment = Events.payment(request.getRequestId(), 4200);
        payment.put("rate", "5000000"); // a dollar at five
        pay(payment);

        Health now = health.take();

        assertThat(now.failedEvents()).isEqualTo(before.failedEvents() + 1);
        assertThat(now.ordersForAttention()).isEqualTo(before.ordersForAttention() + 1);
    }

    @Test
    void tellsOfBadSignaturesAndMissingSettings() {
        long before = health.take().badSignaturesInLastHour();
        receiver.receive(Events.body(Events.paymentEvent(Events.payment(Events.newId(), 1))), "00");
        TestSettings.set(Setting.SHARED_SECRET, "");

        Health now = health.take();

        assertThat(now.badSignaturesInLastHour()).isEqualTo(before + 1);
        assertThat(now.isSecretSet()).isFalse();
        assertThat(now.settingsProblems()).contains("The shared secret is missing.");
        assertThat(now.toString()).doesNotContain(TestSettings.SECRET);
    }

    @Test
    void isSeenInJmxWhereThereIsNoMeterRegistry() throws Exception {
        Object failed =
                ManagementFactory.getPlatformMBeanServer()
                        .getAttribute(
                                new ObjectName("org.broadleafsfpy:type=Health"), "FailedEvents");
        assertThat((Long) failed).isEqualTo(health.current().failedEvents());
    }

    @Test
    void isSeenInMetersWhereThereIsOne() {
        WebhookCounters counters = store.bean(WebhookCounters.class);
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        new HealthMeters(health, counters).bindTo(registry);
        settledEvent();
        assertThat(
                        registry.get("sfpy.webhook.deliveries")
                                .tag("outcome", "accepted")
                                .functionCounter()
                                .count())
                .isEqualTo(counters.acceptedCount())
                .isPositive();
        assertThat(registry.get("sfpy.events.failed").gauge().value())
                .isEqualTo(health.current().failedEvents());
        assertThat(registry.get("sfpy.cancels.refused").functionCounter().count())
                .isEqualTo(health.current().refusedCancels());
        assertThat(registry.get("sfpy.settings.problems").gauge().value()).isZero();
    }

    @Test
    void forgetsWhatOldEventsSaidAndNeverThatTheyCame() {
        ObjectNode settled = settledEvent();
        ObjectNode parked = parkedEvent();
        BodyPurge purge = store.bean(BodyPurge.class);

        purge.purge(new Date());
        assertThat(store.eventState(token(settled))).as("too young").isEqualTo("SETTLED");
        Date later = Date.from(Instant.now().plus(Duration.ofDays(91)));
        TestSettings.set(Setting.KEEP_BODIES_DAYS, "0");
        assertThat(purge.purge(later)).as("never, by the setting").isZero();
        TestSettings.set(Setting.KEEP_BODIES_DAYS, "90");
        assertThat(purge.purge(later)).isPositive();

        assertThat(store.eventState(token(settled))).isEqualTo("REMEMBERED");
        assertThat(bodyOf(settled)).isEmpty();
        assertThat(store.eventState(token(parked))).isEqualTo("WAITING");
        assertThat(bodyOf(parked)).isNotEmpty();
        assertThat(deliver(settled).json()).contains("duplicate");
        boolean replayed =
                store.inTransaction(() -> store.bean(EventInbox.class).replay(token(settled)));
        assertThat(replayed).as("there is nothing left to be read again").isFalse();
    }

    private byte[] bodyOf(ObjectNode event) {
        return store.jdbc()
                .queryForObject(
                        "SELECT SIGNED_BYTES FROM SFPY_EVENT WHERE EVENT_KEY = ?",
                        byte[].class,
                        token(event));
    }

    @Test
    void givesUpWhatWaitsLongerThanTheSettingSays() {
        TestSettings.set(Setting.PARK_HOURS, "0");
        ObjectNode event = Events.paymentEvent(Events.payment(Events.newId(), 100));
        deliver(event);
        store.awaitEvent(event, "FAILED");
        assertThat(store.text("SELECT OUTCOME FROM SFPY_EVENT WHERE EVENT_KEY = ?", token(event)))
                .isEqualTo("UNMATCHED");

        TestSettings.set(Setting.PARK_HOURS, "24");
        assertThat(
                        store.<Boolean>inTransaction(
                                () -> store.bean(EventInbox.class).replay(token(event))))
                .isTrue();
        store.awaitEvent(event, "WAITING");
    }
}
