package org.broadleafsfpy.order;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.broadleafcommerce.common.payment.PaymentGatewayType;
import org.broadleafcommerce.common.payment.PaymentTransactionType;
import org.broadleafcommerce.common.payment.service.PaymentGatewayCheckoutService;
import org.broadleafcommerce.core.order.domain.Order;
import org.broadleafcommerce.core.payment.domain.OrderPayment;
import org.broadleafcommerce.core.payment.domain.PaymentTransaction;
import org.broadleafcommerce.profile.core.domain.Address;

/**
 * The payments on an order that are not SFPY's, and what Broadleaf's checkout would make of them.
 *
 * <p>Broadleaf's {@code ValidateAndConfirmPaymentActivity} confirms each unconfirmed transaction of
 * each active payment, so a card or a third party's account that the shopper has left behind would
 * be charged beside SFPY's payment. Gift cards and credit are meant to be charged there.
 *
 * <p>Thread-safe. Runs in the caller's transaction and under the order's lock.
 */
public class OtherPayments {
    /** Broadleaf has this type since 5.0: the gateway has not decided yet. */
    private static final String PENDING = "PENDING";

    private static final String UNCONFIRMED = PaymentTransactionType.UNCONFIRMED.getType();

    private final PaymentGatewayCheckoutService gateways;

    /**
     * @param gateways Broadleaf's {@code blPaymentGatewayCheckoutService}
     */
    public OtherPayments(PaymentGatewayCheckoutService gateways) {
        this.gateways = gateways;
    }

    /**
     * Whether another way to pay has the shopper's money, or may still take it, in a way that the
     * checkout would repeat or that nobody would notice: a payment that its gateway has not decided
     * on, or one that is confirmed and has a transaction that Broadleaf 3.1 would confirm again.
     *
     * @param order any order
     * @return whether SFPY must not be paid beside it, nor the order be placed
     */
    public static boolean mayStillCharge(Order order) {
        return order.getPayments().stream()
                .filter(OtherPayments::isOtherFinal)
                .anyMatch(payment -> has(payment, payment.isConfirmed() ? UNCONFIRMED : PENDING));
    }

    /**
     * Archives what SFPY's payment takes the place of, as Broadleaf does when a payment is applied
     * to an order: cards and third parties' accounts that are not confirmed, the billing step's
     * temporary payment included.
     *
     * @param order an order that is about to be placed
     */
    public void archiveReplaced(Order order) {
        for (OrderPayment payment : replacedOf(order)) {
            order.getPayments().remove(payment);
            gateways.markPaymentAsInvalid(payment.getId());
        }
    }

    /**
     * The address that an SFPY payment of the order is billed to.
     *
     * @param order any order
     * @return that of the billing step, or of what else SFPY replaces, or of an earlier SFPY
     *     payment; null if the shopper gave none
     */
    static Address billingAddressOf(Order order) {
        List<OrderPayment> payments = replacedOf(order);
        payments.sort(Comparator.comparing(payment -> !isTemporary(payment)));
        order.getPayments().stream()
                .filter(payment -> payment.isActive() && OrderTotals.isSfpy(payment))
                .forEach(payments::add);
        return payments.stream()
                .map(OrderPayment::getBillingAddress)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static List<OrderPayment> replacedOf(Order order) {
        List<OrderPayment> replaced = new ArrayList<>(order.getPayments());
        Predicate<OrderPayment> unconfirmed = payment -> !payment.isConfirmed();
        replaced.removeIf(unconfirmed.and(OtherPayments::isOtherFinal).negate());
        return replaced;
    }

    private static boolean isOtherFinal(OrderPayment payment) {
        return payment.isActive() && payment.isFinalPayment() && !OrderTotals.isSfpy(payment);
    }

    private static boolean isTemporary(OrderPayment payment) {
        return PaymentGatewayType.TEMPORARY.equals(payment.getGatewayType());
    }

    private static boolean has(OrderPayment payment, String transactionType) {
        for (PaymentTransaction transaction : payment.getTransactions()) {
            if (transaction.getType() != null
                    && transactionType.equals(transaction.getType().getType())) {
                return true;
            }
        }
        return false;
    }
}
