package org.broadleafsfpy.checkout;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.broadleafcommerce.core.order.domain.FulfillmentGroup;
import org.broadleafcommerce.core.order.domain.Order;
import org.broadleafcommerce.core.order.service.type.OrderStatus;
import org.broadleafsfpy.checkout.CheckoutNotPossibleException.Reason;
import org.broadleafsfpy.client.NewRequest;
import org.broadleafsfpy.client.SfpyApiException;
import org.broadleafsfpy.client.SfpyClient;
import org.broadleafsfpy.config.SettingsService;
import org.broadleafsfpy.config.SfpySettings;
import org.broadleafsfpy.order.BroadleafOrders;
import org.broadleafsfpy.order.OrderTotals;
import org.broadleafsfpy.records.OrderState;
import org.broadleafsfpy.records.RequestState;
import org.broadleafsfpy.records.SfpyOrder;
import org.broadleafsfpy.records.SfpyRecords;
import org.broadleafsfpy.records.SfpyRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sends a cart to SFPY and takes it back. Thread-safe.
 *
 * <p>SFPY is asked outside of any transaction; what it answered is then written, and the order
 * frozen, in one.
 */
public class SfpyCheckout {
    private static final Logger LOG = LoggerFactory.getLogger(SfpyCheckout.class);
    private static final int KEY_BYTES = 32;

    private final SettingsService settings;
    private final SfpyClient client;
    private final SfpyRecords records;
    private final BroadleafOrders orders;
    private final TransactionTemplate transaction;
    private final SecureRandom random = new SecureRandom();

    /**
     * @param settings the merchant's settings
     * @param client SFPY's API
     * @param records the module's rows
     * @param orders the door to Broadleaf
     * @param transactionManager Broadleaf's {@code blTransactionManager}
     */
    public SfpyCheckout(
            SettingsService settings,
            SfpyClient client,
            SfpyRecords records,
            BroadleafOrders orders,
            PlatformTransactionManager transactionManager) {
        this.settings = settings;
        this.client = client;
        this.records = records;
        this.orders = orders;
        this.transaction = new TransactionTemplate(transactionManager);
    }

    /**
     * @return whether shoppers can choose SFPY now
     */
    public boolean isOffered() {
        return settings.current().problems().isEmpty();
    }

    /**
     * Makes a request at SFPY for a cart and freezes the cart.
     *
     * @param cart the shopper's cart, priced
     * @param storeUrl the store's public address with its context path, no trailing slash
     * @return the request; its page is where the shopper pays
     * @throws CheckoutNotPossibleException if that can't be; the cart is as it was
     */
    public SfpyRequest start(Order cart, String storeUrl) throws CheckoutNotPossibleException {
        SfpySettings now = settings.current();
        if (!now.problems().isEmpty()) {
            throw new CheckoutNotPossibleException(
                    Reason.OFF, "settings: " + String.join(" ", now.problems()));
        }
        check(cart);
        String pageKey = newKey();
        NewRequest wanted = newRequest(cart, now, storeUrl, pageKey);
        String requestId;
        try {
            requestId = client.create(wanted);
        } catch (SfpyApiException e) {
            LOG.warn("action=checkout order={} outcome=api-failed", cart.getId(), e);
            throw new CheckoutNotPossibleException(Reason.API, e);
        }
        SfpyRequest request =
                new SfpyRequest(
                        requestId,
                        cart.getId(),
                        wanted.grandTotalUsdCents(),
                        now.chainId(),
                        now.payoutAddress(),
                        cart.getCustomer() == null ? null : cart.getCustomer().getId(),
                        pageKey,
                        newKey());
        if (!transaction.execute(status -> freeze(request))) {
            giveUp(requestId);
            throw new CheckoutNotPossibleException(
                    Reason.CHANGED, "the cart changed while SFPY was asked");
        }
        LOG.info(
                "action=checkout order={} request={} usdCents={} outcome=frozen",
                cart.getId(),
                requestId,
                request.getUsdCents());
        return request;
    }

    private static void check(Order cart) throws CheckoutNotPossibleException {
        if (cart == null || cart.getId() == null || cart.getOrderItems().isEmpty()) {
            throw new CheckoutNotPossibleException(Reason.EMPTY, "the cart is empty");
        }
        if (!OrderTotals.currencyOf(cart).equals("USD")) {
            throw new CheckoutNotPossibleException(
                    Reason.CURRENCY, "the order is in " + OrderTotals.currencyOf(cart));
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
        if (cart.getTotal() == null || OrderTotals.dueCents(cart) == 0) {
            throw new CheckoutNotPossibleException(Reason.NOTHING_DUE, "nothing is left to pay");
        }
    }

    private static NewRequest newRequest(
            Order cart, SfpySettings now, String storeUrl, String pageKey) {
        long totalUsdCents = OrderTotals.cents(cart.getTotal());
        NewRequest wanted = new NewRequest();
        wanted.payoutAddress = now.payoutAddress();
        wanted.chainId = now.chainId();
        wanted.reference = cart.getId().toString();
        wanted.taxUsdCents = OrderTotals.cents(cart.getTotalTax());
        wanted.subTotalUsdCents = totalUsdCents - wanted.taxUsdCents;
        wanted.discountUsdCents = totalUsdCents - OrderTotals.dueCents(cart);
        wanted.completeUrl = storeUrl + "/sfpy/payment?key=" + pageKey;
        wanted.cancelUrl = storeUrl + "/sfpy/cancel?key=" + pageKey;
        return wanted;
    }

    private boolean freeze(SfpyRequest request) {
        SfpyOrder sfpyOrder = records.lockOrder(request.getOrderId());
        Order order = orders.load(request.getOrderId());
        if (order == null
                || !OrderStatus.IN_PROCESS.equals(order.getStatus())
                || OrderTotals.dueCents(order) != request.getUsdCents()) {
            return false;
        }
        records.add(request);
        sfpyOrder.enter(OrderState.AWAITING_PAYMENT, null);
        orders.freeze(order);
        return true;
    }

    /** What giving up a payment came to. */
    public enum Cancelled {
        /** The cart is back. */
        CART_RETURNED,
        /** The order is back as a saved cart, since the shopper has begun another one. */
        SAVED_AS_NAMED,
        /** Money has arrived or is on its way: the order goes on. */
        PAYMENT_SEEN,
        /** SFPY could not be asked; nothing was changed. */
        NOT_NOW,
        /** There was nothing left to cancel. */
        NOT_WAITING
    }

    /**
     * Gives a payment up, if nothing was paid. SFPY is asked first: a payment seen there wins.
     *
     * @param request the shopper's request
     * @return what became of it
     */
    public Cancelled cancel(SfpyRequest request) {
        if (request.getState() != RequestState.OPEN) {
            return Cancelled.NOT_WAITING;
        }
        try {
            if (client.hasPayment(request.getRequestId(), request.getChainId())) {
                return Cancelled.PAYMENT_SEEN;
            }
            client.cancel(request.getRequestId());
        } catch (SfpyApiException e) {
            LOG.warn("action=cancel request={} outcome=api-failed", request.getRequestId(), e);
            return Cancelled.NOT_NOW;
        }
        Cancelled outcome = transaction.execute(status -> giveBack(request.getRequestId()));
        LOG.info("action=cancel request={} outcome={}", request.getRequestId(), outcome);
        return outcome;
    }

    private Cancelled giveBack(String requestId) {
        SfpyRequest request = records.findRequest(requestId).get();
        SfpyOrder sfpyOrder = records.lockOrder(request.getOrderId());
        if (request.getState() != RequestState.OPEN) {
            return Cancelled.NOT_WAITING;
        }
        if (sfpyOrder.getState() != OrderState.AWAITING_PAYMENT
                || records.hasAnyPayment(request.getOrderId())) {
            return Cancelled.PAYMENT_SEEN;
        }
        Order order = orders.load(request.getOrderId());
        if (order == null) {
            return Cancelled.NOT_WAITING;
        }
        request.setState(RequestState.CANCELLED);
        sfpyOrder.enter(OrderState.RETURNED, null);
        return orders.giveBack(order) ? Cancelled.CART_RETURNED : Cancelled.SAVED_AS_NAMED;
    }

    /** A request that nobody will pay should not stay open; if SFPY is away, it stays unpaid. */
    private void giveUp(String requestId) {
        try {
            client.cancel(requestId);
        } catch (SfpyApiException e) {
            LOG.warn("action=give-up request={} outcome=still-open-at-sfpy", requestId, e);
        }
    }

    /**
     * @param pageKey from a return or cancel URL
     * @return the request that it is about
     */
    public Optional<SfpyRequest> findRequest(String pageKey) {
        return transaction.execute(status -> records.findRequestByPageKey(pageKey));
    }

    /**
     * Where a shopper sees how an order's payment stands, for links in a store's order history. The
     * page shows itself to its owner only.
     *
     * @param orderId Broadleaf's order id
     * @return a path such as {@code /sfpy/payment?key=…}, or null if the order has no request
     */
    public String pagePath(Long orderId) {
        List<SfpyRequest> requests = transaction.execute(status -> records.requestsOf(orderId));
        return requests.isEmpty()
                ? null
                : "/sfpy/payment?key=" + requests.get(requests.size() - 1).getPageKey();
    }

    /**
     * What a waiting page shows. Read by scalar queries, past all caches.
     *
     * @param request the request
     * @return the order's state now
     */
    public CheckoutStatus statusOf(SfpyRequest request) {
        return transaction.execute(
                status -> {
                    OrderState state =
                            records.stateOf(request.getOrderId())
                                    .orElse(OrderState.AWAITING_PAYMENT);
                    long receivedUsdCents = records.countedUsdCents(request.getOrderId());
                    List<String> numbers = records.orderNumberOf(request.getOrderId());
                    return new CheckoutStatus(
                            state,
                            request.getUsdCents(),
                            receivedUsdCents,
                            records.hasUncountedPayment(request.getOrderId()),
                            numbers.isEmpty() ? null : numbers.get(0));
                });
    }

    /**
     * @param request the request
     * @return where the shopper pays it
     */
    public String paymentPage(SfpyRequest request) {
        return client.paymentPage(request.getRequestId());
    }

    private String newKey() {
        byte[] key = new byte[KEY_BYTES];
        random.nextBytes(key);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key);
    }
}
