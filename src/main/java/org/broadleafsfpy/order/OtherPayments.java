package org.broadleafsfpy.order;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
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
     * Whether another way to pay has the shopper's money, or may still take it: a final payment
     * that is confirmed and not voided, or that its gateway has not decided on.
     *
     * <p>SFPY must not be paid beside such a payment. If an activity of the checkout fails,
     * Broadleaf's {@code ConfirmPaymentsRollbackHandler} takes back every confirmed payment at its
     * gateway, those of long ago included, and the order would be placed at the next try as if that
     * money were there.
     *
     * @param order any order
     * @return whether there is one
     */
    public static boolean holdMoney(Order order) {
        return order.getPayments().stream().anyMatch(OtherPayments::holdsMoney);
    }

    /**
     * Whether each try of the checkout charges another payment: a gift card or credit that is not
     * confirmed yet. Only its gateway knows what a refused try has taken.
     *
     * @param order any order
     * @return whether the checkout must not be tried again without a person
     */
    public static boolean areChargedByCheckout(Order order) {
        return order.getPayments().stream()
                .filter(payment -> payment.isActive() && !payment.isFinalPayment())
                .anyMatch(payment -> !payment.isConfirmed() && has(payment, UNCONFIRMED));
    }

    /**
     * Archives what SFPY's payment takes the place of, as Broadleaf does when a payment is applied
     * to an order: cards and third parties' accounts that are not confirmed, the billing step's
     * temporary payment included, and those that were voided.
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
        replaced.removeIf(payment -> !isOtherFinal(payment) || holdsMoney(payment));
        return replaced;
    }

    private static boolean holdsMoney(OrderPayment payment) {
        return isOtherFinal(payment)
                && !isVoided(payment)
                && (payment.isConfirmed() || has(payment, PENDING));
    }

    /** Broadleaf goes on counting a payment that was confirmed and then voided. */
    static boolean isVoided(OrderPayment payment) {
        return payment.getTransactions().stream()
                .anyMatch(
                        transaction ->
                                Boolean.TRUE.equals(transaction.getSuccess())
                                        && (PaymentTransactionType.VOID.equals(
                                                        transaction.getType())
                                                || PaymentTransactionType.REVERSE_AUTH.equals(
                                                        transaction.getType())));
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
