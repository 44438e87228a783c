package org.broadleafsfpy.settlement;

import org.broadleafsfpy.money.UsdValue;
import org.broadleafsfpy.records.PaymentStanding;

/**
 * What to do with a payment: the first row that holds. Pure; each row has a test of its name.
 *
 * <p>The order of the rows is the rule: nothing that might be a lie is counted before it has been
 * checked, and nothing is ever thrown away.
 */
public enum PaymentDecision {
    /** Nothing happens: it is recorded with the same facts. */
    DUPLICATE(null),
    /** Not applied; a person compares the two. */
    CONFLICT(null),
    /** Nothing is decided yet; tried again later. */
    PARK(PaymentStanding.PARKED),
    /** Nothing came to the store. */
    REJECT(PaymentStanding.REJECTED),
    /** Something came, but not what was asked for. */
    UNAPPLIED(PaymentStanding.UNAPPLIED),
    /** It came when the order no longer waited for it. */
    LATE(PaymentStanding.UNAPPLIED),
    /** A person decides whether it counts. */
    HOLD(PaymentStanding.UNAPPLIED),
    /** The order was paid already: the payer has it coming back. */
    EXCESS(PaymentStanding.COUNTED),
    /** Too little to be heard alone; added in when the rest arrives. */
    DUST(PaymentStanding.COUNTED),
    /** Counted; something is still missing. */
    PARTIAL(PaymentStanding.COUNTED),
    /** Counted; the order is paid. */
    CONFIRM(PaymentStanding.COUNTED);

    private final PaymentStanding standing;

    PaymentDecision(PaymentStanding standing) {
        this.standing = standing;
    }

    /**
     * @return where it puts the payment; null if it leaves what is recorded alone
     */
    public PaymentStanding standing() {
        return standing;
    }

    /**
     * @return whether a person should look at it
     */
    public boolean callsAttention() {
        return standing == PaymentStanding.UNAPPLIED || this == REJECT || this == EXCESS;
    }

    /** A decision and its reason in words for a person. Immutable. */
    public static final class Result {
        private final PaymentDecision decision;
        private final String reason;
        private final boolean tooMuch;

        Result(PaymentDecision decision, String reason) {
            this(decision, reason, false);
        }

        Result(PaymentDecision decision, String reason, boolean tooMuch) {
            this.decision = decision;
            this.reason = reason;
            this.tooMuch = tooMuch;
        }

        /**
         * @return what to do
         */
        public PaymentDecision decision() {
            return decision;
        }

        /**
         * @return why, in a sentence
         */
        public String reason() {
            return reason;
        }

        /**
         * @return whether a person should look at it
         */
        public boolean callsAttention() {
            return tooMuch || decision.callsAttention();
        }
    }

    /**
     * @param payment the facts
     * @return the first row of the table that holds
     */
    public static Result decide(PaymentCase payment) {
        if (payment.recorded == Recorded.SAME_FACTS) {
            return new Result(DUPLICATE, "This payment is recorded already.");
        }
        if (payment.recorded == Recorded.OTHER_FACTS) {
            return new Result(
                    CONFLICT, "A payment with this id but other facts is recorded already.");
        }
        if (!payment.requestKnown) {
            return new Result(PARK, "The store knows no request with this id.");
        }
        boolean failed = payment.state.equals("CANCELLED") || payment.state.equals("ERRORED");
        if (failed && !payment.chain.isConfirmed() && !payment.chain.isPending()) {
            return new Result(REJECT, "SFPY says that the payment is " + payment.state + ".");
        }
        if (!failed && !payment.state.equals("PAID") && !payment.state.equals("REFUNDED")) {
            return new Result(PARK, "SFPY does not say yet that the payment is paid.");
        }
        if (!payment.onRequestedChain) {
            return new Result(REJECT, "It was made on another chain than the store's.");
        }
        if (payment.chain.isContradicted()) {
            return new Result(REJECT, payment.chain.reason());
        }
        if (payment.chain.isPending() && !payment.approved) {
            return new Result(PARK, payment.chain.reason());
        }
        if (payment.chain.isMisfit()) {
            return new Result(UNAPPLIED, payment.chain.reason());
        }
        if (failed) {
            return new Result(
                    UNAPPLIED,
                    "SFPY says that it is " + payment.state + ", and the chain that it arrived.");
        }
        if (!payment.tokenAccepted && !payment.approved) {
            return new Result(UNAPPLIED, "The store does not accept this token.");
        }
        return decideOnOrder(payment);
    }

    private static Result decideOnOrder(PaymentCase payment) {
        if (payment.priceAway && !payment.approved) {
            return new Result(PARK, payment.rateHeldBecause);
        }
        if (!payment.inTime) {
            return new Result(LATE, "It was made after its request had expired or was stopped.");
        }
        if (!payment.orderWaits && !payment.orderPaid) {
            return new Result(
                    LATE,
                    "The order no longer waits for it: it was given back, cancelled or changed"
                            + " meanwhile.");
        }
        if (!payment.chain.isVouched() && !payment.approved) {
            return new Result(
                    HOLD,
                    "No Ethereum node confirms the transaction, and the store does not take SFPY's"
                            + " word alone.");
        }
        if (payment.rateHeldBecause != null && !payment.approved) {
            return new Result(HOLD, payment.rateHeldBecause);
        }
        if (payment.poolGaveTooLittle && !payment.approved) {
            return new Result(
                    HOLD, "SFPY's pool gave the store less for it than was paid: look it up.");
        }
        if (payment.orderPaid) {
            return new Result(
                    EXCESS,
                    UsdValue.format(payment.valueUsdCents)
                            + " USD came after the order had been paid.");
        }
        return decideOnSum(payment);
    }

    private static Result decideOnSum(PaymentCase payment) {
        OrderBalance balance = payment.balance;
        if (balance.isEnoughWith(payment.valueUsdCents)) {
            if (balance.isRefundOpen() || balance.isToBeRefunded()) {
                return new Result(PARTIAL, "It would be enough, but a refund is not settled yet.");
            }
            long excess = payment.valueUsdCents - balance.missingUsdCents();
            // A few cents above the total are shown, and are nobody's work.
            return excess > 0
                    ? new Result(
                            CONFIRM,
                            "Paid, with " + UsdValue.format(excess) + " USD too much.",
                            excess >= balance.leastNoDustUsdCents())
                    : new Result(CONFIRM, "Paid.");
        }
        String missing =
                UsdValue.format(balance.missingUsdCents() - payment.valueUsdCents)
                        + " USD are missing.";
        return payment.valueUsdCents < balance.leastNoDustUsdCents()
                ? new Result(DUST, "Too little to be a payment alone. " + missing)
                : new Result(PARTIAL, missing);
    }
}
