package org.broadleafsfpy.checkout;

/** A cart can't go to SFPY now. The shopper keeps it; the code names the message to show. */
public class CheckoutNotPossibleException extends Exception {
    private static final long serialVersionUID = 1L;

    /** Why, each with a message {@code sfpy.error.<name in lower case>} in the bundles. */
    public enum Reason {
        OFF,
        EMPTY,
        SHIPPING,
        EMAIL,
        CURRENCY,
        AMOUNT,
        NOTHING_DUE,
        OTHER_PAYMENT,
        API,
        CHANGED
    }

    private final Reason reason;

    /**
     * @param reason why
     * @param message for the log
     */
    public CheckoutNotPossibleException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    /**
     * @param reason why
     * @param cause for the log
     */
    public CheckoutNotPossibleException(Reason reason, Throwable cause) {
        super(cause.getMessage(), cause);
        this.reason = reason;
    }

    /**
     * @return why
     */
    public Reason reason() {
        return reason;
    }
}
