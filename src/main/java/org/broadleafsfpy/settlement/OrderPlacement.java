package org.broadleafsfpy.settlement;

import java.util.Optional;
import org.broadleafcommerce.core.order.domain.Order;
import org.broadleafsfpy.order.BroadleafOrders;
import org.broadleafsfpy.order.CheckoutRefusedException;
import org.broadleafsfpy.order.OrderStock;
import org.broadleafsfpy.order.SfpyTypes;
import org.broadleafsfpy.records.OrderState;
import org.broadleafsfpy.records.SfpyOrder;
import org.broadleafsfpy.records.SfpyRecords;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Places a paid order: Broadleaf's checkout, the release and the state change are one transaction,
 * all or nothing. Idempotent; thread-safe.
 */
public class OrderPlacement {
    private static final Logger LOG = LoggerFactory.getLogger(OrderPlacement.class);

    private final SfpyRecords records;
    private final BroadleafOrders orders;
    private final OrderStock stock;
    private final TransactionTemplate transaction;

    /**
     * @param records the module's rows
     * @param orders the door to Broadleaf
     * @param stock what checkouts take
     * @param transactionManager Broadleaf's {@code blTransactionManager}
     */
    public OrderPlacement(
            SfpyRecords records,
            BroadleafOrders orders,
            OrderStock stock,
            PlatformTransactionManager transactionManager) {
        this.records = records;
        this.orders = orders;
        this.stock = stock;
        this.transaction = new TransactionTemplate(transactionManager);
    }

    /**
     * Places an order whose money is there and whose checkout is due; leaves any other alone.
     *
     * @param orderId Broadleaf's order id
     * @return why the checkout refused, or empty if nothing is left to be done
     */
    public Optional<String> placeIfPaid(Long orderId) {
        try {
            boolean placed =
                    transaction.execute(
                            status -> {
                                SfpyOrder sfpyOrder = records.lockOrder(orderId);
                                if (!sfpyOrder.getState().isCheckoutDue()) {
                                    return false;
                                }
                                place(sfpyOrder);
                                return true;
                            });
            if (placed) {
                LOG.info("action=place order={} outcome=PLACED", orderId);
            }
            return Optional.empty();
        } catch (RefusedInTransactionException e) {
            return Optional.of(recordRefusal(orderId, e.getMessage()));
        }
    }

    private void place(SfpyOrder sfpyOrder) {
        Order order = orders.load(sfpyOrder.getOrderId());
        if (order == null || !SfpyTypes.AWAITING_PAYMENT.equals(order.getStatus())) {
            throw new RefusedInTransactionException(
                    "The order was submitted, cancelled or deleted by other means.", null);
        }
        String taken = stock.lockWhatCheckoutTakes(order);
        try {
            orders.place(order);
        } catch (CheckoutRefusedException e) {
            throw new RefusedInTransactionException(e.getMessage(), e);
        }
        sfpyOrder.tookStock(taken);
        sfpyOrder.enter(OrderState.PLACED, null);
    }

    private String recordRefusal(Long orderId, String reason) {
        LOG.warn("action=place order={} outcome=PAID_NOT_PLACED reason=\"{}\"", orderId, reason);
        transaction.execute(
                status -> {
                    SfpyOrder sfpyOrder = records.lockOrder(orderId);
                    if (sfpyOrder.getState().isCheckoutDue()) {
                        sfpyOrder.enter(OrderState.PAID_NOT_PLACED, reason);
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
