package org.broadleafsfpy.settlement;

import java.time.Duration;
import java.util.Collection;
import java.util.Date;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.stream.Collectors;
import org.broadleafcommerce.core.order.domain.Order;
import org.broadleafsfpy.announce.Announcer;
import org.broadleafsfpy.order.BroadleafOrders;
import org.broadleafsfpy.order.CheckoutRefusedException;
import org.broadleafsfpy.order.OrderStock;
import org.broadleafsfpy.order.OtherPayments;
import org.broadleafsfpy.order.SfpyTypes;
import org.broadleafsfpy.records.OrderState;
import org.broadleafsfpy.records.SfpyOrder;
import org.broadleafsfpy.records.SfpyRecords;
import org.broadleafsfpy.schedule.DurableTasks;
import org.broadleafsfpy.schedule.DurableWork;
import org.broadleafsfpy.schedule.RetryPolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Places a paid order: Broadleaf's checkout, the release and the state change are one transaction,
 * all or nothing. What is refused is tried again for a day, unless each try would charge another
 * payment of the order. Idempotent; thread-safe.
 */
public class OrderPlacement implements DurableWork {
    /** The task's name; its instance is the order's id. */
    public static final String NAME = "sfpy-place";

    /** Whoever makes the task tries at once, too. */
    private static final Duration ACT_AFTER = Duration.ofSeconds(2);

    private static final Logger LOG = LoggerFactory.getLogger(OrderPlacement.class);

    private final SfpyRecords records;
    private final BroadleafOrders orders;
    private final OrderStock stock;
    private final OrderSettlement settlement;
    private final DurableTasks tasks;
    private final TransactionTemplate transaction;
    private final RetryPolicy retries = new RetryPolicy();

    /**
     * @param records the module's rows
     * @param orders the door to Broadleaf
     * @param stock what checkouts take
     * @param settlement what orders' payments and refunds come to
     * @param tasks where orders are kept that have to be tried again
     * @param transactionManager Broadleaf's {@code blTransactionManager}
     */
    public OrderPlacement(
            SfpyRecords records,
            BroadleafOrders orders,
            OrderStock stock,
            OrderSettlement settlement,
            DurableTasks tasks,
            PlatformTransactionManager transactionManager) {
        this.records = records;
        this.orders = orders;
        this.stock = stock;
        this.settlement = settlement;
        this.tasks = tasks;
        this.transaction = new TransactionTemplate(transactionManager);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Collection<String> unfinished() {
        return transaction.execute(
                status ->
                        records.ordersWithCheckoutDue().stream()
                                .map(Object::toString)
                                .collect(Collectors.toList()));
    }

    @Override
    public Optional<Duration> work(String instance) {
        Long orderId = Long.valueOf(instance);
        if (!transaction.execute(status -> records.hasOrder(orderId))) {
            return Optional.empty(); // its row is gone, and so is what was to be placed
        }
        placeIfPaid(orderId);
        return transaction.execute(status -> nextTry(records.lockOrder(orderId), new Date()));
    }

    private Optional<Duration> nextTry(SfpyOrder sfpyOrder, Date now) {
        if (!sfpyOrder.getState().isCheckoutDue()) {
            return Optional.empty();
        }
        if (needsPerson(sfpyOrder)) {
            return Optional.empty();
        }
        Date begun = sfpyOrder.getPaidAt() == null ? now : sfpyOrder.getPaidAt();
        if (retries.isTooOld(begun, now)) {
            LOG.warn("action=place order={} outcome=GIVEN_UP", sfpyOrder.getOrderId());
            return Optional.empty(); // staff have been told; they can have it tried again
        }
        return Optional.of(retries.pauseAfter(Duration.ofMillis(now.getTime() - begun.getTime())));
    }

    /**
     * Whether a refused checkout waits for a person to try it again: each try would charge another
     * payment of the order, and the rollback of the refused one has forgotten that it did.
     */
    private boolean needsPerson(SfpyOrder sfpyOrder) {
        if (sfpyOrder.getState() != OrderState.PAID_NOT_PLACED) {
            return false;
        }
        Order order = orders.load(sfpyOrder.getOrderId());
        return order != null && OtherPayments.areChargedByCheckout(order);
    }

    /**
     * Places an order whose money is there and whose checkout is due; leaves any other alone.
     *
     * @param orderId Broadleaf's order id
     * @return why the checkout refused, or empty if nothing is left to be done now
     */
    public Optional<String> placeIfPaid(Long orderId) {
        SortedSet<Long> skuIds = transaction.execute(status -> skusIfDue(orderId));
        if (skuIds == null) {
            return Optional.empty();
        }
        try {
            boolean placed = transaction.execute(status -> placeIfDue(orderId, skuIds));
            if (placed) {
                LOG.info("action=place order={} outcome=PLACED", orderId);
            }
            return Optional.empty();
        } catch (RefusedInTransactionException e) {
            return Optional.of(recordRefusal(orderId, e.getMessage()));
        } catch (RuntimeException e) {
            LOG.warn("action=place order={} outcome=ERROR", orderId, e);
            transaction.execute(
                    status -> {
                        keepTrying(orderId);
                        return null;
                    });
            throw e;
        }
    }

    /**
     * Makes the task that has the order placed, in the caller's transaction. Events need none as
     * long as their own task runs: it places what they paid, and begins again after a crash.
     *
     * @param orderId Broadleaf's order id
     */
    public void keepTrying(Long orderId) {
        tasks.schedule(NAME, orderId.toString(), ACT_AFTER);
    }

    /** What to lock before anything is read; null if there is nothing to be placed. */
    private SortedSet<Long> skusIfDue(Long orderId) {
        return records.readOrder(orderId).getState().isCheckoutDue() ? stock.skusOf(orderId) : null;
    }

    private boolean placeIfDue(Long orderId, SortedSet<Long> skuIds) {
        SfpyOrder sfpyOrder = records.lockOrder(orderId, () -> stock.lock(skuIds));
        OrderBooks books = settlement.open(sfpyOrder);
        // The money is looked at again, here: some of it may be on its way back.
        if (!OrderProgress.mayPlace(sfpyOrder.getState(), books.balance())) {
            return false;
        }
        place(books, skuIds);
        return true;
    }

    private void place(OrderBooks books, Set<Long> lockedSkuIds) {
        SfpyOrder sfpyOrder = books.sfpyOrder();
        Order order = books.order();
        if (order == null || !SfpyTypes.AWAITING_PAYMENT.equals(order.getStatus())) {
            throw new RefusedInTransactionException(
                    "The order was submitted, cancelled or deleted by other means.", null);
        }
        String taken = stock.whatCheckoutTakes(order, lockedSkuIds);
        try {
            orders.place(order);
        } catch (CheckoutRefusedException e) {
            throw new RefusedInTransactionException(e.getMessage(), e);
        }
        sfpyOrder.tookStock(taken);
        sfpyOrder.enter(OrderState.PLACED, null);
        if (!books.hasRowForAttention()) {
            sfpyOrder.attended(); // what was in the way of the checkout is not any more
        }
        sfpyOrder.change();
        settlement.announce(Announcer.Kind.ORDER_RELEASED, sfpyOrder, null);
    }

    private String recordRefusal(Long orderId, String reason) {
        LOG.warn("action=place order={} outcome=PAID_NOT_PLACED reason=\"{}\"", orderId, reason);
        transaction.execute(
                status -> {
                    SfpyOrder sfpyOrder = records.lockOrder(orderId);
                    if (sfpyOrder.getState().isCheckoutDue()) {
                        if (sfpyOrder.getState() != OrderState.PAID_NOT_PLACED) {
                            sfpyOrder.change();
                        }
                        sfpyOrder.enter(OrderState.PAID_NOT_PLACED, reason);
                        sfpyOrder.callAttention(reason);
                        if (!needsPerson(sfpyOrder)) {
                            keepTrying(orderId);
                        }
                    }
                    return null;
                });
        return reason;
    }

    /** Unchecked, so that the transaction rolls back as a whole. */
    private static final class RefusedInTransactionException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        RefusedInTransactionException(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
