package org.broadleafsfpy.settlement;

import java.math.BigInteger;
import java.util.Date;
import java.util.Optional;
import org.broadleafcommerce.core.order.domain.Order;
import org.broadleafsfpy.announce.Announcer;
import org.broadleafsfpy.chain.TransactionVerifier;
import org.broadleafsfpy.chain.Verification;
import org.broadleafsfpy.config.SettingsService;
import org.broadleafsfpy.config.SfpySettings;
import org.broadleafsfpy.config.TrustPolicy;
import org.broadleafsfpy.event.PaymentNotification;
import org.broadleafsfpy.money.PriceQuote;
import org.broadleafsfpy.money.PriceSource;
import org.broadleafsfpy.money.RatePolicy;
import org.broadleafsfpy.money.Token;
import org.broadleafsfpy.money.UsdValue;
import org.broadleafsfpy.order.BroadleafOrders;
import org.broadleafsfpy.order.OrderTotals;
import org.broadleafsfpy.order.SfpyTypes;
import org.broadleafsfpy.records.OrderState;
import org.broadleafsfpy.records.PaymentStanding;
import org.broadleafsfpy.records.SfpyOrder;
import org.broadleafsfpy.records.SfpyPayment;
import org.broadleafsfpy.records.SfpyRecords;
import org.broadleafsfpy.records.SfpyRequest;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Records a payment in one transaction, then has the order placed in another: money that arrived
 * stays recorded whatever the checkout says. Idempotent; thread-safe.
 */
public class PaymentSettlement {
    private final SettingsService settings;
    private final SfpyRecords records;
    private final BroadleafOrders orders;
    private final OrderSettlement orderSettlement;
    private final OrderPlacement placement;
    private final TransactionVerifier verifier;
    private final PriceSource prices;
    private final TransactionTemplate transaction;

    /**
     * @param settings the merchant's settings
     * @param records the module's rows
     * @param orders the door to Broadleaf
     * @param orderSettlement makes orders what their payments say
     * @param placement places paid orders
     * @param verifier asks the chain
     * @param prices knows what tokens are worth
     * @param transactionManager Broadleaf's {@code blTransactionManager}
     */
    public PaymentSettlement(
            SettingsService settings,
            SfpyRecords records,
            BroadleafOrders orders,
            OrderSettlement orderSettlement,
            OrderPlacement placement,
            TransactionVerifier verifier,
            PriceSource prices,
            PlatformTransactionManager transactionManager) {
        this.settings = settings;
        this.records = records;
        this.orders = orders;
        this.orderSettlement = orderSettlement;
        this.placement = placement;
        this.verifier = verifier;
        this.prices = prices;
        this.transaction = new TransactionTemplate(transactionManager);
    }

    /** What was asked from others before the transaction begins. */
    private static final class Inquiry {
        /** Nothing for a request that the store did not make. */
        Optional<Long> orderId = Optional.empty();

        Optional<String> payoutAddressIfOpen = Optional.empty();
        Verification verification = Verification.notAsked();
        PriceQuote quote = PriceQuote.none();
    }

    /**
     * Settles a payment, however often it is called for it.
     *
     * @param payment the signed facts
     * @param eventKey the inbox row that brought them
     * @param receivedAt when it came
     * @return how far it got
     */
    public Settled settle(PaymentNotification payment, String eventKey, Date receivedAt) {
        Inquiry inquiry = inquire(payment);
        if (!inquiry.orderId.isPresent()) {
            return settledBy(PaymentDecision.decide(new PaymentCase()));
        }
        Settled settled =
                transaction.execute(
                        status -> decideAndRecord(payment, inquiry, eventKey, receivedAt));
        placement.placeIfPaid(inquiry.orderId.get());
        return settled;
    }

    /**
     * Ends the waiting for what never became firm: a person takes over.
     *
     * @param payment the signed facts
     * @return how it ends; empty if the store knows nothing that a person could decide about
     */
    public Optional<Settled> giveUp(PaymentNotification payment) {
        Optional<Long> orderId =
                transaction.execute(status -> records.orderOfPayment(payment.paymentId()));
        return orderId.isPresent()
                ? transaction.execute(status -> giveUp(payment.paymentId(), orderId.get()))
                : Optional.<Settled>empty();
    }

    private Optional<Settled> giveUp(String paymentId, Long orderId) {
        SfpyOrder sfpyOrder = records.lockOrder(orderId);
        OrderBooks books = orderSettlement.open(sfpyOrder);
        SfpyPayment row = books.payment(paymentId).get();
        if (row.getStanding() != PaymentStanding.PARKED) {
            return Optional.empty();
        }
        String reason = "Waited too long. " + row.getReason();
        row.decide(PaymentDecision.HOLD.name(), reason);
        row.setStanding(PaymentStanding.UNAPPLIED);
        row.setAttention(true);
        sfpyOrder.callAttention();
        row.setDecidedAs(sfpyOrder.change());
        orderSettlement.settle(books, row, paymentId);
        orderSettlement.announce(Announcer.Kind.HELD, sfpyOrder, paymentId);
        return Optional.of(Settled.finished(PaymentDecision.HOLD.name(), reason));
    }

    /** Asks the chain, outside of any transaction; not for what is decided or unknown anyway. */
    private Inquiry inquire(PaymentNotification payment) {
        Inquiry inquiry = transaction.execute(status -> lookUp(payment));
        if (inquiry.payoutAddressIfOpen.isPresent()) {
            inquiry.verification = verifier.verify(payment, inquiry.payoutAddressIfOpen.get());
            Optional<Token> token = tokenOf(payment, settings.current());
            if (token.isPresent()
                    && inquiry.verification.verdict() != Verification.Verdict.PENDING) {
                inquiry.quote =
                        prices.priceOf(
                                token.get(), payment.chainId(), inquiry.verification.block());
            }
        }
        return inquiry;
    }

    private Inquiry lookUp(PaymentNotification payment) {
        Inquiry inquiry = new Inquiry();
        Optional<SfpyRequest> request = records.findRequest(payment.requestId());
        Optional<SfpyPayment> known = records.findPayment(payment.paymentId());
        boolean decided =
                known.isPresent()
                        && known.get().getStanding() != PaymentStanding.PARKED
                        && known.get().hasSameFactsAs(payment);
        inquiry.orderId = request.map(SfpyRequest::getOrderId);
        inquiry.payoutAddressIfOpen =
                decided ? Optional.<String>empty() : request.map(SfpyRequest::getPayoutAddress);
        return inquiry;
    }

    private static Optional<Token> tokenOf(PaymentNotification payment, SfpySettings now) {
        return now.tokenRegistry().find(payment.isEth(), payment.tokenAddress());
    }

    private Settled decideAndRecord(
            PaymentNotification payment, Inquiry inquiry, String eventKey, Date receivedAt) {
        Long orderId = inquiry.orderId.get();
        SfpyOrder sfpyOrder = records.lockOrder(orderId);
        SfpyRequest request = records.findRequest(payment.requestId()).get();
        OrderBooks books = orderSettlement.open(sfpyOrder);
        SfpyPayment row = records.findPayment(payment.paymentId()).orElse(null);
        SfpySettings now = settings.current();

        PaymentCase facts = new PaymentCase();
        facts.chain =
                new ChainFacts(
                        inquiry.verification,
                        records.claimedPositions(
                                SfpyPayment.class,
                                payment.chainId(),
                                payment.transactionHash(),
                                payment.paymentId()),
                        now.withoutChain());
        facts.recorded = recorded(row, payment, facts.chain);
        facts.requestKnown = true;
        facts.state = payment.state();
        facts.onRequestedChain = payment.chainId() == request.getChainId();
        Date paidAt = inquiry.verification.blockTime().map(Date::from).orElse(receivedAt);
        gatherAboutOrder(facts, request, books, row, paidAt);
        RatePolicy.Verdict rate = value(facts, payment, inquiry.quote, now);

        PaymentDecision.Result result = PaymentDecision.decide(facts);
        if (result.decision() == PaymentDecision.DUPLICATE) {
            // An event that is settled a second time, after a crash, is no duplicate of itself.
            return row.getEventKey().equals(eventKey)
                    ? Settled.finished(row.getDecision(), row.getReason())
                    : settledBy(result);
        }
        if (result.decision() == PaymentDecision.CONFLICT) {
            sfpyOrder.callAttention(
                    "SFPY sent two different payments under the id " + payment.paymentId() + ".");
            return settledBy(result);
        }
        boolean isNew = row == null;
        if (isNew) {
            row = new SfpyPayment(payment, orderId, eventKey);
        } else {
            row.replaceFacts(payment, orderId, eventKey);
        }
        row.setPaidAt(paidAt);
        row.setVerified(facts.chain.isConfirmed());
        row.setLogPosition(facts.chain.position());
        row.setCountedMicroUsdPerToken(rate.microUsdPerToken());
        row.describe(tokenOf(payment, now).map(Token::symbol).orElse(null), facts.valueUsdCents);
        write(result, row);
        if (isNew) {
            row.setSeenAs(sfpyOrder.change());
            records.add(row);
        }
        books.include(row);
        follow(result, row, books);
        return settledBy(result);
    }

    private void gatherAboutOrder(
            PaymentCase facts,
            SfpyRequest request,
            OrderBooks books,
            SfpyPayment row,
            Date paidAt) {
        SfpyOrder sfpyOrder = books.sfpyOrder();
        Order order = books.order();
        Date expiresAt = request.getExpiresAt();
        facts.inTime =
                request.getState().isAlive() && (expiresAt == null || !paidAt.after(expiresAt));
        facts.orderWaits =
                sfpyOrder.getState().isWaitingForMoney()
                        && order != null
                        && SfpyTypes.AWAITING_PAYMENT.equals(order.getStatus())
                        && OrderTotals.dueCents(order) == sfpyOrder.getTotalUsdCents();
        facts.orderPaid = sfpyOrder.getState().isPaid();
        facts.balance = books.balanceWithout(row);
    }

    private static RatePolicy.Verdict value(
            PaymentCase facts, PaymentNotification payment, PriceQuote quote, SfpySettings now) {
        RatePolicy policy =
                new RatePolicy(now.rateBandPercent(), now.unverifiedRate() == TrustPolicy.TRUST);
        Optional<Token> token = tokenOf(payment, now);
        Token unknown = new Token("?", 0, false);
        RatePolicy.Verdict rate =
                token.isPresent()
                        ? policy.judge(token.get(), payment.microUsdPerToken(), quote)
                        : new RatePolicy(0, false)
                                .judge(unknown, BigInteger.ZERO, PriceQuote.none());
        facts.tokenAccepted = token.isPresent() && now.tokens().contains(token.get().symbol());
        facts.priceAway = quote.kind() == PriceQuote.Kind.AWAY;
        facts.rateHeldBecause = rate.heldBecause();
        facts.poolGaveTooLittle =
                facts.chain
                        .redeemableBaseUnits()
                        .filter(
                                baseUnits ->
                                        isLessThan(
                                                now.poolMinPercent(),
                                                baseUnits,
                                                payment.baseUnits()))
                        .isPresent();
        facts.valueUsdCents =
                UsdValue.usdCents(
                        payment.baseUnits(), token.orElse(unknown), rate.microUsdPerToken());
        return rate;
    }

    private static boolean isLessThan(int percent, BigInteger part, BigInteger whole) {
        return part.multiply(BigInteger.valueOf(100))
                        .compareTo(whole.multiply(BigInteger.valueOf(percent)))
                < 0;
    }

    /** What the chain has shown replaces what it has not; parked facts are not decided yet. */
    private static Recorded recorded(
            SfpyPayment row, PaymentNotification payment, ChainFacts chain) {
        if (row == null || row.getStanding() == PaymentStanding.PARKED) {
            return Recorded.NOT_YET;
        }
        if (row.hasSameFactsAs(payment)) {
            return Recorded.SAME_FACTS;
        }
        boolean replaces = chain.isConfirmed() && !row.isVerified() && !row.isCounted();
        return replaces ? Recorded.NOT_YET : Recorded.OTHER_FACTS;
    }

    private static void write(PaymentDecision.Result result, SfpyPayment row) {
        PaymentDecision decision = result.decision();
        row.decide(decision.name(), result.reason());
        row.setStanding(decision.standing());
        row.setAttention(result.callsAttention());
    }

    /** Makes the order what follows from a decision. */
    private void follow(PaymentDecision.Result result, SfpyPayment row, OrderBooks books) {
        SfpyOrder sfpyOrder = books.sfpyOrder();
        sfpyOrder.happened(
                result.reason()
                        + " (order "
                        + row.getOrderId()
                        + ", payment "
                        + row.getPaymentId()
                        + ")");
        PaymentDecision decision = result.decision();
        if (decision == PaymentDecision.PARK) {
            return;
        }
        if (row.isAttention()) {
            sfpyOrder.callAttention();
        }
        row.setDecidedAs(sfpyOrder.change());
        orderSettlement.settle(books, row, row.getPaymentId());
        orderSettlement.hastenRefundsOf(books, row);
        if (decision.standing() == PaymentStanding.UNAPPLIED) {
            orderSettlement.announce(Announcer.Kind.HELD, sfpyOrder, row.getPaymentId());
        }
    }

    /**
     * Makes an order wait for its money again, because a person wants a late payment to count: one
     * that was given back is frozen as it is now, and asks for what it costs now.
     *
     * @param books the order, locked
     * @return whether it waits; false if it was paid, cancelled or submitted otherwise
     */
    public boolean reopen(OrderBooks books) {
        SfpyOrder sfpyOrder = books.sfpyOrder();
        Order order = books.order();
        if (order == null) {
            return false;
        }
        boolean given =
                sfpyOrder.getState() == OrderState.EXPIRED
                        || sfpyOrder.getState() == OrderState.RETURNED;
        if (given && BroadleafOrders.isCart(order)) {
            orders.freeze(order);
            sfpyOrder.enter(OrderState.AWAITING_PAYMENT, "Opened again by staff.");
        }
        if (!sfpyOrder.getState().isWaitingForMoney()
                || !SfpyTypes.AWAITING_PAYMENT.equals(order.getStatus())) {
            return false;
        }
        sfpyOrder.askFor(OrderTotals.dueCents(order));
        return true;
    }

    /**
     * Runs the table again for a payment that a person vouches for.
     *
     * @param books the order, locked
     * @param row a payment that counts for no order
     * @param usdCents what it is worth, above zero
     * @param inTime whether its being late is forgiven
     * @return the decision, applied
     */
    public PaymentDecision.Result approve(
            OrderBooks books, SfpyPayment row, long usdCents, boolean inTime) {
        PaymentCase facts = new PaymentCase();
        facts.approved = true;
        facts.requestKnown = true;
        facts.state = "PAID";
        facts.onRequestedChain = true;
        gatherAboutOrder(
                facts, records.findRequest(row.getRequestId()).get(), books, row, row.getPaidAt());
        facts.inTime |= inTime;
        facts.valueUsdCents = usdCents;
        PaymentDecision.Result result = PaymentDecision.decide(facts);
        row.describe(row.getTokenSymbol(), usdCents);
        write(result, row);
        follow(result, row, books);
        return result;
    }

    private static Settled settledBy(PaymentDecision.Result result) {
        String name = result.decision().name();
        return result.decision() == PaymentDecision.PARK
                ? Settled.tryAgain(name, result.reason())
                : Settled.finished(name, result.reason());
    }
}
