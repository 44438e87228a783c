package org.broadleafsfpy.settlement;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.broadleafcommerce.core.order.domain.Order;
import org.broadleafcommerce.core.order.service.type.OrderStatus;
import org.broadleafsfpy.announce.Announcer;
import org.broadleafsfpy.config.SettingsService;
import org.broadleafsfpy.config.SfpySettings;
import org.broadleafsfpy.ledger.Ledger;
import org.broadleafsfpy.order.BroadleafOrders;
import org.broadleafsfpy.order.OrderTotals;
import org.broadleafsfpy.records.OrderState;
import org.broadleafsfpy.records.RefundStanding;
import org.broadleafsfpy.records.RequestState;
import org.broadleafsfpy.records.SfpyOrder;
import org.broadleafsfpy.records.SfpyPayment;
import org.broadleafsfpy.records.SfpyRecords;
import org.broadleafsfpy.records.SfpyRefund;
import org.broadleafsfpy.records.SfpyRequest;
import org.broadleafsfpy.records.TransferRecord;
import org.broadleafsfpy.schedule.DurableTasks;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes an order what its payments and refunds say: its state, its order payments, its books.
 *
 * <p>It looks at all rows of the order each time, so it does not matter what was done before, or
 * how often it is called. Wants a transaction of the caller's and the order's lock. Thread-safe.
 */
public class OrderSettlement {
    /** What follows is done at once by who settles; its own task is there if that fails. */
    private static final Duration ACT_AFTER = Duration.ofSeconds(2);

    /** The inbox's tasks; the inbox knows settlement, and not the other way round. */
    private static final String EVENT_TASK = "sfpy-event";

    private static final Logger LOG = LoggerFactory.getLogger(OrderSettlement.class);

    private final SettingsService settings;
    private final SfpyRecords records;
    private final BroadleafOrders orders;
    private final Ledger ledger;
    private final Announcer announcer;
    private final DurableTasks tasks;

    /**
     * @param settings the merchant's settings
     * @param records the module's rows
     * @param orders the door to Broadleaf
     * @param ledger the books
     * @param announcer tells merchants' own code
     * @param tasks where placements and stock to be given back are kept until they are done
     */
    public OrderSettlement(
            SettingsService settings,
            SfpyRecords records,
            BroadleafOrders orders,
            Ledger ledger,
            Announcer announcer,
            DurableTasks tasks) {
        this.settings = settings;
        this.records = records;
        this.orders = orders;
        this.ledger = ledger;
        this.announcer = announcer;
        this.tasks = tasks;
    }

    /**
     * Opens an order's books, to look at it or to settle something.
     *
     * @param sfpyOrder the order, as it was read in this transaction
     * @return all that is on record about it
     */
    public OrderBooks open(SfpyOrder sfpyOrder) {
        long toleranceUsdCents = settings.current().toleranceUsdCents(sfpyOrder.getTotalUsdCents());
        return new OrderBooks(sfpyOrder, records, orders, toleranceUsdCents);
    }

    /**
     * @param sfpyOrder the order, as it was read in this transaction
     * @return what its payments and refunds come to
     */
    public OrderBalance balanceOf(SfpyOrder sfpyOrder) {
        return open(sfpyOrder).balance();
    }

    /**
     * Brings an order to what its payments and refunds say.
     *
     * @param books the order, locked
     * @param cause the payment or refund that was just decided on
     * @param subjectId its id
     */
    public void settle(OrderBooks books, TransferRecord cause, String subjectId) {
        SfpyOrder sfpyOrder = books.sfpyOrder();
        OrderBalance balance = books.balance();
        OrderState before = sfpyOrder.getState();
        Order order = books.order();
        OrderState next = OrderProgress.next(before, balance, cause instanceof SfpyRefund);
        if (order == null && next == OrderState.PAID) {
            next = before; // Broadleaf has deleted it: there is nothing to be placed
            sfpyOrder.callAttention("It is paid, but the order itself is gone: refund it.");
        }
        if (before.isWaitingForMoney() && next == OrderState.PAID) {
            sfpyOrder.forgive(Math.max(0, sfpyOrder.getTotalUsdCents() - balance.netUsdCents()));
            balance = books.balance();
            recordOrderPayments(books);
            closeRequests(books, RequestState.PAID);
            announce(Announcer.Kind.PAYMENT_CONFIRMED, sfpyOrder, subjectId);
        } else if (order != null) {
            bringOrderPayments(books, balance.forOrderUsdCents(), cause);
        }
        if (next == OrderState.PARTIALLY_PAID && cause instanceof SfpyPayment) {
            closeRequests(books, RequestState.PARTIALLY_PAID);
            announce(Announcer.Kind.PARTIALLY_PAID, sfpyOrder, subjectId);
        }
        if (next != before) {
            sfpyOrder.enter(next, cause.getReason());
            LOG.info(
                    "action=settle order={} from={} to={} netUsdCents={} totalUsdCents={}",
                    sfpyOrder.getOrderId(),
                    before,
                    next,
                    balance.netUsdCents(),
                    sfpyOrder.getTotalUsdCents());
        }
        if (next == OrderState.REFUNDED && next != before) {
            endRefunded(before, books, subjectId);
        }
        if (next == OrderState.TO_BE_REFUNDED && next != before) {
            sfpyOrder.callAttention(
                    "Some of its money goes back, so the order is not placed: refund the rest.");
        }
        ledger.bring(balance.accounts(), cause);
    }

    /** The last payment may complete what several requests asked for. */
    private void closeRequests(OrderBooks books, RequestState state) {
        for (SfpyRequest request : records.requestsOf(books.sfpyOrder().getOrderId())) {
            // What is left of a request that is open beside a part of it paid is still open.
            boolean untouched = state == RequestState.PARTIALLY_PAID && !hasPayment(books, request);
            if (request.getState().isUnpaid() && !untouched) {
                request.setState(state);
            }
        }
    }

    private static boolean hasPayment(OrderBooks books, SfpyRequest request) {
        return books.payments().stream()
                .anyMatch(
                        payment ->
                                payment.isCounted()
                                        && payment.getRequestId().equals(request.getRequestId()));
    }

    /**
     * One order payment for each blockchain payment. Together they are exactly the amount asked
     * for: the last one takes the remainder, so that neither rounding nor an excess reaches the
     * order.
     */
    private void recordOrderPayments(OrderBooks books) {
        List<SfpyPayment> kept = new ArrayList<>();
        for (SfpyPayment payment : books.payments()) {
            if (payment.isCounted() && books.keptUsdCents(payment) > 0) {
                kept.add(payment);
            }
        }
        long leftUsdCents = books.sfpyOrder().getTotalUsdCents();
        for (int i = 0; i < kept.size() && leftUsdCents > 0; i++) {
            SfpyPayment payment = kept.get(i);
            boolean last = i == kept.size() - 1;
            long usdCents =
                    last ? leftUsdCents : Math.min(books.keptUsdCents(payment), leftUsdCents);
            leftUsdCents -= usdCents;
            payment.appliedAs(orders.recordPayment(books.order(), payment, usdCents), usdCents);
        }
    }

    /**
     * Brings what is captured on Broadleaf's order to what the order's account holds: by REFUND
     * transactions under the payment that is refunded first, then under the others; or, when money
     * comes after some went back, by another order payment.
     */
    private void bringOrderPayments(OrderBooks books, long targetUsdCents, TransferRecord cause) {
        List<SfpyPayment> applied = new ArrayList<>();
        long capturedUsdCents = 0;
        for (SfpyPayment payment : books.payments()) {
            if (payment.getPaymentTransactionId() != null) {
                capturedUsdCents += payment.getAppliedUsdCents() - payment.getReturnedUsdCents();
                boolean own =
                        cause instanceof SfpyRefund
                                && payment.getPaymentId()
                                        .equals(((SfpyRefund) cause).getPaymentId());
                applied.add(own ? 0 : applied.size(), payment);
            }
        }
        if (applied.isEmpty()) {
            return; // the order has not been paid yet
        }
        if (cause instanceof SfpyRefund) {
            postRefund(
                    books.order(), applied, capturedUsdCents - targetUsdCents, (SfpyRefund) cause);
        } else if (targetUsdCents > capturedUsdCents && cause.getPaymentTransactionId() == null) {
            SfpyPayment payment = (SfpyPayment) cause;
            long usdCents = targetUsdCents - capturedUsdCents;
            payment.appliedAs(orders.recordPayment(books.order(), payment, usdCents), usdCents);
        }
    }

    private void postRefund(
            Order order, List<SfpyPayment> applied, long refundedUsdCents, SfpyRefund refund) {
        long leftUsdCents = refundedUsdCents;
        for (SfpyPayment payment : applied) {
            long usdCents =
                    Math.min(
                            leftUsdCents,
                            payment.getAppliedUsdCents() - payment.getReturnedUsdCents());
            if (usdCents > 0) {
                refund.setPaymentTransactionId(
                        orders.postRefund(
                                order, payment.getPaymentTransactionId(), refund, usdCents));
                payment.giveBack(usdCents);
                leftUsdCents -= usdCents;
            }
        }
    }

    private void endRefunded(OrderState before, OrderBooks books, String subjectId) {
        SfpyOrder sfpyOrder = books.sfpyOrder();
        Order order = books.order();
        closeRequests(books, RequestState.CANCELLED);
        if (order == null) {
            return;
        }
        if (before.isPlaced()) {
            SfpySettings now = settings.current();
            String kept = whyNotCancelled(order, now);
            if (kept != null) {
                sfpyOrder.callAttention(kept);
                if (now.isUnshippedRestCancelled() && BroadleafOrders.hasShipped(order)) {
                    orders.cancelUnshipped(order);
                }
                return;
            }
            orders.cancel(order);
            announce(Announcer.Kind.ORDER_CANCELLED, sfpyOrder, subjectId);
            if (now.isRestockOnCancel()) {
                sfpyOrder.makeRestockDue();
                tasks.schedule(Restock.NAME, sfpyOrder.getOrderId().toString(), ACT_AFTER);
            }
        } else if (before.isWaitingForMoney()) {
            orders.giveBack(order);
        } else {
            orders.cancel(order); // its order payments are history that no cart should carry
            announce(Announcer.Kind.ORDER_CANCELLED, sfpyOrder, subjectId);
        }
    }

    private static String whyNotCancelled(Order order, SfpySettings now) {
        if (!now.isCancelOnFullRefund()) {
            return "Refunded in full; by the store's settings that cancels nothing.";
        }
        if (!OrderStatus.SUBMITTED.equals(order.getStatus())) {
            return "Refunded in full; the order was not submitted.";
        }
        if (BroadleafOrders.hasShipped(order)) {
            return "Refunded in full, but something was shipped already.";
        }
        if (OrderTotals.dueCents(order) < OrderTotals.cents(order.getTotal())) {
            return "Refunded in full, but other payments on the order remain.";
        }
        return null;
    }

    /**
     * Has refunds tried now that came before their payment.
     *
     * @param books the order, locked
     * @param payment a payment that was just decided on
     */
    void hastenRefundsOf(OrderBooks books, SfpyPayment payment) {
        for (SfpyRefund refund : books.refunds()) {
            if (refund.getStanding() == RefundStanding.PARKED
                    && refund.getPaymentId().equals(payment.getPaymentId())) {
                tasks.hasten(EVENT_TASK, refund.getEventKey());
            }
        }
    }

    /**
     * Tells merchants' own code, once the caller's transaction is committed.
     *
     * @param kind what
     * @param sfpyOrder the order
     * @param subjectId the payment's or refund's id, or null
     */
    void announce(Announcer.Kind kind, SfpyOrder sfpyOrder, String subjectId) {
        announcer.announce(kind, sfpyOrder.getOrderId(), sfpyOrder.getChanges(), subjectId);
    }
}
