package org.broadleafsfpy.health;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.broadleafsfpy.webhook.WebhookCounters;

/** Health as Micrometer meters. Loaded only where a store has Micrometer. */
final class HealthMeters {
    private final SfpyHealth health;
    private final WebhookCounters counters;

    HealthMeters(SfpyHealth health, WebhookCounters counters) {
        this.health = health;
        this.counters = counters;
    }

    void bindTo(MeterRegistry registry) {
        gauge(
                registry,
                "sfpy.events.waiting",
                "Events that are worked on or wait",
                h -> h.waitingEvents());
        gauge(
                registry,
                "sfpy.events.waiting.oldest.seconds",
                "How long the oldest of them waits",
                h -> secondsSince(h.oldestWaitingSince(), 0));
        gauge(
                registry,
                "sfpy.events.failed",
                "Events that a person has to look at",
                h -> h.failedEvents());
        gauge(
                registry,
                "sfpy.orders.attention",
                "Orders that a person has to look at",
                h -> h.ordersForAttention());
        gauge(
                registry,
                "sfpy.events.received.last.seconds",
                "How long ago the last event came; NaN if none ever did",
                h -> secondsSince(h.lastReceivedAt(), Double.NaN));
        gauge(
                registry,
                "sfpy.events.settled.last.seconds",
                "How long ago the last event was settled; NaN if none ever was",
                h -> secondsSince(h.lastSettledAt(), Double.NaN));
        gauge(
                registry,
                "sfpy.clock.skew.seconds",
                "How far SFPY's clock is ahead; NaN if it is not known",
                h -> h.clockSkew().isPresent() ? h.clockSkew().get().getSeconds() : Double.NaN);
        gauge(
                registry,
                "sfpy.settings.problems",
                "What is missing or wrong in the settings",
                h -> h.settingsProblems().size());
        FunctionCounter.builder("sfpy.cancels.refused", health, h -> h.current().refusedCancels())
                .description("Requests that SFPY did not cancel when this node asked it to")
                .register(registry);
        counter(registry, "accepted", WebhookCounters::acceptedCount);
        counter(registry, "duplicate", WebhookCounters::duplicateCount);
        counter(registry, "bad-signature", WebhookCounters::badSignatureCount);
    }

    private static double secondsSince(Optional<Instant> moment, double otherwise) {
        return moment.isPresent()
                ? (System.currentTimeMillis() - moment.get().toEpochMilli()) / 1000.0
                : otherwise;
    }

    private void gauge(
            MeterRegistry registry,
            String name,
            String description,
            ToDoubleFunction<Health> value) {
        Gauge.builder(name, health, h -> value.applyAsDouble(h.current()))
                .description(description)
                .register(registry);
    }

    private void counter(
            MeterRegistry registry, String outcome, ToDoubleFunction<WebhookCounters> value) {
        FunctionCounter.builder("sfpy.webhook.deliveries", counters, value)
                .description("Deliveries to this node")
                .tag("outcome", outcome)
                .register(registry);
    }
}
