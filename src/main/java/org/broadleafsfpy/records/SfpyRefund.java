package org.broadleafsfpy.records;

import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;
import javax.persistence.UniqueConstraint;
import org.broadleafsfpy.event.RefundNotification;

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

    /** Whether it lowers what its payment is worth. */
    @Column(name = "POSTED", nullable = false)
    private boolean posted;

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

    public boolean isPosted() {
        return posted;
    }

    public void setPosted(boolean posted) {
        this.posted = posted;
    }
}
