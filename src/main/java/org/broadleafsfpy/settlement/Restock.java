package org.broadleafsfpy.settlement;

import java.time.Duration;
import java.util.Collection;
import java.util.Date;
import java.util.Optional;
import java.util.SortedSet;
import java.util.stream.Collectors;
import javax.persistence.EntityManager;
import javax.persistence.PersistenceContext;
import org.broadleafsfpy.order.OrderStock;
import org.broadleafsfpy.records.SfpyOrder;
import org.broadleafsfpy.records.SfpyRecords;
import org.broadleafsfpy.schedule.DurableWork;
import org.broadleafsfpy.schedule.RetryPolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Gives back the stock of a cancelled order, in a transaction of its own: stock must never stand in
 * the way of a refund. Idempotent; thread-safe.
 */
public class Restock implements DurableWork {
    /** The task's name; its instance is the order's id. */
    public static final String NAME = "sfpy-restock";

    private static final Logger LOG = LoggerFactory.getLogger(Restock.class);

    @PersistenceContext(unitName = "blPU")
    private EntityManager em;

    private final SfpyRecords records;
    private final OrderStock stock;
    private final TransactionTemplate transaction;
    private final RetryPolicy retries = new RetryPolicy();

    /**
     * @param records the module's rows
     * @param stock what checkouts took
     * @param transactionManager Broadleaf's {@code blTransactionManager}
     */
    public Restock(
            SfpyRecords records, OrderStock stock, PlatformTransactionManager transactionManager) {
        this.records = records;
        this.stock = stock;
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
                        em
                                .createQuery(
                                        "SELECT o.orderId FROM SfpyOrder o"
                                                + " WHERE o.restockDue = TRUE",
                                        Long.class)
                                .getResultList()
                                .stream()
                                .map(String::valueOf)
                                .collect(Collectors.toList()));
    }

    @Override
    public Optional<Duration> work(String instance) {
        Long orderId = Long.valueOf(instance);
        try {
            SortedSet<Long> skuIds = transaction.execute(status -> skusIfDue(orderId));
            if (skuIds == null) {
                return Optional.empty();
            }
            transaction.execute(
                    status -> {
                        SfpyOrder sfpyOrder = records.lockOrder(orderId, () -> stock.lock(skuIds));
                        if (sfpyOrder.isRestockDue()) {
                            stock.giveBack(sfpyOrder.getStockTaken());
                            sfpyOrder.restockDone();
                        }
                        return null;
                    });
            return Optional.empty();
        } catch (RuntimeException e) {
            LOG.warn("action=restock order={} outcome=FAILED", orderId, e);
            if (!transaction.execute(status -> isThere(orderId))) {
                return Optional.empty();
            }
            return transaction.execute(status -> tryAgain(records.lockOrder(orderId)));
        }
    }

    /** What to lock before anything is read; null if there is nothing to give back. */
    private SortedSet<Long> skusIfDue(Long orderId) {
        if (!isThere(orderId)) {
            return null;
        }
        SfpyOrder sfpyOrder = records.readOrder(orderId);
        return sfpyOrder.isRestockDue() ? OrderStock.skusIn(sfpyOrder.getStockTaken()) : null;
    }

    /** Locking makes the row of an order that has none, so a task of no order must not lock. */
    private boolean isThere(Long orderId) {
        return !em.createQuery(
                        "SELECT o.orderId FROM SfpyOrder o WHERE o.orderId = :id", Long.class)
                .setParameter("id", orderId)
                .getResultList()
                .isEmpty();
    }

    private Optional<Duration> tryAgain(SfpyOrder sfpyOrder) {
        Date now = new Date();
        sfpyOrder.callAttention("The stock of this order could not be given back: count it.");
        if (retries.isTooOld(sfpyOrder.getUpdatedAt(), now)) {
            sfpyOrder.restockDone();
            return Optional.empty();
        }
        return Optional.of(
                retries.pauseAfter(
                        Duration.ofMillis(now.getTime() - sfpyOrder.getUpdatedAt().getTime())));
    }
}
