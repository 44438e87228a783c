package org.broadleafsfpy.settlement;

import org.broadleafsfpy.money.UsdValue;
import org.broadleafsfpy.records.RefundStanding;

/** What to do with a refund: the first row that holds. Pure; each row has a test of its name. */
public enum RefundDecision {
    /** Nothing happens: it is recorded with the same facts. */
    DUPLICATE(null),
    /** Not applied; a person compares the two. */
    CONFLICT(null),
    /** Nothing is decided yet; tried again later. */
    PARK(RefundStanding.PARKED),
    /** Not the store's refund. */
    REJECT(RefundStanding.REJECTED),
    /** A person decides whether it counts, or what it is worth. */
    HOLD(RefundStanding.HELD),
    /** Posted, but it went to somebody else than the payer: cancels nothing by itself. */
    ELSEWHERE(RefundStanding.POSTED),
    /** Posted: gives back a payment that counted for no order. */
    RETURNED(RefundStanding.POSTED),
    /** Posted; part of the order's money is still with the merchant. */
    PARTIAL(RefundStanding.POSTED),
    /** Posted; all of the order's money went back. */
    FULL(RefundStanding.POSTED);

    private final RefundStanding standing;

    RefundDecision(RefundStanding standing) {
        this.standing = standing;
    }

    /**
     * @return where it puts the refund; null if it leaves what is recorded alone
     */
    public RefundStanding standing() {
        return standing;
    }

    /** A decision and its reason in words for a person. Immutable. */
    public static final class Result {
        private final RefundDecision decision;
        private final String reason;
        private final boolean tooMuch;

        Result(RefundDecision decision, String reason) {
            this(decision, reason, false);
        }

        Result(RefundDecision decision, String reason, boolean tooMuch) {
            this.decision = decision;
            this.reason = reason;
            this.tooMuch = tooMuch;
        }

        /**
         * @return what to do
         */
        public RefundDecision decision() {
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
            return tooMuch || decision == REJECT || decision == HOLD || decision == ELSEWHERE;
        }
    }

    /**
     * @param refund the facts
     * @return the first row of the table that holds
     */
    public static Result decide(RefundCase refund) {
        if (refund.recorded == Recorded.SAME_FACTS) {
            return new Result(DUPLICATE, "This refund is recorded already.");
        }
        if (refund.recorded == Recorded.OTHER_FACTS) {
            return new Result(
                    CONFLICT, "A refund with this id but other facts is recorded already.");
        }
        if (!refund.fromStore) {
            return new Result(
                    REJECT, "It does not come from the store's payout address: not the store's.");
        }
        if (refund.paymentKnown && !refund.fitsPayment) {
            return new Result(REJECT, "Its chain or request is not that of its payment.");
        }
        if (refund.chain.isContradicted() || refund.chain.isMisfit()) {
            return new Result(REJECT, refund.chain.reason());
        }
        if (refund.chain.isPending() && !refund.approved) {
            return new Result(PARK, refund.chain.reason());
        }
        if (!refund.paymentKnown) {
            return new Result(PARK, "The payment that it gives back is not recorded yet.");
        }
        if (!refund.chain.isVouched() && !refund.approved) {
            return new Result(
                    HOLD,
                    "No Ethereum node confirms the transaction, and the store does not take SFPY's"
                            + " word alone.");
        }
        if (!refund.valueKnown) {
            return new Result(HOLD, "It is in another token than the payment, of unknown value.");
        }
        return decideOnSum(refund);
    }

    private static Result decideOnSum(RefundCase refund) {
        if (!refund.toPayer && !refund.approved) {
            return new Result(ELSEWHERE, "It went to another address than the payer's.");
        }
        if (!refund.paymentCounts) {
            return new Result(RETURNED, "It gives back a payment that counted for no order.");
        }
        long keptUsdCents = refund.balance.netUsdCents() - refund.valueUsdCents;
        if (!refund.balance.isAllRefundedWith(refund.valueUsdCents)) {
            return new Result(
                    PARTIAL, UsdValue.format(Math.max(0, keptUsdCents)) + " USD of it remain.");
        }
        return keptUsdCents < -1
                ? new Result(
                        FULL,
                        "Refunded, with "
                                + UsdValue.format(-keptUsdCents)
                                + " USD more than was paid.",
                        true)
                : new Result(FULL, "Refunded.");
    }
}
