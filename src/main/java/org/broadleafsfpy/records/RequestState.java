package org.broadleafsfpy.records;

/** Where one of SFPY's requests stands, as far as the store is concerned. */
public enum RequestState {
    /** The shopper may pay it. An order has at most one such request. */
    OPEN,
    /** Part of it was paid; SFPY asks nobody for the rest, a further request does. */
    PARTIALLY_PAID,
    /** Its order was paid in full. */
    PAID,
    /** The shopper or the store gave it up. */
    CANCELLED,
    /** Nobody paid it in time. */
    EXPIRED;

    /**
     * @return whether some of what it asks for may still be paid
     */
    public boolean isUnpaid() {
        return this == OPEN || this == PARTIALLY_PAID;
    }

    /**
     * @return whether its payments still count
     */
    public boolean isAlive() {
        return isUnpaid() || this == PAID;
    }
}
