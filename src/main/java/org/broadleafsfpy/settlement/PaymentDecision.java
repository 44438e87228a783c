package org.broadleafsfpy.settlement;

import org.broadleafsfpy.money.UsdValue;

/**
 * What to do with a payment: the first row that holds. Pure; each row has a test of its name.
 *
 * <p>The order of the rows is the rule: nothing that might be a lie is counted before it has been
 * checked, and nothing is ever thrown away.
 */
public enum PaymentDecision {
    /** Nothing happens: it is recorded with the same facts. */
    DUPLICATE,
    /** Not applied; a person compares the two. */
    CONFLICT,
    /** Nothing is recorded yet; tried again later. */
    PARK,
    /** Recorded, never counted. */
    REJECT,
    /** Recorded as received and unapplied. */
    LATE,
    /** Recorded; a person decides whether it counts. */
    HOLD,
    /** Counted; something is still missing. */
    PARTIAL,
    /** Counted; the order is paid. */
    CONFIRM;

    /** A decision and its reason in words for a person. Immutable. */
    public static final class Result {
        private final PaymentDecision decision;
        private final String reason;

        Result(PaymentDecision decision, String reason) {
            this.decision = decision;
            this.reason = reason;
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
    }

    /**
     * @param payment the facts
     * @return the first row of the table that holds
     */
    public static Result decide(PaymentCase payment) {
        if (payment.recorded == PaymentCase.Recorded.SAME_FACTS) {
            return new Result(DUPLICATE, "This payment is recorded already.");
        }
        if (payment.recorded == PaymentCase.Recorded.OTHER_FACTS) {
            return new Result(
                    CONFLICT, "A payment with this id but other facts is recorded already.");
        }
        if (!payment.requestKnown) {
            return new Result(PARK, "The store knows no request with this id.");
        }
        if (payment.state.equals("CANCELLED") || payment.state.equals("ERRORED")) {
            return new Result(REJECT, "SFPY says that the payment is " + payment.state + ".");
        }
        if (!payment.state.equals("PAID") && !payment.state.equals("REFUNDED")) {
            return new Result(PARK, "SFPY does not say yet that the payment is paid.");
        }
        if (!payment.onRequestedChain) {
            return new Result(REJECT, "It was made on another chain than the store's.");
        }
        if (!payment.tokenAccepted) {
            return new Result(REJECT, "The store does not accept this token.");
        }
        if (payment.contradicted) {
            return new Result(REJECT, payment.chainReason);
        }
        if (payment.pending) {
            return new Result(PARK, payment.chainReason);
        }
        if (!payment.orderWaits) {
            return new Result(
                    LATE,
                    "The order no longer waits for it: it was placed, cancelled or changed"
                            + " meanwhile.");
        }
        if (!payment.transactionVouched) {
            return new Result(
                    HOLD,
                    "No Ethereum node confirms the transaction, and the store does not take SFPY's"
                            + " word alone.");
        }
        if (!payment.rateBelieved) {
            return new Result(HOLD, "Nobody but the payer states the token's rate.");
        }
        long countedUsdCents = payment.countedUsdCents + payment.valueUsdCents;
        long missingUsdCents = payment.totalUsdCents - countedUsdCents;
        if (missingUsdCents > payment.toleranceUsdCents) {
            return new Result(PARTIAL, UsdValue.format(missingUsdCents) + " USD are missing.");
        }
        if (-missingUsdCents > payment.toleranceUsdCents) {
            return new Result(
                    CONFIRM, "Paid, with " + UsdValue.format(-missingUsdCents) + " USD too much.");
        }
        return new Result(CONFIRM, "Paid.");
    }
}
