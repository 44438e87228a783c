package org.broadleafsfpy.order;

/** Broadleaf's checkout workflow did not accept an order. The message is the original reason. */
public class CheckoutRefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    /**
     * @param reason in words for a person
     * @param cause what Broadleaf threw, or null
     */
    public CheckoutRefusedException(String reason, Throwable cause) {
        super(reason, cause);
    }
}
