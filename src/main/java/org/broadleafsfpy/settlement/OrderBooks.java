package org.broadleafsfpy.settlement;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.broadleafcommerce.core.order.domain.Order;
import org.broadleafsfpy.order.BroadleafOrders;
import org.broadleafsfpy.records.PaymentStanding;
import org.broadleafsfpy.records.SfpyOrder;
import org.broadleafsfpy.records.SfpyPayment;
import org.broadleafsfpy.records.SfpyRecords;
import org.broadleafsfpy.records.SfpyRefund;
import org.broadleafsfpy.records.TransferRecord;

/**
 * What is on record about one order: the module's rows, and Broadleaf's order when it is wanted.
 *
 * <p>Read once, at the beginning of a transaction that holds the order's lock; rows that are made
 * in it are added. So one settlement reads each row once, however often it looks at it. For the one
 * transaction and thread only.
 */
public final class OrderBooks {
    private final SfpyOrder sfpyOrder;
    private final List<SfpyPayment> payments;
    private final List<SfpyRefund> refunds;
    private final BroadleafOrders orders;
    private final long toleranceUsdCents;
    private Optional<Order> order;

    OrderBooks(
            SfpyOrder sfpyOrder,
            SfpyRecords records,
            BroadleafOrders orders,
            long toleranceUsdCents) {
        this.sfpyOrder = sfpyOrder;
        this.payments = records.paymentsOf(sfpyOrder.getOrderId());
        this.refunds = records.refundsOf(sfpyOrder.getOrderId());
        this.orders = orders;
        this.toleranceUsdCents = toleranceUsdCents;
    }

    /**
     * For whoever only looks: without Broadleaf's order.
     *
     * @param sfpyOrder the order's row
     * @param records the module's rows
     * @param toleranceUsdCents how much too little still counts as paid
     * @return its payments and refunds, and what they come to
     */
    public static OrderBooks toLookAt(
            SfpyOrder sfpyOrder, SfpyRecords records, long toleranceUsdCents) {
        return new OrderBooks(sfpyOrder, records, null, toleranceUsdCents);
    }

    /**
     * @return the module's row about the order itself
     */
    public SfpyOrder sfpyOrder() {
        return sfpyOrder;
    }

    /**
     * @return its payments, whatever was decided about them, oldest first
     */
    public List<SfpyPayment> payments() {
        return payments;
    }

    /**
     * @return whether a person should look at one of its payments or refunds
     */
    public boolean hasRowForAttention() {
        return payments.stream().anyMatch(SfpyPayment::isAttention)
                || refunds.stream().anyMatch(SfpyRefund::isAttention);
    }

    /**
     * @return its refunds, whatever was decided about them, oldest first
     */
    public List<SfpyRefund> refunds() {
        return refunds;
    }

    Optional<SfpyPayment> payment(String paymentId) {
        return payments.stream().filter(p -> p.getPaymentId().equals(paymentId)).findFirst();
    }

    /** Adds a payment that is new, or was another order's; one that is in the books stays. */
    void include(SfpyPayment payment) {
        if (!payments.contains(payment)) {
            payments.add(payment);
        }
    }

    /** Adds a refund that is new, or was another order's; one that is in the books stays. */
    void include(SfpyRefund refund) {
        if (!refunds.contains(refund)) {
            refunds.add(refund);
        }
    }

    /** Broadleaf's order as it is in the database; null if it is gone. */
    Order order() {
        if (order == null) {
            order = Optional.ofNullable(orders.load(sfpyOrder.getOrderId()));
        }
        return order.orElse(null);
    }

    List<SfpyRefund> postedRefundsOf(SfpyPayment payment) {
        List<SfpyRefund> posted = new ArrayList<>(refunds);
        posted.removeIf(
                refund ->
                        !refund.isPosted()
                                || !refund.getPaymentId().equals(payment.getPaymentId()));
        return posted;
    }

    /** What is left of a payment, in US cents. */
    long keptUsdCents(SfpyPayment payment) {
        long kept = payment.getUsdCents();
        for (SfpyRefund refund : postedRefundsOf(payment)) {
            kept -= refund.getUsdCents();
        }
        return Math.max(0, kept);
    }

    /**
     * @return what its payments and refunds come to
     */
    public OrderBalance balance() {
        return balanceWithout(null);
    }

    /** What its payments and refunds come to without one of them. */
    OrderBalance balanceWithout(TransferRecord without) {
        OrderBalance balance =
                new OrderBalance(
                        sfpyOrder.getTotalUsdCents(),
                        toleranceUsdCents,
                        sfpyOrder.getRoundingUsdCents());
        Map<String, Long> refundedUsdCents = new HashMap<>();
        for (SfpyRefund refund : refunds) {
            if (refund != without) {
                add(refund, payment(refund.getPaymentId()).orElse(null), balance);
                if (refund.isPosted()) {
                    refundedUsdCents.merge(refund.getPaymentId(), refund.getUsdCents(), Long::sum);
                }
            }
        }
        for (SfpyPayment payment : payments) {
            if (payment != without) {
                add(payment, refundedUsdCents.getOrDefault(payment.getPaymentId(), 0L), balance);
            }
        }
        return balance;
    }

    private static void add(SfpyRefund refund, SfpyPayment payment, OrderBalance balance) {
        if (refund.getStanding().isOpen()) {
            balance.addOpenRefund();
        } else if (refund.isPosted()) {
            if (payment != null && payment.isCounted()) {
                balance.addRefund(refund.getUsdCents(), refund.isElsewhere());
            } else {
                balance.addRefundOfUnapplied(refund.getUsdCents());
            }
        }
    }

    private static void add(SfpyPayment payment, long refundedUsdCents, OrderBalance balance) {
        if (payment.isCounted()) {
            balance.addCounted(
                    payment.getUsdCents(),
                    PaymentDecision.DUST.name().equals(payment.getDecision()));
            if (payment.isToBeRefunded() && refundedUsdCents < payment.getUsdCents()) {
                balance.addPromisedBack();
            }
        } else if (payment.getStanding() == PaymentStanding.UNAPPLIED) {
            balance.addUnapplied(payment.getUsdCents());
        }
    }
}
