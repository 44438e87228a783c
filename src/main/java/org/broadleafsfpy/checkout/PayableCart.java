package org.broadleafsfpy.checkout;

import java.util.Optional;
import org.broadleafcommerce.core.order.domain.FulfillmentGroup;
import org.broadleafcommerce.core.order.domain.Order;
import org.broadleafsfpy.checkout.CheckoutNotPossibleException.Reason;
import org.broadleafsfpy.order.OrderTotals;
import org.broadleafsfpy.order.OtherPayments;

/** Whether a cart can be paid through SFPY. Stateless, thread-safe. */
final class PayableCart {
    private PayableCart() {}

    /**
     * What keeps a cart from being paid through SFPY, whatever the shopper still enters.
     *
     * @param cart the shopper's cart; null and Broadleaf's null order are empty ones
     * @return the reason; empty if SFPY can be offered
     */
    static Optional<Reason> obstacleTo(Order cart) {
        if (cart == null || cart.getId() == null || cart.getOrderItems().isEmpty()) {
            return Optional.of(Reason.EMPTY);
        }
        if (!OrderTotals.currencyOf(cart).equals("USD")) {
            return Optional.of(Reason.CURRENCY);
        }
        if (OtherPayments.holdMoney(cart)) {
            return Optional.of(Reason.OTHER_PAYMENT);
        }
        try {
            boolean due = cart.getTotal() != null && OrderTotals.dueCents(cart) > 0;
            return due ? Optional.empty() : Optional.of(Reason.NOTHING_DUE);
        } catch (ArithmeticException e) {
            return Optional.of(Reason.AMOUNT); // it has fractions of a cent
        }
    }

    /**
     * @param cart the shopper's cart
     * @throws CheckoutNotPossibleException if it can't be paid as it is now
     */
    static void check(Order cart) throws CheckoutNotPossibleException {
        Optional<Reason> obstacle = obstacleTo(cart);
        if (obstacle.isPresent()) {
            throw new CheckoutNotPossibleException(
                    obstacle.get(), "the cart is not payable: " + obstacle.get());
        }
        if (cart.getFulfillmentGroups().isEmpty()) {
            throw new CheckoutNotPossibleException(Reason.SHIPPING, "nothing says how to ship");
        }
        for (FulfillmentGroup group : cart.getFulfillmentGroups()) {
            boolean ships =
                    group.getType() == null
                            || group.getType().getType().startsWith("PHYSICAL_SHIP");
            if (ships && group.getAddress() == null) {
                throw new CheckoutNotPossibleException(Reason.SHIPPING, "no address to ship to");
            }
        }
    }
}
