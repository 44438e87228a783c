package org.broadleafsfpy.records;

import java.math.BigInteger;
import java.util.Date;
import javax.persistence.Column;
import javax.persistence.MappedSuperclass;
import javax.persistence.Temporal;
import javax.persistence.TemporalType;
import org.broadleafsfpy.event.TokenTransfer;

/** The blockchain's facts of a payment or refund, as they were when it was decided on. */
@MappedSuperclass
public abstract class TransferRecord {
    @Column(name = "REQUEST_ID", nullable = false, length = 20)
    private String requestId;

    @Column(name = "ORDER_ID")
    private Long orderId;

    @Column(name = "CHAIN_ID", nullable = false)
    private long chainId;

    @Column(name = "TXN_HASH", nullable = false, length = 66)
    private String transactionHash;

    @Column(name = "FROM_ADDRESS", nullable = false, length = 42)
    private String fromAddress;

    @Column(name = "IS_ETH", nullable = false)
    private boolean eth;

    @Column(name = "TOKEN_ADDRESS", nullable = false, length = 42)
    private String tokenAddress;

    @Column(name = "TOKEN", length = 16)
    private String tokenSymbol;

    /** In decimal digits: 2^256 has 78 of them, more than numeric columns hold everywhere. */
    @Column(name = "BASE_UNITS", nullable = false, length = 78)
    private String baseUnits;

    @Column(name = "USD_CENTS", nullable = false)
    private long usdCents;

    @Column(name = "DECISION", nullable = false, length = 32)
    private String decision;

    @Column(name = "REASON", length = Reason.MAX_LENGTH)
    private String reason;

    @Column(name = "PAYMENT_TRANSACTION_ID")
    private Long paymentTransactionId;

    /** Whether a person should look at it. */
    @Column(name = "ATTENTION", nullable = false)
    private boolean attention;

    /** Whether the chain itself confirmed it. */
    @Column(name = "VERIFIED", nullable = false)
    private boolean verified;

    /** The number of the change of its order by which it was first seen. */
    @Column(name = "SEEN_AS", nullable = false)
    private long seenAs;

    /** The number of the change of its order that decided it, 0 while it is parked. */
    @Column(name = "DECIDED_AS", nullable = false)
    private long decidedAs;

    /** Where in the receipt its log stands; null if the chain was not asked. */
    @Column(name = "LOG_POSITION")
    private Integer logPosition;

    @Column(name = "EVENT_KEY", nullable = false, length = 96)
    private String eventKey;

    @Temporal(TemporalType.TIMESTAMP)
    @Column(name = "CREATED_AT", nullable = false)
    private Date createdAt = new Date();

    /** For JPA. */
    protected TransferRecord() {}

    /**
     * @param transfer the signed facts
     * @param orderId Broadleaf's order id
     * @param eventKey the inbox row that brought it
     */
    protected TransferRecord(TokenTransfer transfer, Long orderId, String eventKey) {
        take(transfer, orderId, eventKey);
    }

    /**
     * Takes over the facts of a notification, in place of what was known.
     *
     * @param transfer the signed facts
     * @param order Broadleaf's order id, null if it is not known
     * @param event the inbox row that brought it
     */
    protected final void take(TokenTransfer transfer, Long order, String event) {
        this.requestId = transfer.requestId();
        this.orderId = order;
        this.chainId = transfer.chainId();
        this.transactionHash = transfer.transactionHash();
        this.fromAddress = transfer.from();
        this.eth = transfer.isEth();
        this.tokenAddress = transfer.tokenAddress();
        this.baseUnits = transfer.baseUnits().toString();
        this.eventKey = event;
    }

    /**
     * @param name the decision's name
     * @param why in words for a person
     */
    public void decide(String name, String why) {
        this.decision = name;
        this.reason = Reason.fit(why);
    }

    /**
     * @param symbol the token's symbol, null if it is unknown
     * @param valueUsdCents what it is worth, in US cents; 0 if nobody can say
     */
    public void describe(String symbol, long valueUsdCents) {
        this.tokenSymbol = symbol;
        this.usdCents = valueUsdCents;
    }

    /**
     * Whether another notification says the same.
     *
     * @param other a notification under the same id
     * @return whether chain, transaction, request, token, amount and sender are the same
     */
    public boolean hasSameFactsAs(TokenTransfer other) {
        return chainId == other.chainId()
                && transactionHash.equals(other.transactionHash())
                && requestId.equals(other.requestId())
                && eth == other.isEth()
                && (eth || tokenAddress.equals(other.tokenAddress()))
                && baseUnits.equals(other.baseUnits().toString())
                && fromAddress.equals(other.from());
    }

    public String getRequestId() {
        return requestId;
    }

    public Long getOrderId() {
        return orderId;
    }

    public long getChainId() {
        return chainId;
    }

    public String getTransactionHash() {
        return transactionHash;
    }

    public String getFromAddress() {
        return fromAddress;
    }

    public boolean isEth() {
        return eth;
    }

    public String getTokenAddress() {
        return tokenAddress;
    }

    public String getTokenSymbol() {
        return tokenSymbol;
    }

    public BigInteger getBaseUnits() {
        return new BigInteger(baseUnits);
    }

    public long getUsdCents() {
        return usdCents;
    }

    public String getDecision() {
        return decision;
    }

    public String getReason() {
        return reason;
    }

    public Long getPaymentTransactionId() {
        return paymentTransactionId;
    }

    public void setPaymentTransactionId(Long id) {
        this.paymentTransactionId = id;
    }

    public boolean isAttention() {
        return attention;
    }

    public void setAttention(boolean attention) {
        this.attention = attention;
    }

    public boolean isVerified() {
        return verified;
    }

    public void setVerified(boolean verified) {
        this.verified = verified;
    }

    public long getDecidedAs() {
        return decidedAs;
    }

    public void setDecidedAs(long decidedAs) {
        this.decidedAs = decidedAs;
    }

    public long getSeenAs() {
        return seenAs;
    }

    public void setSeenAs(long seenAs) {
        this.seenAs = seenAs;
    }

    public Integer getLogPosition() {
        return logPosition;
    }

    public void setLogPosition(Integer logPosition) {
        this.logPosition = logPosition;
    }

    public String getEventKey() {
        return eventKey;
    }

    public Date getCreatedAt() {
        return new Date(createdAt.getTime());
    }
}
