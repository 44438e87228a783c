package org.broadleafsfpy.settlement;

import org.broadleafsfpy.money.UsdValue;

/** What to do with a refund: the first row that holds. Pure; each row has a test of its name. */
public enum RefundDecision {
    /** Nothing happens: it is recorded with the same facts. */
    DUPLICATE,
    /** Not applied; a person compares the two. */
    CONFLICT,
    /** Nothing is recorded yet; tried again when its payment may have come. */
    PARK,
    /** Recorded, never posted. */
    REJECT,
    /** Recorded; a person decides what it is worth. */
    HOLD,
    /** Posted; part of the payment is still with the merchant. */
    PARTIAL,
    /** Posted; all of the payment went back. */
    FULL;

    /** A decision and its reason in words for a person. Immutable. */
    public static final class Result {
        private final RefundDecision decision;
        private final String reason;

        Result(RefundDecision decision, String reason) {
            this.decision = decision;
            this.reason = reason;
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
    }

    /**
     * @param refund the facts
     * @return the first row of the table that holds
     */
    public static Result decide(RefundCase refund) {
        if (refund.recorded == PaymentCase.Recorded.SAME_FACTS) {
            return new Result(DUPLICATE, "This refund is recorded already.");
        }
        if (refund.recorded == PaymentCase.Recorded.OTHER_FACTS) {
            return new Result(
                    CONFLICT, "A refund with this id but other facts is recorded already.");
        }
        if (!refund.paymentKnown) {
            return new Result(PARK, "The payment that it gives back is not recorded yet.");
        }
        if (!refund.fitsPayment) {
            return new Result(REJECT, "Its chain or request is not that of its payment.");
        }
        if (!refund.fromPayoutAddress) {
            return new Result(
                    REJECT, "It does not come from the store's payout address: not the store's.");
        }
        if (refund.contradicted) {
            return new Result(REJECT, refund.chainReason);
        }
        if (refund.pending) {
            return new Result(PARK, refund.chainReason);
        }
        if (!refund.transactionVouched) {
            return new Result(
                    HOLD,
                    "No Ethereum node confirms the transaction, and the store does not take SFPY's"
                            + " word alone.");
        }
        if (!refund.valueKnown) {
            return new Result(HOLD, "It is in another token than the payment, of unknown value.");
        }
        long keptUsdCents = refund.paidUsdCents - refund.refundedUsdCents - refund.valueUsdCents;
        if (keptUsdCents > refund.toleranceUsdCents) {
            return new Result(
                    PARTIAL, UsdValue.format(keptUsdCents) + " USD of the payment remain.");
        }
        if (-keptUsdCents > refund.toleranceUsdCents) {
            return new Result(
                    FULL,
                    "Refunded, with "
                            + UsdValue.format(-keptUsdCents)
                            + " USD more than was paid.");
        }
        return new Result(FULL, "Refunded.");
    }
}
