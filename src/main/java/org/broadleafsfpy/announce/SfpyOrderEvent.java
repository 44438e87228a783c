package org.broadleafsfpy.announce;

import org.springframework.context.ApplicationEvent;

/**
 * Something happened to an order that SFPY pays for. Listen with an {@code
 * ApplicationListener<SfpyOrderEvent.PaymentConfirmed>}, or of any other of the kinds below.
 *
 * <p>Delivered after the commit, at least once: a listener does the same again if it hears the same
 * again, {@link #id()} tells. Delivered in no particular order: a listener reads the state as it is
 * now, by the order's id. A listener that throws is called again later. Immutable.
 */
public abstract class SfpyOrderEvent extends ApplicationEvent {
    private static final long serialVersionUID = 1L;

    private final String id;
    private final Long orderId;
    private final String subjectId;

    SfpyOrderEvent(Object source, String id, Long orderId, String subjectId) {
        super(source);
        this.id = id;
        this.orderId = orderId;
        this.subjectId = subjectId;
    }

    /**
     * @return what makes it the same when it is delivered again
     */
    public String id() {
        return id;
    }

    /**
     * @return Broadleaf's order id
     */
    public Long orderId() {
        return orderId;
    }

    /**
     * @return SFPY's id of the payment or refund that caused it; null if a person did
     */
    public String subjectId() {
        return subjectId;
    }

    /** The order's money has arrived, all of it. */
    public static final class PaymentConfirmed extends SfpyOrderEvent {
        private static final long serialVersionUID = 1L;

        PaymentConfirmed(Object source, String id, Long orderId, String subjectId) {
            super(source, id, orderId, subjectId);
        }
    }

    /** Part of the order's money has arrived. */
    public static final class PartiallyPaid extends SfpyOrderEvent {
        private static final long serialVersionUID = 1L;

        PartiallyPaid(Object source, String id, Long orderId, String subjectId) {
            super(source, id, orderId, subjectId);
        }
    }

    /** A payment or refund waits for a person: held, late, or of no use to the order. */
    public static final class Held extends SfpyOrderEvent {
        private static final long serialVersionUID = 1L;

        Held(Object source, String id, Long orderId, String subjectId) {
            super(source, id, orderId, subjectId);
        }
    }

    /** Money went back. */
    public static final class RefundPosted extends SfpyOrderEvent {
        private static final long serialVersionUID = 1L;

        RefundPosted(Object source, String id, Long orderId, String subjectId) {
            super(source, id, orderId, subjectId);
        }
    }

    /** The order is placed, and may be packed and shipped. */
    public static final class OrderReleased extends SfpyOrderEvent {
        private static final long serialVersionUID = 1L;

        OrderReleased(Object source, String id, Long orderId, String subjectId) {
            super(source, id, orderId, subjectId);
        }
    }

    /** The order is cancelled, since its money went back, and must not ship. */
    public static final class OrderCancelled extends SfpyOrderEvent {
        private static final long serialVersionUID = 1L;

        OrderCancelled(Object source, String id, Long orderId, String subjectId) {
            super(source, id, orderId, subjectId);
        }
    }
}
