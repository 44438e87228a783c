package org.broadleafsfpy.settlement;

/**
 * The facts on which a payment is decided, gathered under the order's lock.
 *
 * <p>A plain carrier with public fields, written once by whoever builds it; amounts are US cents.
 */
public final class PaymentCase {
    /** What is known under the payment's id already. */
    public Recorded recorded = Recorded.NOT_YET;

    /** Whether the store made the request that the payment names. */
    public boolean requestKnown;

    /** SFPY's state of the payment. */
    public String state = "";

    /** Whether the payment is on the chain that the request asked for. */
    public boolean onRequestedChain;

    /** Whether the token is known and accepted. */
    public boolean tokenAccepted;

    /** What the chain says of it. */
    public ChainFacts chain = ChainFacts.NOT_ASKED_AND_NOT_TRUSTED;

    /** Whether a person has said that it counts, whatever holds it up. */
    public boolean approved;

    /** Whether the price source can't be asked now; the reason says more. */
    public boolean priceAway;

    /** Why a person has to judge the rate, null if it is believed. */
    public String rateHeldBecause;

    /** Whether SFPY's pool gave the store too little for what was paid. */
    public boolean poolGaveTooLittle;

    /** Whether it was made in time for its request, and that request was not given up. */
    public boolean inTime;

    /** Whether the order still waits for money, and its total is still what was asked for. */
    public boolean orderWaits;

    /** Whether the order is paid already. */
    public boolean orderPaid;

    /** What this payment is worth. */
    public long valueUsdCents;

    /** What the order's other payments and refunds come to. */
    public OrderBalance balance = new OrderBalance(0, 0, 0);
}
