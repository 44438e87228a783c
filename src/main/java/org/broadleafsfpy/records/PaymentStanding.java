package org.broadleafsfpy.records;

/** Where a payment stands, whatever was decided about it at first. */
public enum PaymentStanding {
    /** Seen, and not yet firm enough to be decided on. */
    PARKED,
    /** Counts towards its order. */
    COUNTED,
    /** The store has received it, and it counts for no order: a person decides. */
    UNAPPLIED,
    /** The store has not received it. */
    REJECTED
}
