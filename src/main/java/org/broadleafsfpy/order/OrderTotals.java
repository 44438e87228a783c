package org.broadleafsfpy.order;

import java.math.BigDecimal;
import org.broadleafcommerce.common.money.Money;
import org.broadleafcommerce.core.order.domain.Order;
import org.broadleafcommerce.core.payment.domain.OrderPayment;

/** An order's amounts in whole cents of its currency. Pure. */
public final class OrderTotals {
    private OrderTotals() {}

    /**
     * @param order any order
     * @return its currency's code; Broadleaf's default if the order has none
     */
    public static String currencyOf(Order order) {
        return order.getCurrency() == null
                ? Money.defaultCurrency().getCurrencyCode()
                : order.getCurrency().getCurrencyCode();
    }

    /**
     * What is left to be paid through SFPY: the total less the order's other payments, counted as
     * Broadleaf counts them in {@code Order.getTotalAfterAppliedPayments()}. Gift cards and credit
     * count at once; a card or a third party's account counts only once it is confirmed, so neither
     * the payment that the billing step keeps its address in nor an abandoned one does. One that
     * was voided since does not count here either.
     *
     * @param order a priced order
     * @return cents, 0 or more
     * @throws ArithmeticException if the total has fractions of a cent
     */
    public static long dueCents(Order order) {
        long due = cents(order.getTotalAfterAppliedPayments());
        for (OrderPayment payment : order.getPayments()) {
            boolean counted =
                    payment.isActive() && payment.isFinalPayment() && payment.isConfirmed();
            if (counted && (isSfpy(payment) || OtherPayments.isVoided(payment))) {
                due += cents(payment.getAmount());
            }
        }
        return Math.max(0, due);
    }

    static boolean isSfpy(OrderPayment payment) {
        return SfpyTypes.SFPY.equals(payment.getGatewayType());
    }

    /**
     * @param money an amount, null counts as nothing
     * @return its cents
     * @throws ArithmeticException if it has fractions of a cent
     */
    public static long cents(Money money) {
        return money == null ? 0 : money.getAmount().movePointRight(2).longValueExact();
    }

    /**
     * @param order whose currency it is in
     * @param cents the amount
     * @return the amount as Broadleaf wants it
     */
    public static Money money(Order order, long cents) {
        BigDecimal amount = BigDecimal.valueOf(cents, 2);
        return new Money(amount, currencyOf(order));
    }
}
