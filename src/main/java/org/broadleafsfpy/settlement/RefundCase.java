package org.broadleafsfpy.settlement;

/**
 * The facts on which a refund is decided, gathered under the order's lock.
 *
 * <p>A plain carrier with public fields, written once by whoever builds it; amounts are US cents.
 */
public final class RefundCase {
    /** What is known under the refund's id already. */
    public Recorded recorded = Recorded.NOT_YET;

    /** Whether it came from the address that was paid, or one that the merchant has named. */
    public boolean fromStore;

    /** Whether the payment that it names is recorded and decided on. */
    public boolean paymentKnown;

    /** Whether it is on the payment's chain and names the payment's request. */
    public boolean fitsPayment;

    /** What the chain says of it. */
    public ChainFacts chain = ChainFacts.NOT_ASKED_AND_NOT_TRUSTED;

    /** Whether a person has said that it counts, whatever holds it up. */
    public boolean approved;

    /** Whether its dollar value follows from the payment or the token, or a person gave it. */
    public boolean valueKnown;

    /** Whether it went to the payer. */
    public boolean toPayer;

    /** Whether its payment counts towards an order. */
    public boolean paymentCounts;

    /** What this refund is worth. */
    public long valueUsdCents;

    /** What the order's payments and other refunds come to. */
    public OrderBalance balance = new OrderBalance(0, 0, 0);
}
