package org.broadleafsfpy.checkout;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.broadleafcommerce.core.order.domain.Order;
import org.broadleafcommerce.core.order.service.type.OrderStatus;
import org.broadleafcommerce.core.web.order.CartState;
import org.broadleafsfpy.checkout.CheckoutNotPossibleException.Reason;
import org.broadleafsfpy.client.NewRequest;
import org.broadleafsfpy.client.SfpyApiException;
import org.broadleafsfpy.client.SfpyClient;
import org.broadleafsfpy.config.SettingsService;
import org.broadleafsfpy.config.SfpySettings;
import org.broadleafsfpy.order.BroadleafOrders;
import org.broadleafsfpy.order.OrderTotals;
import org.broadleafsfpy.reconcile.Expiry;
import org.broadleafsfpy.records.OrderState;
import org.broadleafsfpy.records.PaymentStanding;
import org.broadleafsfpy.records.RefundStanding;
import org.broadleafsfpy.records.RequestState;
import org.broadleafsfpy.records.SfpyOrder;
import org.broadleafsfpy.records.SfpyPayment;
import org.broadleafsfpy.records.SfpyRecords;
import org.broadleafsfpy.records.SfpyRefund;
import org.broadleafsfpy.records.SfpyRequest;
import org.broadleafsfpy.settlement.OrderBalance;
import org.broadleafsfpy.settlement.OrderSettlement;
import org.broadleafsfpy.text.LocalText;
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

    private final SettingsService settings;
    private final SfpyClient client;
    private final SfpyRecords records;
    private final BroadleafOrders orders;
    private final OrderSettlement settlement;
    private final Expiry expiry;
    private final TransactionTemplate transaction;
    private final RequestMaker maker;

    /**
     * @param settings the merchant's settings
     * @param client SFPY's API
     * @param records the module's rows
     * @param orders the door to Broadleaf
     * @param settlement what orders' payments come to
     * @param expiry ends what nobody pays
     * @param transactionManager Broadleaf's {@code blTransactionManager}
     */
    public SfpyCheckout(
            SettingsService settings,
            SfpyClient client,
            SfpyRecords records,
            BroadleafOrders orders,
            OrderSettlement settlement,
            Expiry expiry,
            PlatformTransactionManager transactionManager) {
        this.settings = settings;
        this.client = client;
        this.records = records;
        this.orders = orders;
        this.settlement = settlement;
        this.expiry = expiry;
        this.transaction = new TransactionTemplate(transactionManager);
        this.maker = new RequestMaker(settings, client, expiry);
    }

    /**
     * For templates.
     *
     * @return whether the shopper of the request that this thread answers can choose SFPY for the
     *     cart: the module is set up, the cart is in US dollars, and something is left to pay. An
     *     address to ship to may still be missing.
     */
    public boolean isOffered() {
        return settings.current().problems().isEmpty()
                && !PayableCart.obstacleTo(CartState.getCart()).isPresent();
    }

    /**
     * For templates.
     *
     * @return whether nobody knows where to write to the shopper of the request that this thread
     *     answers, so that the choice has to ask
     */
    public boolean isEmailWanted() {
        return ShopperEmail.of(CartState.getCart()) == null;
    }

    /**
     * Makes a request at SFPY for a cart and freezes the cart.
     *
     * @param cart the shopper's cart, priced
     * @param email where to write to the shopper, if neither the cart nor its customer says it;
     *     null if the shopper was not asked
     * @param storeUrl the store's public address with its context path, no trailing slash
     * @return the request; its page is where the shopper pays
     * @throws CheckoutNotPossibleException if that can't be; the cart is as it was
     */
    public SfpyRequest start(Order cart, String email, String storeUrl)
            throws CheckoutNotPossibleException {
        SfpySettings now = requireReady();
        PayableCart.check(cart);
        String known = ShopperEmail.of(cart);
        String usable = known == null ? ShopperEmail.read(email) : known;
        SfpyRequest request = maker.make(newRequest(cart, now), cart, storeUrl);
        if (!transaction.execute(status -> freeze(request, usable))) {
            maker.giveUp(request);
            throw new CheckoutNotPossibleException(
                    Reason.CHANGED, "the cart changed while SFPY was asked");
        }
        LOG.info(
                "action=checkout order={} request={} usdCents={} outcome=frozen",
                cart.getId(),
                request.getRequestId(),
                request.getUsdCents());
        return request;
    }

    /**
     * Makes a request for what is missing of an order that was paid in part: SFPY's page asks for
     * the whole of a request, and for no more of one that has been paid.
     *
     * @param paid one of the order's requests
     * @param storeUrl the store's public address with its context path, no trailing slash
     * @return the request to be paid now: an open one that there is already, or a new one
     * @throws CheckoutNotPossibleException if that can't be; nothing is changed
     */
    public SfpyRequest requestRest(SfpyRequest paid, String storeUrl)
            throws CheckoutNotPossibleException {
        requireReady();
        Optional<SfpyRequest> open =
                transaction.execute(
                        status -> openRequestOf(paid.getOrderId()).filter(r -> !isTouched(r)));
        if (open.isPresent()) {
            return open.get();
        }
        NewRequest wanted = new NewRequest();
        Order order = transaction.execute(status -> fillInRest(paid.getOrderId(), wanted));
        if (order == null) {
            throw new CheckoutNotPossibleException(Reason.NOTHING_DUE, "nothing is missing");
        }
        wanted.payoutAddress = paid.getPayoutAddress();
        wanted.chainId = paid.getChainId();
        SfpyRequest request = maker.make(wanted, order, storeUrl);
        request.inheritOwner(paid);
        boolean added = transaction.execute(status -> addRest(request));
        if (!added) {
            maker.giveUp(request);
            throw new CheckoutNotPossibleException(
                    Reason.CHANGED, "the order changed while SFPY was asked");
        }
        LOG.info(
                "action=checkout order={} request={} usdCents={} outcome=rest-requested",
                order.getId(),
                request.getRequestId(),
                request.getUsdCents());
        return request;
    }

    private SfpySettings requireReady() throws CheckoutNotPossibleException {
        SfpySettings now = settings.current();
        if (!now.problems().isEmpty()) {
            throw new CheckoutNotPossibleException(
                    Reason.OFF, "settings: " + String.join(" ", now.problems()));
        }
        return now;
    }

    private Optional<SfpyRequest> openRequestOf(Long orderId) {
        return records.requestsOf(orderId).stream()
                .filter(request -> request.getState() == RequestState.OPEN)
                .findFirst();
    }

    /** Whether anybody paid anything in its name: SFPY's page asks nobody for more then. */
    private boolean isTouched(SfpyRequest request) {
        return records.paymentsOf(request.getOrderId()).stream()
                .anyMatch(
                        payment ->
                                payment.getStanding() != PaymentStanding.PARKED
                                        && payment.getRequestId().equals(request.getRequestId()));
    }

    private boolean isRestDue(SfpyOrder sfpyOrder) {
        Optional<SfpyRequest> open = openRequestOf(sfpyOrder.getOrderId());
        return open.isPresent()
                ? sfpyOrder.getState().isWaitingForMoney() && isTouched(open.get())
                : sfpyOrder.getState() == OrderState.PARTIALLY_PAID;
    }

    /** Null if nothing is missing, or the order does not wait for it. */
    private Order fillInRest(Long orderId, NewRequest wanted) {
        SfpyOrder sfpyOrder = records.lockOrder(orderId);
        long missingUsdCents = settlement.balanceOf(sfpyOrder).missingUsdCents();
        Order order = orders.load(orderId);
        if (order == null || !isRestDue(sfpyOrder) || missingUsdCents == 0) {
            return null;
        }
        wanted.reference = orderId.toString();
        wanted.subTotalUsdCents = missingUsdCents;
        return order;
    }

    private boolean addRest(SfpyRequest request) {
        SfpyOrder sfpyOrder = records.lockOrder(request.getOrderId());
        if (!isRestDue(sfpyOrder)
                || settlement.balanceOf(sfpyOrder).missingUsdCents() != request.getUsdCents()) {
            return false;
        }
        openRequestOf(request.getOrderId())
                .ifPresent(touched -> touched.setState(RequestState.PARTIALLY_PAID));
        records.addAfterChanges(request);
        sfpyOrder.change();
        return true;
    }

    private static NewRequest newRequest(Order cart, SfpySettings now) {
        long totalUsdCents = OrderTotals.cents(cart.getTotal());
        NewRequest wanted = new NewRequest();
        wanted.payoutAddress = now.payoutAddress();
        wanted.chainId = now.chainId();
        wanted.reference = cart.getId().toString();
        wanted.taxUsdCents = OrderTotals.cents(cart.getTotalTax());
        wanted.subTotalUsdCents = totalUsdCents - wanted.taxUsdCents;
        wanted.discountUsdCents = totalUsdCents - OrderTotals.dueCents(cart);
        return wanted;
    }

    /** The cart that the shopper came with may have been a cached one: this looks again. */
    private boolean freeze(SfpyRequest request, String email) {
        SfpyOrder sfpyOrder = records.lockOrder(request.getOrderId());
        Order order = orders.load(request.getOrderId());
        if (order == null
                || !OrderStatus.IN_PROCESS.equals(order.getStatus())
                || PayableCart.obstacleTo(order).isPresent()
                || OrderTotals.dueCents(order) != request.getUsdCents()) {
            return false;
        }
        records.add(request);
        sfpyOrder.enter(OrderState.AWAITING_PAYMENT, null);
        sfpyOrder.askFor(request.getUsdCents());
        sfpyOrder.forgive(0);
        sfpyOrder.change();
        if (ShopperEmail.isBlank(order.getEmailAddress())) {
            order.setEmailAddress(email);
        }
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
     * Whether SFPY also cancels its request is not waited for.
     *
     * @param request the shopper's request
     * @return what became of it
     */
    public Cancelled cancel(SfpyRequest request) {
        if (request.getState() != RequestState.OPEN) {
            return Cancelled.NOT_WAITING;
        }
        try {
            String state = client.stateOf(request.getRequestId());
            if (SfpyClient.saysPaid(state)
                    || !client.paymentsOf(request.getRequestId(), request.getChainId()).isEmpty()) {
                return Cancelled.PAYMENT_SEEN;
            }
            if (!SfpyClient.saysUnpaid(state)) {
                LOG.warn("action=cancel request={} outcome=state-unclear", request.getRequestId());
                return Cancelled.NOT_NOW;
            }
        } catch (SfpyApiException e) {
            LOG.warn("action=cancel request={} outcome=api-failed", request.getRequestId(), e);
            return Cancelled.NOT_NOW;
        }
        Expiry.Ended ended = expiry.end(request.getRequestId(), RequestState.CANCELLED);
        LOG.info("action=cancel request={} outcome={}", request.getRequestId(), ended);
        switch (ended) {
            case CART_RETURNED:
                return Cancelled.CART_RETURNED;
            case SAVED_AS_NAMED:
                return Cancelled.SAVED_AS_NAMED;
            case NOT_WAITING:
                return Cancelled.NOT_WAITING;
            default:
                return Cancelled.PAYMENT_SEEN;
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
        if (settings.current().lacksTables()) {
            return null; // the store's own pages, which ask for this, must go on
        }
        return transaction.execute(
                status -> records.lastRequestOf(orderId).map(WaitingPage::pathOf).orElse(null));
    }

    /**
     * What a store's order history shows of an order's payment; see the template {@code
     * sfpy/orderstate}.
     *
     * @param orderId Broadleaf's order id; the caller has made sure that it is the reader's order
     * @return how it stands, or null if it was never to be paid through SFPY
     */
    public CheckoutStatus statusOfOrder(Long orderId) {
        if (settings.current().lacksTables()) {
            return null; // the store's own pages, which ask for this, must go on
        }
        return transaction.execute(
                status -> records.lastRequestOf(orderId).map(this::read).orElse(null));
    }

    /**
     * @return amounts and times in the language of whoever sent the request that this thread
     *     answers, for templates
     */
    public LocalText getText() {
        return LocalText.forReader();
    }

    /**
     * What a waiting page shows. Read by scalar queries, past all caches.
     *
     * @param request the request
     * @return the order's state now
     */
    public CheckoutStatus statusOf(SfpyRequest request) {
        return transaction.execute(status -> read(request));
    }

    private CheckoutStatus read(SfpyRequest request) {
        Long orderId = request.getOrderId();
        SfpyOrder sfpyOrder = records.readOrder(orderId);
        OrderBalance balance = settlement.balanceOf(sfpyOrder);
        boolean seen = false;
        boolean review = false;
        boolean rejected = false;
        List<Transfer> transfers = new ArrayList<>();
        SfpySettings now = settings.current();
        for (SfpyPayment payment : records.paymentsOf(orderId)) {
            transfers.add(Transfer.of(payment, now));
            seen |= payment.getStanding() == PaymentStanding.PARKED;
            review |= payment.getStanding() == PaymentStanding.UNAPPLIED;
            rejected |= payment.getStanding() == PaymentStanding.REJECTED;
        }
        for (SfpyRefund refund : records.refundsOf(orderId)) {
            if (refund.getStanding() != RefundStanding.REJECTED) {
                transfers.add(Transfer.of(refund, now));
            }
        }
        List<String> numbers = records.orderNumberOf(orderId);
        List<SfpyRequest> requests = records.requestsOf(orderId);
        SfpyRequest open = openRequestOf(orderId).filter(r -> !isTouched(r)).orElse(null);
        return CheckoutStatus.of(sfpyOrder.getState())
                .sums(sfpyOrder.getTotalUsdCents(), balance)
                .seen(seen)
                .underReview(review)
                .rejected(rejected)
                .request(open, requests.size() > 1)
                .expiresAt(open == null ? endOfRest(requests) : open.getExpiresAt())
                .restDue(isRestDue(sfpyOrder))
                .transfers(transfers)
                .pagePath(WaitingPage.pathOf(request))
                .orderNumber(numbers.isEmpty() ? null : numbers.get(0));
    }

    private static Date endOfRest(List<SfpyRequest> requests) {
        return requests.stream()
                .filter(r -> r.getState() == RequestState.PARTIALLY_PAID)
                .map(SfpyRequest::getExpiresAt)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    /**
     * @param requestId SFPY's token of the request
     * @return where the shopper pays it
     */
    public String paymentPage(String requestId) {
        return client.paymentPage(requestId);
    }
}
