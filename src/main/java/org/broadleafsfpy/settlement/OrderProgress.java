package org.broadleafsfpy.settlement;

import org.broadleafsfpy.records.OrderState;

/** What an order's balance makes of its state. Pure. */
public final class OrderProgress {
    private OrderProgress() {}

    /**
     * @param now the order's state
     * @param balance what its payments and refunds come to
     * @param afterRefund whether a refund was just decided on: what was given back long ago does
     *     not end an order that its shopper pays again
     * @return the state that follows, or the same one
     */
    public static OrderState next(OrderState now, OrderBalance balance, boolean afterRefund) {
        if (now.isWaitingForMoney()) {
            return nextOfWaiting(balance, afterRefund);
        }
        if (now.isCheckoutDue() || now == OrderState.TO_BE_REFUNDED) {
            return nextOfPaid(now, balance);
        }
        if (now.isPlaced()) {
            return nextOfPlaced(balance);
        }
        return now;
    }

    /**
     * @param now the order's state
     * @param balance what its payments and refunds come to
     * @return whether the checkout may be run: the money is there, and nothing may take it away
     */
    public static boolean mayPlace(OrderState now, OrderBalance balance) {
        return now.isCheckoutDue() && next(now, balance, true) == now && !balance.isRefundOpen();
    }

    private static OrderState nextOfWaiting(OrderBalance balance, boolean afterRefund) {
        if (afterRefund && balance.isAllRefunded() && !balance.isRefundOpen()) {
            return OrderState.REFUNDED;
        }
        // Net, not gross; and not while a refund might still take it away.
        if (balance.isEnough() && !balance.isRefundOpen() && !balance.isToBeRefunded()) {
            return OrderState.PAID;
        }
        return balance.isMoreThanDust() ? OrderState.PARTIALLY_PAID : OrderState.AWAITING_PAYMENT;
    }

    private static OrderState nextOfPaid(OrderState now, OrderBalance balance) {
        if (balance.isAllRefunded()) {
            return OrderState.REFUNDED;
        }
        boolean goesBack = balance.isToBeRefunded() || !balance.isEnough();
        return now.isCheckoutDue() && goesBack ? OrderState.TO_BE_REFUNDED : now;
    }

    private static OrderState nextOfPlaced(OrderBalance balance) {
        if (balance.isAllRefunded()) {
            return OrderState.REFUNDED;
        }
        return balance.isEnough() ? OrderState.PLACED : OrderState.PARTIALLY_REFUNDED;
    }
}
