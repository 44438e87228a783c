package org.broadleafsfpy.records;

import java.math.BigInteger;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;
import javax.persistence.UniqueConstraint;
import org.broadleafsfpy.event.PaymentNotification;

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

    /** Whether its value counts towards the order's total. */
    @Column(name = "COUNTED", nullable = false)
    private boolean counted;

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

    public boolean isCounted() {
        return counted;
    }

    public void setCounted(boolean counted) {
        this.counted = counted;
    }
}
