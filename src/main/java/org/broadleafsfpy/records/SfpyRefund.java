package org.broadleafsfpy.records;

import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.EnumType;
import javax.persistence.Enumerated;
import javax.persistence.Id;
import javax.persistence.Table;
import javax.persistence.UniqueConstraint;
import org.broadleafsfpy.event.RefundNotification;
import org.broadleafsfpy.event.TokenTransfer;

/** A refund that SFPY told us of, whatever was decided about it. Not thread-safe. */
@Entity
@Table(
        name = "SFPY_REFUND",
        uniqueConstraints =
                @UniqueConstraint(columnNames = {"CHAIN_ID", "TXN_HASH", "LOG_POSITION"}))
public class SfpyRefund extends TransferRecord {
    @Id
    @Column(name = "REFUND_ID", length = 20)
    private String refundId;

    @Column(name = "PAYMENT_ID", nullable = false, length = 20)
    private String paymentId;

    @Column(name = "TO_ADDRESS", nullable = false, length = 42)
    private String toAddress;

    @Enumerated(EnumType.STRING)
    @Column(name = "STANDING", nullable = false, length = 16)
    private RefundStanding standing = RefundStanding.PARKED;

    /** Whether it went to somebody else than the payer: it then cancels nothing by itself. */
    @Column(name = "ELSEWHERE", nullable = false)
    private boolean elsewhere;

    /** For JPA. */
    protected SfpyRefund() {}

    /**
     * @param refund the signed facts
     * @param orderId Broadleaf's order id
     * @param eventKey the inbox row that brought it
     */
    public SfpyRefund(RefundNotification refund, Long orderId, String eventKey) {
        super(refund, orderId, eventKey);
        this.refundId = refund.refundId();
        this.paymentId = refund.paymentId();
        this.toAddress = refund.to();
    }

    public String getRefundId() {
        return refundId;
    }

    public String getPaymentId() {
        return paymentId;
    }

    public String getToAddress() {
        return toAddress;
    }

    public RefundStanding getStanding() {
        return standing;
    }

    public void setStanding(RefundStanding standing) {
        this.standing = standing;
    }

    public boolean isPosted() {
        return standing == RefundStanding.POSTED;
    }

    public boolean isElsewhere() {
        return elsewhere;
    }

    public void setElsewhere(boolean elsewhere) {
        this.elsewhere = elsewhere;
    }

    @Override
    public boolean hasSameFactsAs(TokenTransfer other) {
        return other instanceof RefundNotification
                && super.hasSameFactsAs(other)
                && paymentId.equals(other.paymentId())
                && toAddress.equals(((RefundNotification) other).to());
    }

    /**
     * Takes over the facts of a notification, in place of what was known under the same id.
     *
     * @param refund the signed facts
     * @param orderId Broadleaf's order id, null if it is not known
     * @param eventKey the inbox row that brought it
     */
    public final void replaceFacts(RefundNotification refund, Long orderId, String eventKey) {
        take(refund, orderId, eventKey);
        this.paymentId = refund.paymentId();
        this.toAddress = refund.to();
    }
}
