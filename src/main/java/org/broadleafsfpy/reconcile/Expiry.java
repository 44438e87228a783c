package org.broadleafsfpy.reconcile;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.broadleafcommerce.core.order.domain.Order;
import org.broadleafsfpy.client.SfpyApiException;
import org.broadleafsfpy.client.SfpyClient;
import org.broadleafsfpy.config.SettingsService;
import org.broadleafsfpy.order.BroadleafOrders;
import org.broadleafsfpy.records.OrderState;
import org.broadleafsfpy.records.RequestState;
import org.broadleafsfpy.records.SfpyOrder;
import org.broadleafsfpy.records.SfpyRecords;
import org.broadleafsfpy.records.SfpyRequest;
import org.broadleafsfpy.settlement.OrderSettlement;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Ends requests, and gives carts back, when nobody pays: because the time is over, or because the
 * shopper gives up. What arrived before, or may have, stands in the way. Thread-safe.
 */
public class Expiry {
    private static final String LOOK_IT_UP =
            "look it up at SFPY. If nothing was paid, take note, and the cart goes back.";

    private static final Logger LOG = LoggerFactory.getLogger(Expiry.class);

    /** How long after a request's end what SFPY says of it may make no sense. */
    private static final Duration TOLD_AFTER = Duration.ofDays(1);

    private final SettingsService settings;
    private final SfpyRecords records;
    private final SfpyClient client;
    private final BroadleafOrders orders;
    private final OrderSettlement settlement;
    private final Cancellations cancellations;
    private final TransactionTemplate transaction;

    /** What ending a request came to. */
    public enum Ended {
        /** The cart is back. */
        CART_RETURNED,
        /** The order is back as a saved cart, since the shopper has begun another one. */
        SAVED_AS_NAMED,
        /** Money has arrived or is on its way: the order goes on. */
        PAYMENT_SEEN,
        /** Part of the money is there: the order stays frozen, and staff are told. */
        STAYS_FROZEN,
        /** There was nothing left to end. */
        NOT_WAITING
    }

    /**
     * @param settings the merchant's settings
     * @param records the module's rows
     * @param client SFPY's API
     * @param orders the door to Broadleaf
     * @param settlement what orders' payments come to
     * @param cancellations has SFPY take no more payments
     * @param transactionManager Broadleaf's {@code blTransactionManager}
     */
    public Expiry(
            SettingsService settings,
            SfpyRecords records,
            SfpyClient client,
            BroadleafOrders orders,
            OrderSettlement settlement,
            Cancellations cancellations,
            PlatformTransactionManager transactionManager) {
        this.settings = settings;
        this.records = records;
        this.client = client;
        this.orders = orders;
        this.settlement = settlement;
        this.cancellations = cancellations;
        this.transaction = new TransactionTemplate(transactionManager);
    }

    /**
     * Ends a request whose time is over and whose grace has passed. SFPY has just said that it
     * knows no payment of it that is not settled here; its state has to agree.
     *
     * @param request a request that is open or paid in part
     * @param listed whether SFPY has listed payments of it, all of which are settled here
     * @param now the time
     * @throws SfpyApiException if SFPY does not say in which state it is; nothing is changed then
     */
    public void endIfOver(SfpyRequest request, boolean listed, Instant now)
            throws SfpyApiException {
        if (request.getExpiresAt() == null || !endOf(request).isBefore(now)) {
            return;
        }
        if (transaction.execute(status -> hasOpenPayment(request))) {
            LOG.info("action=expire request={} outcome=PAYMENT_SEEN", request.getRequestId());
            return;
        }
        // What was paid in part is paid to SFPY: it asks nobody for more.
        if (request.getState() == RequestState.OPEN) {
            String state = client.stateOf(request.getRequestId());
            boolean explained = listed && SfpyClient.saysPaid(state);
            boolean clear = SfpyClient.saysUnpaid(state) || explained;
            if (!clear && !postpone(request, unclear(state), now)) {
                return;
            }
        }
        Ended ended = end(request.getRequestId(), RequestState.EXPIRED);
        LOG.info("action=expire request={} outcome={}", request.getRequestId(), ended);
    }

    private static String unclear(String state) {
        return state.isEmpty()
                ? "SFPY says neither that the request is paid nor that it is not: " + LOOK_IT_UP
                : "SFPY calls the request " + state + ", and lists no payment of it: " + LOOK_IT_UP;
    }

    /** With its grace; a request without a time of its own is taken as over when it was made. */
    private Instant endOf(SfpyRequest request) {
        Date end = request.getExpiresAt() == null ? request.getCreatedAt() : request.getExpiresAt();
        return end.toInstant().plus(settings.current().grace());
    }

    /**
     * Leaves a request as it is, since what SFPY says of it does not fit together; a day after its
     * end a person is told, once.
     *
     * @param request a request that is open or paid in part
     * @param why what does not fit, in a sentence
     * @param now the time
     * @return whether that person has taken note of it
     */
    boolean postpone(SfpyRequest request, String why, Instant now) {
        LOG.warn("action=expire request={} outcome=UNCLEAR", request.getRequestId());
        if (endOf(request).plus(TOLD_AFTER).isAfter(now)) {
            return false;
        }
        return transaction.execute(
                status -> {
                    SfpyOrder sfpyOrder = records.lockOrder(request.getOrderId());
                    if (why.equals(sfpyOrder.getReason())) {
                        return !sfpyOrder.isAttention();
                    }
                    sfpyOrder.callAttention(why);
                    sfpyOrder.change();
                    return false;
                });
    }

    /**
     * Ends a request at SFPY that the store did not take up: nobody is to pay it.
     *
     * @param requestId SFPY's token of it
     */
    public void abandon(String requestId) {
        transaction.execute(
                status -> {
                    cancellations.add(requestId);
                    return null;
                });
    }

    private boolean hasOpenPayment(SfpyRequest request) {
        long leastUsdCents =
                settlement.balanceOf(records.lockOrder(request.getOrderId())).leastNoDustUsdCents();
        return records.paymentsOf(request.getOrderId()).stream()
                .anyMatch(p -> p.isOpenAbove(leastUsdCents));
    }

    /**
     * Ends a request that is open or paid in part, of which SFPY has said that it knows no payment
     * that is not settled here. SFPY is asked to take no more of them; what comes nevertheless is
     * late.
     *
     * @param requestId SFPY's token of it
     * @param as {@link RequestState#CANCELLED} or {@link RequestState#EXPIRED}
     * @return what became of the order
     */
    public Ended end(String requestId, RequestState as) {
        Long orderId = transaction.execute(status -> records.orderOfRequest(requestId)).get();
        return transaction.execute(
                status -> {
                    SfpyOrder sfpyOrder = records.lockOrder(orderId);
                    SfpyRequest request = records.findRequest(requestId).get();
                    return end(records.fresh(request), sfpyOrder, as);
                });
    }

    /** Whether a further request, with a time of its own, still asks for what is missing. */
    private boolean isRestAskedFor(Long orderId) {
        return records.requestsOf(orderId).stream()
                .anyMatch(r -> r.getState() == RequestState.OPEN);
    }

    private Ended end(SfpyRequest request, SfpyOrder sfpyOrder, RequestState as) {
        if (!request.getState().isUnpaid()) {
            return Ended.NOT_WAITING;
        }
        if (hasOpenPayment(request)) {
            return Ended.PAYMENT_SEEN;
        }
        if (sfpyOrder.getState() == OrderState.PARTIALLY_PAID) {
            close(request, as);
            if (!isRestAskedFor(request.getOrderId())) {
                sfpyOrder.callAttention(
                        "The rest was not paid in time: refund what has arrived, or ask for the"
                                + " rest.");
                sfpyOrder.change();
            }
            return Ended.STAYS_FROZEN;
        }
        if (sfpyOrder.getState() != OrderState.AWAITING_PAYMENT) {
            return Ended.NOT_WAITING;
        }
        close(request, as);
        boolean expired = as == RequestState.EXPIRED;
        sfpyOrder.enter(expired ? OrderState.EXPIRED : OrderState.RETURNED, null);
        sfpyOrder.change();
        Order order = orders.load(request.getOrderId());
        if (order == null) {
            return Ended.NOT_WAITING; // Broadleaf has deleted it: there is no cart to give back
        }
        return orders.giveBack(order) ? Ended.CART_RETURNED : Ended.SAVED_AS_NAMED;
    }

    private void close(SfpyRequest request, RequestState as) {
        if (request.getState() == RequestState.OPEN) {
            cancellations.add(request.getRequestId());
        }
        request.setState(as);
    }
}
