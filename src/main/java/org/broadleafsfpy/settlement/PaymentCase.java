package org.broadleafsfpy.settlement;

/**
 * The facts on which a payment is decided, gathered under the order's lock.
 *
 * <p>A plain carrier with public fields, written once by whoever builds it; amounts are US cents.
 */
public final class PaymentCase {
    /** What is known under the payment's id already. */
    public enum Recorded {
        NOT_YET,
        SAME_FACTS,
        OTHER_FACTS
    }

    /** Whether this payment id is on record. */
    public Recorded recorded = Recorded.NOT_YET;

    /** Whether the store made the request that the payment names. */
    public boolean requestKnown;

    /** SFPY's state of the payment. */
    public String state = "";

    /** Whether the payment is on the chain that the request asked for. */
    public boolean onRequestedChain;

    /** Whether the token is known and accepted. */
    public boolean tokenAccepted;

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

    /** Whether the rate at which it would count is believed. */
    public boolean rateBelieved;

    /** Whether the order still waits for money, and its total is still what was asked for. */
    public boolean orderWaits;

    /** What this payment is worth. */
    public long valueUsdCents;

    /** What counted payments of the order are worth so far. */
    public long countedUsdCents;

    /** What the order asked for. */
    public long totalUsdCents;

    /** How much too little still counts as paid. */
    public long toleranceUsdCents;
}
