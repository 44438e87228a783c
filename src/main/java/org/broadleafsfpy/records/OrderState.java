package org.broadleafsfpy.records;

/** Where an order stands with SFPY. */
public enum OrderState {
    /** Frozen: the shopper has a request and nothing that counts has arrived. */
    AWAITING_PAYMENT,
    /** Part of the amount has arrived. */
    PARTIALLY_PAID,
    /** The amount has arrived and is recorded; the checkout is due. */
    PAID,
    /** The money is there, but the checkout failed; the reason says why. */
    PAID_NOT_PLACED,
    /** The money is there, but is to go back: nothing is tried any more. */
    TO_BE_REFUNDED,
    /** The checkout is done and the order is released to be packed and shipped. */
    PLACED,
    /** Part of the order's money went back. */
    PARTIALLY_REFUNDED,
    /** All of the money went back. */
    REFUNDED,
    /** The shopper gave up and has the cart again. */
    RETURNED,
    /** Nobody paid in time; the shopper has the cart again. */
    EXPIRED;

    /**
     * @return whether payments can still place this order
     */
    public boolean isWaitingForMoney() {
        return this == AWAITING_PAYMENT || this == PARTIALLY_PAID;
    }

    /**
     * @return whether the money is there and the checkout is still to be done
     */
    public boolean isCheckoutDue() {
        return this == PAID || this == PAID_NOT_PLACED;
    }

    /**
     * @return whether the order was paid and its money, or part of it, still is the store's
     */
    public boolean isPaid() {
        return isCheckoutDue() || isPlaced();
    }

    /**
     * @return whether the checkout is done and not all of the money went back
     */
    public boolean isPlaced() {
        return this == PLACED || this == PARTIALLY_REFUNDED;
    }
}
