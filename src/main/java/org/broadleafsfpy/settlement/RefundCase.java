package org.broadleafsfpy.settlement;

/**
 * The facts on which a refund is decided, gathered under the order's lock.
 *
 * <p>A plain carrier with public fields, written once by whoever builds it; amounts are US cents.
 */
public final class RefundCase {
    /** Whether this refund id is on record. */
    public PaymentCase.Recorded recorded = PaymentCase.Recorded.NOT_YET;

    /** Whether the payment that it names is recorded. */
    public boolean paymentKnown;

    /** Whether it is on the payment's chain and names the payment's request. */
    public boolean fitsPayment;

    /** Whether it came from the address that received the payment. */
    public boolean fromPayoutAddress;

    /** Whether the chain shows something else; the reason says what. */
    public boolean contradicted;

    /** Whether the chain can't be asked, or does not show it firmly enough yet. */
    public boolean pending;

    /** What the chain says, in a sentence. */
    public String chainReason = "";

    /**
     * Whether somebody vouches for the transaction: the chain itself, or SFPY by the merchant's
     * choice.
     */
    public boolean transactionVouched;

    /** Whether its dollar value follows from the payment or the token. */
    public boolean valueKnown;

    /** What this refund is worth. */
    public long valueUsdCents;

    /** What the payment's posted refunds are worth so far. */
    public long refundedUsdCents;

    /** What the payment was worth. */
    public long paidUsdCents;

    /** How much too little still counts as all of it. */
    public long toleranceUsdCents;
}
