package org.broadleafsfpy.settlement;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.broadleafcommerce.core.order.domain.Order;
import org.broadleafsfpy.chain.TransactionVerifier;
import org.broadleafsfpy.chain.Verification;
import org.broadleafsfpy.config.SettingsService;
import org.broadleafsfpy.config.SfpySettings;
import org.broadleafsfpy.config.TrustPolicy;
import org.broadleafsfpy.event.PaymentNotification;
import org.broadleafsfpy.money.RatePolicy;
import org.broadleafsfpy.money.Token;
import org.broadleafsfpy.money.TokenRegistry;
import org.broadleafsfpy.money.UsdValue;
import org.broadleafsfpy.order.BroadleafOrders;
import org.broadleafsfpy.order.OrderTotals;
import org.broadleafsfpy.order.SfpyTypes;
import org.broadleafsfpy.records.OrderState;
import org.broadleafsfpy.records.RequestState;
import org.broadleafsfpy.records.SfpyOrder;
import org.broadleafsfpy.records.SfpyPayment;
import org.broadleafsfpy.records.SfpyRecords;
import org.broadleafsfpy.records.SfpyRefund;
import org.broadleafsfpy.records.SfpyRequest;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Records a payment in one transaction, then has the order placed in another: money that arrived
 * stays recorded whatever the checkout says. Idempotent; thread-safe.
 */
public class PaymentSettlement {
    private final SettingsService settings;
    private final TokenRegistry tokens;
    private final SfpyRecords records;
    private final BroadleafOrders orders;
    private final OrderPlacement placement;
    private final TransactionVerifier verifier;
    private final TransactionTemplate transaction;

    /**
     * @param settings the merchant's settings
     * @param tokens the tokens that SFPY takes
     * @param records the module's rows
     * @param orders the door to Broadleaf
     * @param placement places paid orders
     * @param verifier asks the chain
     * @param transactionManager Broadleaf's {@code blTransactionManager}
     */
    public PaymentSettlement(
            SettingsService settings,
            TokenRegistry tokens,
            SfpyRecords records,
            BroadleafOrders orders,
            OrderPlacement placement,
            TransactionVerifier verifier,
            PlatformTransactionManager transactionManager) {
        this.settings = settings;
        this.tokens = tokens;
        this.records = records;
        this.orders = orders;
        this.placement = placement;
        this.verifier = verifier;
        this.transaction = new TransactionTemplate(transactionManager);
    }

    /**
     * Settles a payment, however often it is called for it.
     *
     * @param payment the signed facts
     * @param eventKey the inbox row that brought them
     * @return how far it got
     */
    public Settled settle(PaymentNotification payment, String eventKey) {
        Verification verification = verify(payment);
        PaymentDecision.Result result =
                transaction.execute(status -> decideAndRecord(payment, verification, eventKey));
        switch (result.decision()) {
            case PARK:
                return Settled.tryAgain(result.decision(), result.reason());
            case CONFIRM:
            case DUPLICATE: // after a crash: the money is recorded, the checkout may be missing
                return placeIfDue(payment, eventKey, result);
            default:
                return Settled.finished(result.decision(), result.reason());
        }
    }

    /** Asks the chain, outside of any transaction; not for what is recorded or unknown anyway. */
    private Verification verify(PaymentNotification payment) {
        Optional<String> payoutAddress =
                transaction.execute(
                        status ->
                                records.findPayment(payment.paymentId()).isPresent()
                                        ? Optional.<String>empty()
                                        : records.findRequest(payment.requestId())
                                                .map(SfpyRequest::getPayoutAddress));
        return payoutAddress.isPresent()
                ? verifier.verify(payment, payoutAddress.get())
                : Verification.notAsked();
    }

    private Settled placeIfDue(
            PaymentNotification payment, String eventKey, PaymentDecision.Result result) {
        SfpyPayment row =
                transaction.execute(status -> records.findPayment(payment.paymentId()).get());
        Optional<String> refusal = placement.placeIfPaid(row.getOrderId());
        if (refusal.isPresent()) {
            return Settled.tryAgain(OrderState.PAID_NOT_PLACED, refusal.get());
        }
        // An event that is settled a second time, after a crash, is no duplicate of itself.
        return row.getEventKey().equals(eventKey)
                ? Settled.finished(PaymentDecision.valueOf(row.getDecision()), row.getReason())
                : Settled.finished(result.decision(), result.reason());
    }

    private PaymentDecision.Result decideAndRecord(
            PaymentNotification payment, Verification verification, String eventKey) {
        Optional<SfpyRequest> request = records.findRequest(payment.requestId());
        PaymentCase facts = new PaymentCase();
        if (!request.isPresent()) {
            return PaymentDecision.decide(facts);
        }
        Long orderId = request.get().getOrderId();
        SfpyOrder sfpyOrder = records.lockOrder(orderId);
        Order order = orders.load(orderId);
        List<SfpyPayment> counted = records.countedPaymentsOf(orderId);
        SfpySettings now = settings.current();
        Optional<Token> token = tokens.find(payment.isEth(), payment.tokenAddress());

        facts.recorded = recorded(payment);
        facts.requestKnown = true;
        facts.state = payment.state();
        facts.onRequestedChain = payment.chainId() == request.get().getChainId();
        facts.tokenAccepted = token.isPresent() && now.tokens().contains(token.get().symbol());
        ChainFacts chain =
                new ChainFacts(
                        verification,
                        records.claimedPositions(
                                SfpyPayment.class, payment.chainId(), payment.transactionHash()),
                        now.withoutChain());
        facts.contradicted = chain.isContradicted();
        facts.pending = chain.isPending();
        facts.chainReason = chain.reason();
        facts.transactionVouched = chain.isVouched();
        facts.orderWaits = waits(sfpyOrder, order, request.get());
        facts.totalUsdCents = request.get().getUsdCents();
        facts.toleranceUsdCents = now.toleranceUsdCents(request.get().getUsdCents());
        facts.countedUsdCents = counted.stream().mapToLong(this::netUsdCents).sum();
        if (token.isPresent()) {
            Optional<BigInteger> rate =
                    ratePolicy(now).countedRate(token.get(), payment.microUsdPerToken());
            facts.rateBelieved = rate.isPresent();
            facts.valueUsdCents =
                    rate.map(r -> UsdValue.usdCents(payment.baseUnits(), token.get(), r))
                            .orElse(0L);
        }

        PaymentDecision.Result result = PaymentDecision.decide(facts);
        if (facts.recorded == PaymentCase.Recorded.NOT_YET
                && result.decision() != PaymentDecision.PARK) {
            SfpyPayment row = new SfpyPayment(payment, orderId, eventKey);
            row.decide(
                    result.decision().name(),
                    result.reason(),
                    token.map(Token::symbol).orElse(null),
                    facts.valueUsdCents);
            row.setLogPosition(chain.position());
            records.add(row);
            apply(result, row, counted, sfpyOrder, order, request.get());
        }
        return result;
    }

    private PaymentCase.Recorded recorded(PaymentNotification payment) {
        Optional<SfpyPayment> known = records.findPayment(payment.paymentId());
        if (!known.isPresent()) {
            return PaymentCase.Recorded.NOT_YET;
        }
        boolean same =
                known.get().hasSameFactsAs(payment)
                        && known.get().getMicroUsdPerToken().equals(payment.microUsdPerToken());
        return same ? PaymentCase.Recorded.SAME_FACTS : PaymentCase.Recorded.OTHER_FACTS;
    }

    private static boolean waits(SfpyOrder sfpyOrder, Order order, SfpyRequest request) {
        return sfpyOrder.getState().isWaitingForMoney()
                && request.getState() == RequestState.OPEN
                && order != null
                && SfpyTypes.AWAITING_PAYMENT.equals(order.getStatus())
                && OrderTotals.dueCents(order) == request.getUsdCents();
    }

    private static RatePolicy ratePolicy(SfpySettings now) {
        return new RatePolicy(now.rateBandPercent(), now.unverifiedRate() == TrustPolicy.TRUST);
    }

    private void apply(
            PaymentDecision.Result result,
            SfpyPayment row,
            List<SfpyPayment> countedBefore,
            SfpyOrder sfpyOrder,
            Order order,
            SfpyRequest request) {
        if (result.decision() == PaymentDecision.PARTIAL) {
            row.setCounted(true);
            sfpyOrder.enter(OrderState.PARTIALLY_PAID, result.reason());
        } else if (result.decision() == PaymentDecision.CONFIRM) {
            row.setCounted(true);
            countedBefore.add(row);
            recordOrderPayments(order, countedBefore, request.getUsdCents());
            request.setState(RequestState.PAID);
            sfpyOrder.enter(OrderState.PAID, result.reason());
        }
    }

    /**
     * One order payment for each blockchain payment. Together they are exactly the amount asked
     * for: the last one takes the remainder, so that neither rounding nor an excess reaches the
     * order.
     */
    private void recordOrderPayments(Order order, List<SfpyPayment> counted, long totalUsdCents) {
        List<SfpyPayment> kept = new ArrayList<>(counted);
        kept.removeIf(payment -> netUsdCents(payment) == 0);
        long leftUsdCents = totalUsdCents;
        for (int i = 0; i < kept.size(); i++) {
            SfpyPayment payment = kept.get(i);
            boolean last = i == kept.size() - 1;
            long appliedUsdCents =
                    last ? leftUsdCents : Math.min(netUsdCents(payment), leftUsdCents);
            leftUsdCents -= appliedUsdCents;
            payment.setPaymentTransactionId(orders.recordPayment(order, payment, appliedUsdCents));
        }
    }

    /** What is left of a payment: else one could pay a part, have it refunded, and pay the rest. */
    private long netUsdCents(SfpyPayment payment) {
        long refundedUsdCents =
                records.postedRefundsOf(payment.getPaymentId()).stream()
                        .mapToLong(SfpyRefund::getUsdCents)
                        .sum();
        return Math.max(0, payment.getUsdCents() - refundedUsdCents);
    }
}
