package org.broadleafsfpy.settlement;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.broadleafcommerce.core.order.domain.Order;
import org.broadleafcommerce.core.order.service.type.OrderStatus;
import org.broadleafsfpy.chain.TransactionVerifier;
import org.broadleafsfpy.chain.Verification;
import org.broadleafsfpy.config.SettingsService;
import org.broadleafsfpy.config.SfpySettings;
import org.broadleafsfpy.event.RefundNotification;
import org.broadleafsfpy.money.Token;
import org.broadleafsfpy.money.TokenRegistry;
import org.broadleafsfpy.money.UsdValue;
import org.broadleafsfpy.order.BroadleafOrders;
import org.broadleafsfpy.order.OrderStock;
import org.broadleafsfpy.order.OrderTotals;
import org.broadleafsfpy.records.OrderState;
import org.broadleafsfpy.records.SfpyOrder;
import org.broadleafsfpy.records.SfpyPayment;
import org.broadleafsfpy.records.SfpyRecords;
import org.broadleafsfpy.records.SfpyRefund;
import org.broadleafsfpy.records.SfpyRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Posts a refund and cancels what must not ship, in one transaction; gives the stock back in
 * another, since stock must never stand in the way of a refund. Idempotent; thread-safe.
 */
public class RefundSettlement {
    private static final Logger LOG = LoggerFactory.getLogger(RefundSettlement.class);

    private final SettingsService settings;
    private final TokenRegistry tokens;
    private final SfpyRecords records;
    private final BroadleafOrders orders;
    private final OrderStock stock;
    private final TransactionVerifier verifier;
    private final TransactionTemplate transaction;

    /**
     * @param settings the merchant's settings
     * @param tokens the tokens that SFPY takes
     * @param records the module's rows
     * @param orders the door to Broadleaf
     * @param stock what checkouts took
     * @param verifier asks the chain
     * @param transactionManager Broadleaf's {@code blTransactionManager}
     */
    public RefundSettlement(
            SettingsService settings,
            TokenRegistry tokens,
            SfpyRecords records,
            BroadleafOrders orders,
            OrderStock stock,
            TransactionVerifier verifier,
            PlatformTransactionManager transactionManager) {
        this.settings = settings;
        this.tokens = tokens;
        this.records = records;
        this.orders = orders;
        this.stock = stock;
        this.verifier = verifier;
        this.transaction = new TransactionTemplate(transactionManager);
    }

    /**
     * Settles a refund, however often it is called for it.
     *
     * @param refund the signed facts
     * @param eventKey the inbox row that brought them
     * @return how far it got
     */
    public Settled settle(RefundNotification refund, String eventKey) {
        boolean recorded =
                transaction.execute(status -> records.findRefund(refund.refundId()).isPresent());
        Verification verification = recorded ? Verification.notAsked() : verifier.verify(refund);
        RefundDecision.Result result =
                transaction.execute(status -> decideAndRecord(refund, verification, eventKey));
        if (result.decision() == RefundDecision.PARK) {
            return Settled.tryAgain(result.decision(), result.reason());
        }
        restockIfDue(refund);
        return Settled.finished(result.decision(), result.reason());
    }

    private RefundDecision.Result decideAndRecord(
            RefundNotification refund, Verification verification, String eventKey) {
        Optional<SfpyPayment> payment = records.findPayment(refund.paymentId());
        RefundCase facts = new RefundCase();
        if (!payment.isPresent()) {
            return RefundDecision.decide(facts);
        }
        Long orderId = payment.get().getOrderId();
        SfpyOrder sfpyOrder = records.lockOrder(orderId);
        SfpyRequest request = records.findRequest(payment.get().getRequestId()).get();
        List<SfpyRefund> posted = records.postedRefundsOf(refund.paymentId());
        SfpySettings now = settings.current();
        Optional<Token> token = tokens.find(refund.isEth(), refund.tokenAddress());

        facts.recorded = recorded(refund);
        facts.paymentKnown = true;
        facts.fitsPayment =
                refund.chainId() == payment.get().getChainId()
                        && refund.requestId().equals(payment.get().getRequestId());
        facts.fromPayoutAddress = refund.from().equals(request.getPayoutAddress());
        ChainFacts chain =
                new ChainFacts(
                        verification,
                        records.claimedPositions(
                                SfpyRefund.class, refund.chainId(), refund.transactionHash()),
                        now.withoutChain());
        facts.contradicted = chain.isContradicted();
        facts.pending = chain.isPending();
        facts.chainReason = chain.reason();
        facts.transactionVouched = chain.isVouched();
        facts.paidUsdCents = payment.get().getUsdCents();
        facts.toleranceUsdCents = now.toleranceUsdCents(payment.get().getUsdCents());
        facts.refundedUsdCents = posted.stream().mapToLong(SfpyRefund::getUsdCents).sum();
        Optional<Long> value = valueUsdCents(refund, payment.get(), posted, token);
        facts.valueKnown = value.isPresent();
        facts.valueUsdCents = value.orElse(0L);

        RefundDecision.Result result = RefundDecision.decide(facts);
        if (facts.recorded == PaymentCase.Recorded.NOT_YET
                && result.decision() != RefundDecision.PARK) {
            SfpyRefund row = new SfpyRefund(refund, orderId, eventKey);
            row.decide(
                    result.decision().name(),
                    result.reason(),
                    token.map(Token::symbol).orElse(null),
                    facts.valueUsdCents);
            row.setLogPosition(chain.position());
            records.add(row);
            if (result.decision() == RefundDecision.PARTIAL
                    || result.decision() == RefundDecision.FULL) {
                post(result, row, payment.get(), sfpyOrder, now);
            }
        }
        return result;
    }

    private PaymentCase.Recorded recorded(RefundNotification refund) {
        Optional<SfpyRefund> known = records.findRefund(refund.refundId());
        if (!known.isPresent()) {
            return PaymentCase.Recorded.NOT_YET;
        }
        boolean same =
                known.get().hasSameFactsAs(refund)
                        && known.get().getPaymentId().equals(refund.paymentId())
                        && known.get().getToAddress().equals(refund.to());
        return same ? PaymentCase.Recorded.SAME_FACTS : PaymentCase.Recorded.OTHER_FACTS;
    }

    /**
     * Same asset: the payment's value in proportion, rounded once on the sum of all refunds in it.
     * Another dollar token: at one dollar. Anything else: nobody can say.
     */
    private Optional<Long> valueUsdCents(
            RefundNotification refund,
            SfpyPayment payment,
            List<SfpyRefund> posted,
            Optional<Token> token) {
        Optional<Token> paidToken = tokens.find(payment.isEth(), payment.getTokenAddress());
        if (!token.isPresent() || !paidToken.isPresent()) {
            return Optional.empty();
        }
        if (token.get().isSameAssetAs(paidToken.get())) {
            BigInteger beforeBaseUnits = BigInteger.ZERO;
            long beforeUsdCents = 0;
            for (SfpyRefund earlier : posted) {
                Optional<Token> earlierToken =
                        tokens.find(earlier.isEth(), earlier.getTokenAddress());
                if (earlierToken.isPresent() && earlierToken.get().isSameAssetAs(token.get())) {
                    beforeBaseUnits = beforeBaseUnits.add(earlier.getBaseUnits());
                    beforeUsdCents += earlier.getUsdCents();
                }
            }
            long sumUsdCents =
                    UsdValue.proportion(
                            payment.getUsdCents(),
                            beforeBaseUnits.add(refund.baseUnits()),
                            payment.getBaseUnits());
            return Optional.of(sumUsdCents - beforeUsdCents);
        }
        return token.get().isDollarPegged()
                ? Optional.of(
                        UsdValue.usdCents(refund.baseUnits(), token.get(), UsdValue.MICRO_USD))
                : Optional.<Long>empty();
    }

    private void post(
            RefundDecision.Result result,
            SfpyRefund row,
            SfpyPayment payment,
            SfpyOrder sfpyOrder,
            SfpySettings now) {
        row.setPosted(true);
        if (payment.getPaymentTransactionId() == null) {
            return; // it lowers a payment that was never applied to the order
        }
        Order order = orders.load(sfpyOrder.getOrderId());
        row.setPaymentTransactionId(
                orders.postRefund(
                        order, payment.getPaymentTransactionId(), row, row.getUsdCents()));
        if (!isAllRefunded(sfpyOrder.getOrderId(), now)) {
            sfpyOrder.enter(OrderState.PARTIALLY_REFUNDED, result.reason());
            return;
        }
        String kept = whyNotCancelled(order, now);
        sfpyOrder.enter(OrderState.REFUNDED, kept == null ? result.reason() : kept);
        if (kept == null) {
            orders.cancel(order);
            if (now.isRestockOnCancel()) {
                sfpyOrder.makeRestockDue();
            }
        }
    }

    /** Over all payments of the order that count, and all their posted refunds. */
    private boolean isAllRefunded(Long orderId, SfpySettings now) {
        long paidUsdCents = 0;
        long refundedUsdCents = 0;
        for (SfpyPayment payment : records.countedPaymentsOf(orderId)) {
            paidUsdCents += payment.getUsdCents();
            for (SfpyRefund refund : records.postedRefundsOf(payment.getPaymentId())) {
                refundedUsdCents += refund.getUsdCents();
            }
        }
        return refundedUsdCents >= paidUsdCents - now.toleranceUsdCents(paidUsdCents);
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

    private void restockIfDue(RefundNotification refund) {
        try {
            withLockedOrder(
                    refund,
                    sfpyOrder -> {
                        if (sfpyOrder.isRestockDue()) {
                            stock.giveBack(sfpyOrder.getStockTaken());
                            sfpyOrder.restockDone();
                        }
                    });
        } catch (RuntimeException e) {
            LOG.warn(
                    "action=restock refund={} outcome=FAILED reason=\"{}\"",
                    refund.refundId(),
                    e.getMessage(),
                    e);
            withLockedOrder(
                    refund,
                    sfpyOrder -> {
                        sfpyOrder.enter(
                                sfpyOrder.getState(),
                                "The stock of this order could not be given back: count it.");
                        sfpyOrder.restockDone();
                    });
        }
    }

    private void withLockedOrder(RefundNotification refund, Consumer<SfpyOrder> work) {
        transaction.execute(
                status -> {
                    SfpyPayment payment = records.findPayment(refund.paymentId()).get();
                    work.accept(records.lockOrder(payment.getOrderId()));
                    return null;
                });
    }
}
