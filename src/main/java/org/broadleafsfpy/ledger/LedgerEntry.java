package org.broadleafsfpy.ledger;

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
import org.broadleafsfpy.records.SfpyPayment;
import org.broadleafsfpy.records.SfpyRefund;
import org.broadleafsfpy.records.TransferRecord;

/**
 * One entry: an amount, the account that it is debited to and the one that it is credited to, and
 * the payment or refund that caused it. Written once, never changed; has no setters.
 */
@Entity
@Table(name = "SFPY_LEDGER_ENTRY")
public class LedgerEntry {
    /** The order's id, and the entry's number among the order's, in ten digits. */
    @Id
    @Column(name = "ENTRY_ID", length = 32, updatable = false)
    private String entryId;

    @Column(name = "ORDER_ID", nullable = false, updatable = false)
    private Long orderId;

    @Enumerated(EnumType.STRING)
    @Column(name = "DEBIT_ACCOUNT", nullable = false, updatable = false, length = 16)
    private Account debit;

    @Enumerated(EnumType.STRING)
    @Column(name = "CREDIT_ACCOUNT", nullable = false, updatable = false, length = 16)
    private Account credit;

    @Column(name = "USD_CENTS", nullable = false, updatable = false)
    private long usdCents;

    @Column(name = "PAYMENT_ID", nullable = false, updatable = false, length = 20)
    private String paymentId;

    @Column(name = "REFUND_ID", updatable = false, length = 20)
    private String refundId;

    @Column(name = "REQUEST_ID", nullable = false, updatable = false, length = 20)
    private String requestId;

    @Column(name = "CHAIN_ID", nullable = false, updatable = false)
    private long chainId;

    @Column(name = "TXN_HASH", nullable = false, updatable = false, length = 66)
    private String transactionHash;

    @Column(name = "TOKEN", updatable = false, length = 16)
    private String tokenSymbol;

    /** The whole transfer's amount. */
    @Column(name = "BASE_UNITS", nullable = false, updatable = false, length = 78)
    private String baseUnits;

    /** Millionths of a US dollar for one whole token; null for a refund. */
    @Column(name = "RATE", updatable = false, length = 78)
    private String rate;

    @Temporal(TemporalType.TIMESTAMP)
    @Column(name = "CREATED_AT", nullable = false, updatable = false)
    private Date createdAt = new Date();

    /** For JPA. */
    protected LedgerEntry() {}

    LedgerEntry(long number, Account debit, Account credit, long usdCents, TransferRecord cause) {
        this.orderId = cause.getOrderId();
        this.entryId = String.format("%d-%010d", orderId, number);
        this.debit = debit;
        this.credit = credit;
        this.usdCents = usdCents;
        this.requestId = cause.getRequestId();
        this.chainId = cause.getChainId();
        this.transactionHash = cause.getTransactionHash();
        this.tokenSymbol = cause.getTokenSymbol();
        this.baseUnits = cause.getBaseUnits().toString();
        if (cause instanceof SfpyRefund) {
            this.paymentId = ((SfpyRefund) cause).getPaymentId();
            this.refundId = ((SfpyRefund) cause).getRefundId();
        } else {
            this.paymentId = ((SfpyPayment) cause).getPaymentId();
            this.rate = ((SfpyPayment) cause).getCountedMicroUsdPerToken().toString();
        }
    }

    public String getEntryId() {
        return entryId;
    }

    public Long getOrderId() {
        return orderId;
    }

    public Account getDebit() {
        return debit;
    }

    public Account getCredit() {
        return credit;
    }

    public long getUsdCents() {
        return usdCents;
    }

    public String getPaymentId() {
        return paymentId;
    }

    public String getRefundId() {
        return refundId;
    }

    public String getRequestId() {
        return requestId;
    }

    public long getChainId() {
        return chainId;
    }

    public String getTransactionHash() {
        return transactionHash;
    }

    public String getTokenSymbol() {
        return tokenSymbol;
    }

    public BigInteger getBaseUnits() {
        return new BigInteger(baseUnits);
    }

    /**
     * @return millionths of a US dollar for one whole token, null for a refund
     */
    public BigInteger getMicroUsdPerToken() {
        return rate == null ? null : new BigInteger(rate);
    }

    public Date getCreatedAt() {
        return new Date(createdAt.getTime());
    }
}
