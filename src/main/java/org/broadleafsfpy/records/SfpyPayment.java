package org.broadleafsfpy.records;

import java.math.BigInteger;
import java.util.Date;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.EnumType;
import javax.persistence.Enumerated;
import javax.persistence.Id;
import javax.persistence.Table;
import javax.persistence.Temporal;
import javax.persistence.TemporalType;
import javax.persistence.UniqueConstraint;
import org.broadleafsfpy.event.PaymentNotification;
import org.broadleafsfpy.event.TokenTransfer;

/** A payment that SFPY told us of, whatever was decided about it. Not thread-safe. */
@Entity
@Table(
        name = "SFPY_PAYMENT",
        uniqueConstraints =
                @UniqueConstraint(columnNames = {"CHAIN_ID", "TXN_HASH", "LOG_POSITION"}))
public class SfpyPayment extends TransferRecord {
    @Id
    @Column(name = "PAYMENT_ID", length = 20)
    private String paymentId;

    @Column(name = "RATE", nullable = false, length = 78)
    private String rate;

    /** The rate at which it counts; zero while nobody can say. */
    @Column(name = "COUNTED_RATE", nullable = false, length = 78)
    private String countedRate = "0";

    @Enumerated(EnumType.STRING)
    @Column(name = "STANDING", nullable = false, length = 16)
    private PaymentStanding standing = PaymentStanding.PARKED;

    /** What of it is captured on Broadleaf's order. */
    @Column(name = "APPLIED_USD_CENTS", nullable = false)
    private long appliedUsdCents;

    /** What of that was given back by REFUND transactions under it. */
    @Column(name = "RETURNED_USD_CENTS", nullable = false)
    private long returnedUsdCents;

    /** Whether a person has said that it is to go back. */
    @Column(name = "TO_BE_REFUNDED", nullable = false)
    private boolean toBeRefunded;

    /** When it was made: its block's time, or when SFPY's event came if the chain is not asked. */
    @Temporal(TemporalType.TIMESTAMP)
    @Column(name = "PAID_AT")
    private Date paidAt;

    /** For JPA. */
    protected SfpyPayment() {}

    /**
     * @param payment the signed facts
     * @param orderId Broadleaf's order id
     * @param eventKey the inbox row that brought it
     */
    public SfpyPayment(PaymentNotification payment, Long orderId, String eventKey) {
        super(payment, orderId, eventKey);
        this.paymentId = payment.paymentId();
        this.rate = payment.microUsdPerToken().toString();
    }

    public String getPaymentId() {
        return paymentId;
    }

    /**
     * @return the rate that the payer stated, in millionths of a US dollar for one whole token
     */
    public BigInteger getMicroUsdPerToken() {
        return new BigInteger(rate);
    }

    /**
     * @return the rate at which it counts, in millionths of a US dollar for one whole token; zero
     *     while nobody can say
     */
    public BigInteger getCountedMicroUsdPerToken() {
        return new BigInteger(countedRate);
    }

    public void setCountedMicroUsdPerToken(BigInteger microUsd) {
        this.countedRate = microUsd.toString();
    }

    public PaymentStanding getStanding() {
        return standing;
    }

    public void setStanding(PaymentStanding standing) {
        this.standing = standing;
    }

    public boolean isCounted() {
        return standing == PaymentStanding.COUNTED;
    }

    /**
     * Whether its order should not be given back without it.
     *
     * @param leastUsdCents the least that is no dust
     * @return whether it waits for the chain or for a person, and is more than dust or of a value
     *     that nobody knows
     */
    public boolean isOpenAbove(long leastUsdCents) {
        boolean held = "HOLD".equals(getDecision()) && standing == PaymentStanding.UNAPPLIED;
        boolean open = standing == PaymentStanding.PARKED || (held && !toBeRefunded);
        return open && (getUsdCents() == 0 || getUsdCents() >= leastUsdCents);
    }

    public long getAppliedUsdCents() {
        return appliedUsdCents;
    }

    /**
     * Says that it is an order payment now.
     *
     * @param transactionId Broadleaf's AUTHORIZE_AND_CAPTURE transaction
     * @param usdCents what of it was captured
     */
    public void appliedAs(Long transactionId, long usdCents) {
        setPaymentTransactionId(transactionId);
        this.appliedUsdCents = usdCents;
    }

    public long getReturnedUsdCents() {
        return returnedUsdCents;
    }

    /**
     * @param usdCents what else of the captured amount was given back
     */
    public void giveBack(long usdCents) {
        this.returnedUsdCents += usdCents;
    }

    public boolean isToBeRefunded() {
        return toBeRefunded;
    }

    public void setToBeRefunded(boolean toBeRefunded) {
        this.toBeRefunded = toBeRefunded;
    }

    public Date getPaidAt() {
        return paidAt == null ? null : new Date(paidAt.getTime());
    }

    public void setPaidAt(Date paidAt) {
        this.paidAt = paidAt == null ? null : new Date(paidAt.getTime());
    }

    @Override
    public boolean hasSameFactsAs(TokenTransfer other) {
        return other instanceof PaymentNotification
                && super.hasSameFactsAs(other)
                && rate.equals(((PaymentNotification) other).microUsdPerToken().toString());
    }

    /**
     * Takes over the facts of a notification, in place of what was known under the same id.
     *
     * @param payment the signed facts
     * @param orderId Broadleaf's order id
     * @param eventKey the inbox row that brought it
     */
    public void replaceFacts(PaymentNotification payment, Long orderId, String eventKey) {
        take(payment, orderId, eventKey);
        this.rate = payment.microUsdPerToken().toString();
    }
}
