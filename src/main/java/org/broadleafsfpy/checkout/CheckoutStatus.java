package org.broadleafsfpy.checkout;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import org.broadleafsfpy.records.OrderState;
import org.broadleafsfpy.records.SfpyRequest;
import org.broadleafsfpy.settlement.OrderBalance;

/** What a shopper may know of a payment. Amounts in US cents; filled by {@link SfpyCheckout}. */
public final class CheckoutStatus {
    private final OrderState state;
    private long totalUsdCents;
    private long receivedUsdCents;
    private long refundedUsdCents;
    private long missingUsdCents;
    private long excessUsdCents;
    private boolean seen;
    private boolean underReview;
    private boolean rejected;
    private String openRequestId;
    private Date expiresAt;
    private boolean several;
    private boolean restDue;
    private String orderNumber;
    private List<Transfer> transfers = Collections.emptyList();
    private String pagePath;

    private CheckoutStatus(OrderState state) {
        this.state = state;
    }

    static CheckoutStatus of(OrderState state) {
        return new CheckoutStatus(state);
    }

    CheckoutStatus sums(long total, OrderBalance balance) {
        totalUsdCents = total;
        receivedUsdCents = balance.countedUsdCents();
        refundedUsdCents = balance.refundedUsdCents();
        missingUsdCents = balance.missingUsdCents();
        excessUsdCents = balance.excessUsdCents();
        return this;
    }

    CheckoutStatus seen(boolean paymentIsOnItsWay) {
        this.seen = paymentIsOnItsWay;
        return this;
    }

    CheckoutStatus underReview(boolean paymentWaitsForStaff) {
        this.underReview = paymentWaitsForStaff;
        return this;
    }

    CheckoutStatus rejected(boolean somethingDidNotArrive) {
        this.rejected = somethingDidNotArrive;
        return this;
    }

    CheckoutStatus request(SfpyRequest open, boolean oneOfSeveral) {
        this.openRequestId = open == null ? null : open.getRequestId();
        this.several = oneOfSeveral;
        return this;
    }

    CheckoutStatus expiresAt(Date end) {
        this.expiresAt = end;
        return this;
    }

    CheckoutStatus restDue(boolean due) {
        this.restDue = due;
        return this;
    }

    CheckoutStatus transfers(List<Transfer> paymentsAndRefunds) {
        this.transfers = Collections.unmodifiableList(new ArrayList<>(paymentsAndRefunds));
        return this;
    }

    CheckoutStatus pagePath(String path) {
        this.pagePath = path;
        return this;
    }

    CheckoutStatus orderNumber(String number) {
        this.orderNumber = number;
        return this;
    }

    /**
     * @return the order's state
     */
    public OrderState getState() {
        return state;
    }

    /**
     * @return the name of the state's messages: {@code sfpy.state.<this>.title} and {@code .text}
     */
    public String getMessage() {
        if (state.isWaitingForMoney() && underReview) {
            return "under_review";
        }
        if (state.isWaitingForMoney() && seen) {
            return "seen";
        }
        return state.name().toLowerCase(Locale.ROOT);
    }

    /**
     * @return whether the page has nothing more to wait for
     */
    public boolean isSettled() {
        return isSettled(state);
    }

    static boolean isSettled(OrderState state) {
        return !state.isWaitingForMoney() && !state.isCheckoutDue();
    }

    /**
     * @return whether the order is placed and has the number that the store's confirmation shows
     */
    public boolean isConfirmable() {
        return state == OrderState.PLACED && orderNumber != null;
    }

    /**
     * @return whether the shopper can still pay
     */
    public boolean isPayable() {
        return state.isWaitingForMoney();
    }

    /**
     * @return whether the shopper can pay the request that is open
     */
    public boolean isOpen() {
        return isPayable() && openRequestId != null && !seen;
    }

    /**
     * @return whether the shopper can ask for a request for the rest
     */
    public boolean isRestDue() {
        return restDue && !seen;
    }

    /**
     * @return whether a payment was made in the shopper's name that did not reach the store
     */
    public boolean isRejected() {
        return rejected && state.isWaitingForMoney();
    }

    /**
     * @return whether what was paid so far may not be the shopper's own
     */
    public boolean isDoubtful() {
        return underReview || rejected;
    }

    /**
     * @return whether the shopper can still give up: nothing has arrived
     */
    public boolean isCancellable() {
        return state == OrderState.AWAITING_PAYMENT && !seen && !underReview && !several;
    }

    /**
     * @return how far the order is: 1 asked for, 2 a payment was seen, 3 all of it is confirmed, 4
     *     placed
     */
    public int getStep() {
        if (state.isWaitingForMoney()) {
            return seen || underReview || receivedUsdCents > 0 ? 2 : 1;
        }
        return state.isCheckoutDue() ? 3 : 4;
    }

    /**
     * @return in US cents
     */
    public long getTotalUsdCents() {
        return totalUsdCents;
    }

    /**
     * @return in US cents
     */
    public long getReceivedUsdCents() {
        return receivedUsdCents;
    }

    /**
     * @return in US cents
     */
    public long getRefundedUsdCents() {
        return refundedUsdCents;
    }

    /**
     * @return in US cents
     */
    public long getMissingUsdCents() {
        return missingUsdCents;
    }

    /**
     * @return what was paid above the total, in US cents
     */
    public long getExcessUsdCents() {
        return excessUsdCents;
    }

    /**
     * @return payments and refunds, as they came
     */
    public List<Transfer> getTransfers() {
        return transfers;
    }

    /**
     * @return where the shopper sees more, such as {@code /sfpy/payment?key=…}
     */
    public String getPagePath() {
        return pagePath;
    }

    /**
     * @return until when the open request, or the rest of one paid in part, is to be paid; null if
     *     neither is there, or has no end
     */
    public Date getExpiresAt() {
        return expiresAt == null ? null : new Date(expiresAt.getTime());
    }

    /**
     * @return SFPY's token of the request to be paid now, null if there is none
     */
    public String getOpenRequestId() {
        return openRequestId;
    }

    /**
     * @return Broadleaf's order number, null before the order is placed
     */
    public String getOrderNumber() {
        return orderNumber;
    }
}
