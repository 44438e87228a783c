package org.broadleafsfpy.settlement;

import java.util.EnumMap;
import java.util.Map;
import org.broadleafsfpy.ledger.Account;

/**
 * What all payments and refunds of one order come to, in US cents. The same whatever the order in
 * which they are added. Pure; not thread-safe while it is filled.
 */
public final class OrderBalance {
    private final long totalUsdCents;
    private final long toleranceUsdCents;
    private final long roundingUsdCents;
    private long countedUsdCents;
    private long refundedUsdCents;
    private long refundedElsewhereUsdCents;
    private long unappliedUsdCents;
    private long unappliedRefundedUsdCents;
    private boolean moreThanDust;
    private boolean refundOpen;
    private boolean toBeRefunded;

    /**
     * @param totalUsdCents what the order asks for
     * @param toleranceUsdCents how much too little still counts as paid
     * @param roundingUsdCents what was forgiven already, 0 before the order was paid
     */
    public OrderBalance(long totalUsdCents, long toleranceUsdCents, long roundingUsdCents) {
        this.totalUsdCents = totalUsdCents;
        this.toleranceUsdCents = toleranceUsdCents;
        this.roundingUsdCents = roundingUsdCents;
    }

    /**
     * Adds a payment that counts.
     *
     * @param usdCents its value
     * @param dust whether it is too little to be heard alone
     */
    public void addCounted(long usdCents, boolean dust) {
        countedUsdCents += usdCents;
        moreThanDust |= !dust;
    }

    /**
     * Adds a payment that was received and counts for no order.
     *
     * @param usdCents its value
     */
    public void addUnapplied(long usdCents) {
        unappliedUsdCents += usdCents;
    }

    /**
     * Adds a posted refund of a payment that counts.
     *
     * @param usdCents its value
     * @param elsewhere whether it went to somebody else than the payer
     */
    public void addRefund(long usdCents, boolean elsewhere) {
        refundedUsdCents += usdCents;
        if (elsewhere) {
            refundedElsewhereUsdCents += usdCents;
        }
    }

    /**
     * Adds a posted refund of a payment that does not count.
     *
     * @param usdCents its value
     */
    public void addRefundOfUnapplied(long usdCents) {
        unappliedRefundedUsdCents += usdCents;
    }

    /** Says that a refund is seen but not settled: it may still take money away. */
    public void addOpenRefund() {
        refundOpen = true;
    }

    /** Says that a person has promised a payment that counts back. */
    public void addPromisedBack() {
        toBeRefunded = true;
    }

    /**
     * @return what was received and counts, less what went back; below zero if too much went back
     */
    public long netUsdCents() {
        return countedUsdCents - refundedUsdCents;
    }

    /**
     * @return what is missing, 0 if nothing is
     */
    public long missingUsdCents() {
        return Math.max(0, totalUsdCents - roundingUsdCents - netUsdCents());
    }

    /**
     * @return what there is above the total
     */
    public long excessUsdCents() {
        return Math.max(0, netUsdCents() + roundingUsdCents - totalUsdCents);
    }

    /**
     * @return what of the order's total is there
     */
    public long forOrderUsdCents() {
        return Math.max(0, netUsdCents() + roundingUsdCents - excessUsdCents());
    }

    /**
     * @return whether what is there is enough
     */
    public boolean isEnough() {
        return isEnoughWith(0);
    }

    /**
     * @param moreUsdCents a further payment's value
     * @return whether what is there would be enough with it
     */
    public boolean isEnoughWith(long moreUsdCents) {
        return netUsdCents() + roundingUsdCents + moreUsdCents >= totalUsdCents - toleranceUsdCents;
    }

    /**
     * @return whether all that counts went back to its payers
     */
    public boolean isAllRefunded() {
        return isAllRefundedWith(0);
    }

    /**
     * @param moreUsdCents a further refund's value
     * @return whether all that counts would have gone back to its payers with it
     */
    public boolean isAllRefundedWith(long moreUsdCents) {
        long refunded = refundedUsdCents - refundedElsewhereUsdCents + moreUsdCents;
        long forgivable = Math.min(toleranceUsdCents, countedUsdCents / 100);
        return countedUsdCents > 0 && refunded > 0 && refunded >= countedUsdCents - forgivable;
    }

    /**
     * @return whether anything counts that a shopper would call a payment
     */
    public boolean isMoreThanDust() {
        return moreThanDust && netUsdCents() > 0;
    }

    /**
     * @return whether a refund is seen but not settled
     */
    public boolean isRefundOpen() {
        return refundOpen;
    }

    /**
     * @return whether a person has promised a payment that counts back
     */
    public boolean isToBeRefunded() {
        return toBeRefunded;
    }

    /**
     * @return the sum of the payments that count
     */
    public long countedUsdCents() {
        return countedUsdCents;
    }

    /**
     * @return the sum of the posted refunds of payments that count
     */
    public long refundedUsdCents() {
        return refundedUsdCents;
    }

    /**
     * @return the least that is not dust: one dollar or one percent of the total, whichever is more
     */
    public long leastNoDustUsdCents() {
        return leastNoDustUsdCents(totalUsdCents);
    }

    static long leastNoDustUsdCents(long totalUsdCents) {
        return Math.max(100, totalUsdCents / 100);
    }

    /**
     * What the books should say: debits above zero, credits below, the sum zero.
     *
     * @return US cents by account
     */
    public Map<Account, Long> accounts() {
        long unapplied = unappliedUsdCents - unappliedRefundedUsdCents;
        long kept = netUsdCents() + roundingUsdCents;
        Map<Account, Long> accounts = new EnumMap<>(Account.class);
        accounts.put(Account.CRYPTO, netUsdCents() + unapplied);
        accounts.put(Account.ROUNDING, roundingUsdCents);
        accounts.put(Account.ORDERS, -forOrderUsdCents());
        accounts.put(Account.EXCESS, -excessUsdCents());
        accounts.put(Account.UNAPPLIED, -Math.max(0, unapplied));
        accounts.put(Account.OVER_REFUNDED, Math.max(0, -kept) + Math.max(0, -unapplied));
        return accounts;
    }
}
