package org.broadleafsfpy.checkout;

import org.broadleafsfpy.money.UsdValue;
import org.broadleafsfpy.records.OrderState;

/** What a shopper may know of a payment. Immutable; amounts in US cents. */
public final class CheckoutStatus {
    private final OrderState state;
    private final long totalUsdCents;
    private final long receivedUsdCents;
    private final boolean checkedByStaff;
    private final String orderNumber;

    CheckoutStatus(
            OrderState state,
            long totalUsdCents,
            long receivedUsdCents,
            boolean checkedByStaff,
            String orderNumber) {
        this.state = state;
        this.totalUsdCents = totalUsdCents;
        this.receivedUsdCents = receivedUsdCents;
        this.checkedByStaff = checkedByStaff;
        this.orderNumber = orderNumber;
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
        if (checkedByStaff && state.isWaitingForMoney()) {
            return "under_review";
        }
        return state.name().toLowerCase(java.util.Locale.ROOT);
    }

    /**
     * @return whether the page has nothing more to wait for
     */
    public boolean isSettled() {
        return !state.isWaitingForMoney() && !state.isCheckoutDue();
    }

    /**
     * @return whether the shopper can still pay
     */
    public boolean isPayable() {
        return state.isWaitingForMoney();
    }

    /**
     * @return whether the shopper can still give up: nothing has arrived
     */
    public boolean isCancellable() {
        return state == OrderState.AWAITING_PAYMENT && !checkedByStaff;
    }

    /**
     * @return how far the order is: 1 asked for, 2 paid, 3 placed
     */
    public int getStep() {
        if (state.isWaitingForMoney()) {
            return 1;
        }
        return state.isCheckoutDue() ? 2 : 3;
    }

    /**
     * @return dollars with two decimals
     */
    public String getTotal() {
        return UsdValue.format(totalUsdCents);
    }

    /**
     * @return dollars with two decimals
     */
    public String getReceived() {
        return UsdValue.format(receivedUsdCents);
    }

    /**
     * @return dollars with two decimals
     */
    public String getMissing() {
        return UsdValue.format(Math.max(0, totalUsdCents - receivedUsdCents));
    }

    /**
     * @return Broadleaf's order number, null before the order is placed
     */
    public String getOrderNumber() {
        return orderNumber;
    }

    /**
     * @return a word that changes whenever the page has something new to show
     */
    public String getVersion() {
        return getMessage() + "-" + receivedUsdCents;
    }
}
