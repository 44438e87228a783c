package org.broadleafsfpy.records;

import java.util.Date;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.EnumType;
import javax.persistence.Enumerated;
import javax.persistence.Id;
import javax.persistence.Table;
import javax.persistence.Temporal;
import javax.persistence.TemporalType;

/**
 * A request at SFPY and what the store asked for in it. Payments are compared with this snapshot,
 * never with settings that may have changed since. Not thread-safe.
 */
@Entity
@Table(name = "SFPY_REQUEST")
public class SfpyRequest {
    @Id
    @Column(name = "REQUEST_ID", length = 20)
    private String requestId;

    @Column(name = "ORDER_ID", nullable = false)
    private Long orderId;

    @Enumerated(EnumType.STRING)
    @Column(name = "STATE", nullable = false, length = 32)
    private RequestState state = RequestState.OPEN;

    /** The order's id while the request is open, else null: unique, so that there is one. */
    @Column(name = "OPEN_ORDER_ID", unique = true)
    private Long openOrderId;

    @Column(name = "USD_CENTS", nullable = false)
    private long usdCents;

    @Column(name = "CHAIN_ID", nullable = false)
    private long chainId;

    @Column(name = "PAYOUT_ADDRESS", nullable = false, length = 42)
    private String payoutAddress;

    @Column(name = "CUSTOMER_ID")
    private Long customerId;

    /** In the return and cancel URLs; anyone who can read the request at SFPY knows it. */
    @Column(name = "PAGE_KEY", nullable = false, length = 43, unique = true)
    private String pageKey;

    /** In a cookie of the shopper who made the request, nowhere else. */
    @Column(name = "OWNER_KEY", nullable = false, length = 43)
    private String ownerKey;

    @Temporal(TemporalType.TIMESTAMP)
    @Column(name = "CREATED_AT", nullable = false)
    private Date createdAt = new Date();

    /** Until when it may be paid, by the time of the block; null means for ever. */
    @Temporal(TemporalType.TIMESTAMP)
    @Column(name = "EXPIRES_AT")
    private Date expiresAt;

    /** When SFPY's API is to be asked about it next; null means never. */
    @Temporal(TemporalType.TIMESTAMP)
    @Column(name = "ASK_AT")
    private Date askAt;

    /** For JPA. */
    protected SfpyRequest() {}

    /**
     * @param requestId SFPY's token of the request
     * @param orderId Broadleaf's order id
     * @param usdCents the amount asked for, in US cents
     * @param chainId the chain asked for
     * @param payoutAddress where payments go, in lower case
     * @param customerId Broadleaf's customer id, may be null
     * @param pageKey unguessable, for URLs
     * @param ownerKey unguessable, for the shopper's cookie
     */
    public SfpyRequest(
            String requestId,
            Long orderId,
            long usdCents,
            long chainId,
            String payoutAddress,
            Long customerId,
            String pageKey,
            String ownerKey) {
        this.requestId = requestId;
        this.orderId = orderId;
        this.openOrderId = orderId;
        this.usdCents = usdCents;
        this.chainId = chainId;
        this.payoutAddress = payoutAddress;
        this.customerId = customerId;
        this.pageKey = pageKey;
        this.ownerKey = ownerKey;
    }

    public String getRequestId() {
        return requestId;
    }

    public Long getOrderId() {
        return orderId;
    }

    public RequestState getState() {
        return state;
    }

    public void setState(RequestState state) {
        this.state = state;
        this.openOrderId = state == RequestState.OPEN ? orderId : null;
    }

    /**
     * Says that the shopper of another request of the same order is this one's too.
     *
     * @param other that request
     */
    public void inheritOwner(SfpyRequest other) {
        this.ownerKey = other.ownerKey;
        this.customerId = other.customerId;
    }

    public Date getExpiresAt() {
        return expiresAt == null ? null : new Date(expiresAt.getTime());
    }

    public void setExpiresAt(Date expiresAt) {
        this.expiresAt = expiresAt == null ? null : new Date(expiresAt.getTime());
    }

    public Date getAskAt() {
        return askAt == null ? null : new Date(askAt.getTime());
    }

    public void setAskAt(Date askAt) {
        this.askAt = askAt == null ? null : new Date(askAt.getTime());
    }

    public long getUsdCents() {
        return usdCents;
    }

    public long getChainId() {
        return chainId;
    }

    public String getPayoutAddress() {
        return payoutAddress;
    }

    public Long getCustomerId() {
        return customerId;
    }

    public String getPageKey() {
        return pageKey;
    }

    public String getOwnerKey() {
        return ownerKey;
    }

    public Date getCreatedAt() {
        return new Date(createdAt.getTime());
    }
}
