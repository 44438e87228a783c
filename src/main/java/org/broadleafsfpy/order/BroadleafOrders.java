package org.broadleafsfpy.order;

import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.persistence.EntityManager;
import javax.persistence.PersistenceContext;
import org.broadleafcommerce.common.currency.service.BroadleafCurrencyService;
import org.broadleafcommerce.common.payment.PaymentTransactionType;
import org.broadleafcommerce.common.payment.PaymentType;
import org.broadleafcommerce.core.checkout.service.CheckoutService;
import org.broadleafcommerce.core.order.domain.FulfillmentGroup;
import org.broadleafcommerce.core.order.domain.Order;
import org.broadleafcommerce.core.order.service.OrderService;
import org.broadleafcommerce.core.order.service.type.FulfillmentGroupStatusType;
import org.broadleafcommerce.core.order.service.type.OrderStatus;
import org.broadleafcommerce.core.payment.domain.OrderPayment;
import org.broadleafcommerce.core.payment.domain.PaymentTransaction;
import org.broadleafcommerce.core.payment.service.OrderPaymentService;
import org.broadleafcommerce.core.pricing.service.exception.PricingException;
import org.broadleafsfpy.records.SfpyPayment;
import org.broadleafsfpy.records.SfpyRefund;
import org.broadleafsfpy.records.TransferRecord;

/**
 * What the module does to Broadleaf's orders.
 *
 * <p>Thread-safe. Every method runs in the caller's transaction and under the order's lock.
 */
public class BroadleafOrders {
    @PersistenceContext(unitName = "blPU")
    private EntityManager em;

    private final OrderService orders;
    private final OrderPaymentService payments;
    private final CheckoutService checkout;
    private final BroadleafCurrencyService currencies;
    private final OtherPayments others;

    /**
     * @param orders Broadleaf's {@code blOrderService}
     * @param payments Broadleaf's {@code blOrderPaymentService}
     * @param checkout Broadleaf's {@code blCheckoutService}
     * @param currencies Broadleaf's {@code blCurrencyService}
     * @param others archives what SFPY's payment replaces
     */
    public BroadleafOrders(
            OrderService orders,
            OrderPaymentService payments,
            CheckoutService checkout,
            BroadleafCurrencyService currencies,
            OtherPayments others) {
        this.orders = orders;
        this.payments = payments;
        this.checkout = checkout;
        this.currencies = currencies;
        this.others = others;
    }

    /**
     * Reads an order past the second-level cache, which may be ten minutes old.
     *
     * @param orderId Broadleaf's order id
     * @return the order with its payments as they are in the database; null if it is gone, as after
     *     Broadleaf's {@code cancelOrder} and {@code deleteOrder}
     */
    public Order load(Long orderId) {
        em.flush(); // what this transaction has changed must not be read away
        if (!exists(orderId)) {
            return null; // Broadleaf would fail to refresh what it does not find
        }
        Order order = orders.findOrderById(orderId, true);
        for (OrderPayment payment : order.getPayments()) {
            em.refresh(payment);
        }
        return order;
    }

    /** Asks the database itself: the cache may still have an order that is gone. */
    private boolean exists(Long orderId) {
        return !em.createQuery("SELECT o.id FROM OrderImpl o WHERE o.id = :id", Long.class)
                .setParameter("id", orderId)
                .getResultList()
                .isEmpty();
    }

    /**
     * Takes a cart away from its shopper until it is paid or given back.
     *
     * @param order a cart, IN_PROCESS
     */
    public void freeze(Order order) {
        if (order.getCurrency() == null) {
            // Without one, Broadleaf's rollback after a refused checkout fails and hides the
            // reason.
            order.setCurrency(currencies.findDefaultBroadleafCurrency());
        }
        order.setStatus(SfpyTypes.AWAITING_PAYMENT);
        save(order);
    }

    /**
     * Gives a frozen order back to its shopper as the cart, if it is still frozen. An empty newer
     * cart makes way; if the newer one has items, the returned order becomes a saved cart.
     *
     * @param order the order
     * @return whether it is the shopper's cart again
     */
    public boolean giveBack(Order order) {
        if (!SfpyTypes.AWAITING_PAYMENT.equals(order.getStatus())) {
            return false;
        }
        Order newer = cartOf(order);
        boolean keepsNewer = newer != null && !newer.getOrderItems().isEmpty();
        if (keepsNewer) {
            order.setName("Saved cart " + order.getId());
            order.setStatus(OrderStatus.NAMED);
        } else {
            if (newer != null) {
                orders.cancelOrder(newer); // deletes the row, which an empty cart deserves
            }
            order.setStatus(OrderStatus.IN_PROCESS);
        }
        save(order);
        return !keepsNewer;
    }

    /** Not by the order service: in a web application that wants a request, and tasks have none. */
    private Order cartOf(Order order) {
        List<Order> carts =
                em.createQuery(
                                "SELECT o FROM OrderImpl o WHERE o.customer.id = :customer AND"
                                        + " o.status = :status AND o.name IS NULL AND o.id <> :id"
                                        + " ORDER BY o.auditable.dateCreated DESC",
                                Order.class)
                        .setParameter("customer", order.getCustomer().getId())
                        .setParameter("status", OrderStatus.IN_PROCESS.getType())
                        .setParameter("id", order.getId())
                        .setMaxResults(1)
                        .getResultList();
        return carts.isEmpty() ? null : carts.get(0);
    }

    /**
     * Records a blockchain payment as an order payment, captured.
     *
     * @param order the order
     * @param payment the payment
     * @param appliedCents what of it is applied to this order
     * @return the id of the AUTHORIZE_AND_CAPTURE transaction
     */
    public Long recordPayment(Order order, SfpyPayment payment, long appliedCents) {
        OrderPayment orderPayment = payments.create();
        orderPayment.setType(PaymentType.THIRD_PARTY_ACCOUNT);
        orderPayment.setPaymentGatewayType(SfpyTypes.SFPY);
        orderPayment.setReferenceNumber(payment.getPaymentId());
        orderPayment.setBillingAddress(OtherPayments.billingAddressOf(order));
        orderPayment.setOrder(order);
        orderPayment.setAmount(OrderTotals.money(order, appliedCents));
        orderPayment = payments.save(orderPayment);

        PaymentTransaction transaction = transaction(orderPayment, payment, appliedCents);
        transaction.setType(PaymentTransactionType.AUTHORIZE_AND_CAPTURE);
        transaction.getAdditionalFields().put("sfpy.payment", payment.getPaymentId());
        transaction
                .getAdditionalFields()
                .put("sfpy.rateMicroUsd", payment.getMicroUsdPerToken().toString());
        transaction = payments.save(transaction);
        orderPayment.getTransactions().add(transaction);
        order.getPayments().add(orderPayment);
        return transaction.getId();
    }

    /**
     * Posts a refund under the payment that it gives back.
     *
     * @param order the order
     * @param parentTransactionId the payment's AUTHORIZE_AND_CAPTURE transaction
     * @param refund the refund
     * @param refundedCents what it is worth, in cents
     * @return the id of the REFUND transaction
     */
    public Long postRefund(
            Order order, Long parentTransactionId, SfpyRefund refund, long refundedCents) {
        PaymentTransaction parent = payments.readTransactionById(parentTransactionId);
        PaymentTransaction transaction =
                transaction(parent.getOrderPayment(), refund, refundedCents);
        transaction.setType(PaymentTransactionType.REFUND);
        transaction.setParentTransaction(parent);
        transaction.getAdditionalFields().put("sfpy.payment", refund.getPaymentId());
        transaction.getAdditionalFields().put("sfpy.refund", refund.getRefundId());
        transaction.getAdditionalFields().put("sfpy.to", refund.getToAddress());
        transaction = payments.save(transaction);
        parent.getOrderPayment().getTransactions().add(transaction);
        return transaction.getId();
    }

    private PaymentTransaction transaction(
            OrderPayment orderPayment, TransferRecord transfer, long cents) {
        PaymentTransaction transaction = payments.createTransaction();
        transaction.setOrderPayment(orderPayment);
        transaction.setAmount(OrderTotals.money(orderPayment.getOrder(), cents));
        transaction.setDate(new Date());
        transaction.setSuccess(true);
        Map<String, String> facts = new HashMap<>();
        facts.put("sfpy.request", transfer.getRequestId());
        facts.put("sfpy.chain", Long.toString(transfer.getChainId()));
        facts.put("sfpy.transaction", transfer.getTransactionHash());
        facts.put("sfpy.from", transfer.getFromAddress());
        facts.put("sfpy.token", transfer.getTokenSymbol());
        facts.put("sfpy.tokenAddress", transfer.getTokenAddress());
        facts.put("sfpy.baseUnits", transfer.getBaseUnits().toString());
        transaction.setAdditionalFields(facts);
        return transaction;
    }

    /**
     * Runs Broadleaf's checkout workflow and releases the order to be packed and shipped. What
     * SFPY's payment takes the place of is archived before, so that the checkout does not charge it
     * too.
     *
     * @param order a frozen order whose payments reach its total
     * @throws CheckoutRefusedException if the workflow did not accept it, or another payment has
     *     money, too; the caller's transaction must then be rolled back as a whole, since
     *     activities may have changed the order already
     */
    public void place(Order order) throws CheckoutRefusedException {
        if (OtherPayments.holdMoney(order)) {
            throw new CheckoutRefusedException(
                    "Another payment on the order has its money, or may still take it: void it"
                            + " first.",
                    null);
        }
        others.archiveReplaced(order);
        tellWhoIsAGuest(order);
        try {
            checkout.performCheckout(order);
        } catch (Exception e) {
            throw new CheckoutRefusedException(rootMessage(e), e);
        }
        Order placed = orders.findOrderById(order.getId());
        if (!OrderStatus.SUBMITTED.equals(placed.getStatus())) {
            throw new CheckoutRefusedException(
                    "The checkout ended with the order " + placed.getStatus().getType(), null);
        }
        setGroupStatus(placed, FulfillmentGroupStatusType.PROCESSING);
    }

    /**
     * Which customer is a guest is known to the session only, and there is none here: a store's
     * confirmation e-mail would greet one by a name that is not there.
     */
    private static void tellWhoIsAGuest(Order order) {
        if (!order.getCustomer().isRegistered()) {
            order.getCustomer().setAnonymous(true);
        }
    }

    /**
     * Cancels an order and what must not ship. Broadleaf's own {@code cancelOrder} deletes the row,
     * so this sets the status.
     *
     * @param order a submitted order of which nothing has been shipped
     */
    public void cancel(Order order) {
        order.setStatus(OrderStatus.CANCELLED);
        save(order);
        setGroupStatus(order, SfpyTypes.GROUP_CANCELLED);
        // 3.1 counts the offers of cancelled orders as used.
        em.createQuery("DELETE FROM OfferAuditImpl a WHERE a.orderId = :id")
                .setParameter("id", order.getId())
                .executeUpdate();
    }

    /**
     * @param order an order
     * @return whether it is with its shopper: a cart, or a saved one
     */
    public static boolean isCart(Order order) {
        return OrderStatus.IN_PROCESS.equals(order.getStatus())
                || OrderStatus.NAMED.equals(order.getStatus());
    }

    /**
     * Keeps the rest of an order from being shipped of which some has left.
     *
     * @param order a submitted order
     * @return whether there was any rest
     */
    public boolean cancelUnshipped(Order order) {
        boolean any = false;
        for (FulfillmentGroup group : order.getFulfillmentGroups()) {
            if (!isShipped(group) && !SfpyTypes.GROUP_CANCELLED.equals(group.getStatus())) {
                group.setStatus(SfpyTypes.GROUP_CANCELLED);
                any = true;
            }
        }
        return any;
    }

    /**
     * @param order an order
     * @return whether any of it has left, or may have
     */
    public static boolean hasShipped(Order order) {
        for (FulfillmentGroup group : order.getFulfillmentGroups()) {
            if (isShipped(group)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isShipped(FulfillmentGroup group) {
        FulfillmentGroupStatusType status = group.getStatus();
        return status != null
                && !FulfillmentGroupStatusType.PROCESSING.equals(status)
                && !SfpyTypes.GROUP_CANCELLED.equals(status);
    }

    private void setGroupStatus(Order order, FulfillmentGroupStatusType status) {
        for (FulfillmentGroup group : order.getFulfillmentGroups()) {
            group.setStatus(status); // it is managed, so that is all
        }
    }

    private void save(Order order) {
        try {
            orders.save(order, false);
        } catch (PricingException e) {
            throw new IllegalStateException("saved without pricing, and pricing failed", e);
        }
    }

    /** What went wrong at the bottom of it; if it has no words of its own, those of its name. */
    private static String rootMessage(Throwable thrown) {
        Throwable root = thrown;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        return root.getMessage() == null
                ? root.getClass()
                        .getSimpleName()
                        .replaceFirst("(Exception|Error)$", "")
                        .replaceAll("(?<=[a-z])(?=[A-Z])", " ")
                        .toLowerCase(Locale.ROOT)
                : root.getMessage();
    }
}
