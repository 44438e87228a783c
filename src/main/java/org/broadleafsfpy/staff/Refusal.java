package org.broadleafsfpy.staff;

/**
 * Why an action is not done. The names are kept in the database and have their texts for people in
 * the message bundles, {@code sfpy.refusal.<name>}; the sentences here are for logs.
 */
public enum Refusal {
    /** The person gave no reason. */
    NO_REASON("Please say why, for whoever reads this later."),
    /** The person has not the permission. */
    NOT_ALLOWED("You are not allowed to do that."),
    /** Somebody else, or an event, was faster. */
    CHANGED_MEANWHILE("The order has changed since you looked at it. Please look again."),
    /** There is no payment of this id. */
    NO_SUCH_PAYMENT("There is no such payment."),
    /** There is no refund of this id. */
    NO_SUCH_REFUND("There is no such refund."),
    /** The payment is decided on. */
    PAYMENT_NOT_WAITING("This payment does not wait for a decision."),
    /** The refund is decided on. */
    REFUND_NOT_WAITING("This refund does not wait for that."),
    /** Settlement could not value it, and the person did not either. */
    VALUE_NEEDED("Nobody knows what this payment is worth. Please say it."),
    /** The value is zero, below, or no amount. */
    VALUE_NOT_POSITIVE("A value is an amount above zero in US dollars, such as 12.50."),
    /** The order was placed otherwise, or is gone. */
    NOT_PLACEABLE(
            "The order can't be placed by this payment any more. Please mark the payment to be"
                    + " refunded."),
    /** The payment counts nowhere, or was rejected. */
    NOT_RECEIVED("The store does not have this payment."),
    /** The refund's payment is not settled yet. */
    REFUND_TOO_EARLY("The refund's payment is not settled yet. Please try again in a minute."),
    /** The order needs no checkout. */
    NO_CHECKOUT_DUE("This order needs no checkout."),
    /** Part of the order's money is missing or went back. */
    MONEY_MISSING("Not all of its money is there any more."),
    /** The order is paid and not placed: that is nobody's to overlook. */
    DECISION_NEEDED("This order waits for a decision. It can't be noted and left."),
    /** Nothing is flagged any more. */
    NOTHING_TO_NOTE("Nothing of this order calls for attention any more."),
    /** The event is unknown, or a task works on it at this moment. */
    EVENT_BUSY("There is no such event, or it is being worked on."),
    /** The event is unknown, or settled. */
    EVENT_SETTLED("There is no such event, or it is settled.");

    private final String sentence;

    Refusal(String sentence) {
        this.sentence = sentence;
    }

    /**
     * @return a sentence for the log
     */
    public String sentence() {
        return sentence;
    }
}
