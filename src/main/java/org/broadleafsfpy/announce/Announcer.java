package org.broadleafsfpy.announce;

import java.time.Duration;
import java.util.Optional;
import org.broadleafsfpy.schedule.DurableTasks;
import org.broadleafsfpy.schedule.DurableWork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.ApplicationEventPublisherAware;

/** Makes announcements durable, and delivers them. Thread-safe. */
public class Announcer implements DurableWork, ApplicationEventPublisherAware {
    private static final Logger LOG = LoggerFactory.getLogger(Announcer.class);
    private static final String NAME = "sfpy-announce";
    private static final char SEPARATOR = ':';

    private final DurableTasks tasks;
    private ApplicationEventPublisher publisher;

    /** What can be announced. */
    public enum Kind {
        PAYMENT_CONFIRMED,
        PARTIALLY_PAID,
        HELD,
        REFUND_POSTED,
        ORDER_RELEASED,
        ORDER_CANCELLED
    }

    /**
     * @param tasks where announcements are kept until they are delivered
     */
    public Announcer(DurableTasks tasks) {
        this.tasks = tasks;
    }

    @Override
    public void setApplicationEventPublisher(ApplicationEventPublisher applicationEventPublisher) {
        this.publisher = applicationEventPublisher;
    }

    /**
     * Announces something once the caller's transaction is committed, and never if it is not.
     *
     * @param kind what
     * @param orderId Broadleaf's order id
     * @param change the number of the order's change
     * @param subjectId the payment's or refund's id, or null
     */
    public void announce(Kind kind, Long orderId, long change, String subjectId) {
        String instance =
                String.valueOf(kind)
                        + SEPARATOR
                        + orderId
                        + SEPARATOR
                        + change
                        + SEPARATOR
                        + (subjectId == null ? "" : subjectId);
        tasks.schedule(NAME, instance, Duration.ZERO);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Optional<Duration> work(String instance) {
        String[] parts = instance.split(String.valueOf(SEPARATOR), -1);
        Long orderId = Long.valueOf(parts[1]);
        String subject = parts[3].isEmpty() ? null : parts[3];
        publisher.publishEvent(event(Kind.valueOf(parts[0]), instance, orderId, subject));
        LOG.info("action=announce kind={} order={} subject={}", parts[0], orderId, subject);
        return Optional.empty();
    }

    private SfpyOrderEvent event(Kind kind, String id, Long orderId, String subject) {
        switch (kind) {
            case PAYMENT_CONFIRMED:
                return new SfpyOrderEvent.PaymentConfirmed(this, id, orderId, subject);
            case PARTIALLY_PAID:
                return new SfpyOrderEvent.PartiallyPaid(this, id, orderId, subject);
            case HELD:
                return new SfpyOrderEvent.Held(this, id, orderId, subject);
            case REFUND_POSTED:
                return new SfpyOrderEvent.RefundPosted(this, id, orderId, subject);
            case ORDER_RELEASED:
                return new SfpyOrderEvent.OrderReleased(this, id, orderId, subject);
            default:
                return new SfpyOrderEvent.OrderCancelled(this, id, orderId, subject);
        }
    }
}
