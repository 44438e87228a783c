package org.broadleafsfpy.records;

/** Where a refund stands, whatever was decided about it at first. */
public enum RefundStanding {
    /** Seen, and not yet firm enough to be decided on, or its payment is not there yet. */
    PARKED,
    /** Waits for a person. */
    HELD,
    /** Lowers what its payment is worth. */
    POSTED,
    /** Not the store's refund. */
    REJECTED;

    /**
     * @return whether it may still take money from its payment
     */
    public boolean isOpen() {
        return this == PARKED || this == HELD;
    }
}
