package org.broadleafsfpy.records;

import java.io.Serializable;
import java.util.Date;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.EnumType;
import javax.persistence.Enumerated;
import javax.persistence.Id;
import javax.persistence.PostLoad;
import javax.persistence.Table;
import javax.persistence.Temporal;
import javax.persistence.TemporalType;
import javax.persistence.Transient;

/** One order of Broadleaf's that was ever to be paid through SFPY. Not thread-safe. */
@Entity
@Table(name = "SFPY_ORDER")
public class SfpyOrder implements Serializable {
    private static final long serialVersionUID = 1L;

    @Id
    @Column(name = "ORDER_ID")
    private Long orderId;

    @Enumerated(EnumType.STRING)
    @Column(name = "STATE", nullable = false, length = 32)
    private OrderState state;

    @Column(name = "REASON", length = Reason.MAX_LENGTH)
    private String reason;

    /** What became of the last payment or refund, in words for a person. */
    @Column(name = "LAST_EVENT", length = Reason.MAX_LENGTH)
    private String lastEvent;

    /** What the order asks for through SFPY. */
    @Column(name = "TOTAL_USD_CENTS", nullable = false)
    private long totalUsdCents;

    /** What was forgiven when the order was paid a cent or so short. */
    @Column(name = "ROUNDING_USD_CENTS", nullable = false)
    private long roundingUsdCents;

    /** Whether a person should look at it. */
    @Column(name = "ATTENTION", nullable = false)
    private boolean attention;

    /** Raised by every change that settlement or a person makes. */
    @Column(name = "CHANGES", nullable = false)
    private long changes;

    /** Raised to take the row's lock: an UPDATE locks a row on every database. */
    @Column(name = "LOCK_COUNT", nullable = false)
    private long lockCount;

    /** What the checkout took from stock and is not given back yet: {@code skuId=quantity,…}. */
    @Column(name = "STOCK_TAKEN", length = 4000)
    private String stockTaken;

    @Column(name = "RESTOCK_DUE", nullable = false)
    private boolean restockDue;

    /** When all of the money was there. */
    @Temporal(TemporalType.TIMESTAMP)
    @Column(name = "PAID_AT")
    private Date paidAt;

    @Temporal(TemporalType.TIMESTAMP)
    @Column(name = "CREATED_AT", nullable = false)
    private Date createdAt;

    @Temporal(TemporalType.TIMESTAMP)
    @Column(name = "UPDATED_AT", nullable = false)
    private Date updatedAt;

    @Transient private boolean readJustNow;

    /** For JPA. */
    protected SfpyOrder() {}

    @PostLoad
    void wasRead() {
        readJustNow = true;
    }

    /** Whether it was read from the database since this was asked last. */
    boolean isReadJustNow() {
        boolean now = readJustNow;
        readJustNow = false;
        return now;
    }

    /**
     * @param orderId Broadleaf's order id
     */
    public SfpyOrder(Long orderId) {
        this.orderId = orderId;
        this.createdAt = new Date();
        enter(OrderState.AWAITING_PAYMENT, null);
    }

    /**
     * @param next the new state
     * @param why the reason in words for a person, or null
     */
    public final void enter(OrderState next, String why) {
        if (next == OrderState.PAID) {
            this.paidAt = new Date();
        }
        this.state = next;
        this.reason = Reason.fit(why);
        this.updatedAt = new Date();
    }

    /**
     * Says how much is to be paid.
     *
     * @param usdCents in US cents
     */
    public void askFor(long usdCents) {
        this.totalUsdCents = usdCents;
    }

    /**
     * @param what became of a payment or refund, in words for a person
     */
    public void happened(String what) {
        this.lastEvent = Reason.fit(what);
    }

    public String getLastEvent() {
        return lastEvent;
    }

    /**
     * @param usdCents what was forgiven, in US cents
     */
    public void forgive(long usdCents) {
        this.roundingUsdCents = usdCents;
    }

    /**
     * @param why what a person should look at, in a sentence
     */
    public void callAttention(String why) {
        this.attention = true;
        this.reason = Reason.fit(why);
    }

    /** Says that a person should look at one of its payments or refunds. */
    public void callAttention() {
        this.attention = true;
    }

    /** Says that a person has looked. */
    public void attended() {
        this.attention = false;
    }

    /**
     * Says that something about the order has changed. Call it once for each change.
     *
     * @return the number of this change among the order's, 1 or more
     */
    public long change() {
        this.updatedAt = new Date();
        return ++changes;
    }

    /**
     * @param stock what the checkout took, null if nothing
     */
    public void tookStock(String stock) {
        this.stockTaken = stock;
    }

    /** Says that the stock is to be given back, if any was taken. */
    public void makeRestockDue() {
        this.restockDue = stockTaken != null;
    }

    /** Says that the stock has been given back, or can't be. */
    public void restockDone() {
        this.restockDue = false;
        this.stockTaken = null;
    }

    public Long getOrderId() {
        return orderId;
    }

    public OrderState getState() {
        return state;
    }

    public String getReason() {
        return reason;
    }

    public long getTotalUsdCents() {
        return totalUsdCents;
    }

    public long getRoundingUsdCents() {
        return roundingUsdCents;
    }

    public boolean isAttention() {
        return attention;
    }

    /**
     * @return how often it was changed: what a person saw is still true while this is the same
     */
    public long getChanges() {
        return changes;
    }

    public String getStockTaken() {
        return stockTaken;
    }

    public boolean isRestockDue() {
        return restockDue;
    }

    public long getLockCount() {
        return lockCount;
    }

    public Date getPaidAt() {
        return paidAt == null ? null : new Date(paidAt.getTime());
    }

    public Date getCreatedAt() {
        return new Date(createdAt.getTime());
    }

    public Date getUpdatedAt() {
        return new Date(updatedAt.getTime());
    }
}
