package org.broadleafsfpy.settlement;

import java.math.BigInteger;
import java.util.Optional;
import org.broadleafsfpy.announce.Announcer;
import org.broadleafsfpy.chain.TransactionVerifier;
import org.broadleafsfpy.chain.Verification;
import org.broadleafsfpy.config.SettingsService;
import org.broadleafsfpy.config.SfpySettings;
import org.broadleafsfpy.event.RefundNotification;
import org.broadleafsfpy.money.Token;
import org.broadleafsfpy.money.TokenRegistry;
import org.broadleafsfpy.money.UsdValue;
import org.broadleafsfpy.records.PaymentStanding;
import org.broadleafsfpy.records.RefundStanding;
import org.broadleafsfpy.records.SfpyOrder;
import org.broadleafsfpy.records.SfpyPayment;
import org.broadleafsfpy.records.SfpyRecords;
import org.broadleafsfpy.records.SfpyRefund;
import org.broadleafsfpy.records.SfpyRequest;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Posts a refund and makes its order what follows from it, in one transaction. Idempotent;
 * thread-safe.
 */
public class RefundSettlement {
    private final SettingsService settings;
    private final SfpyRecords records;
    private final OrderSettlement orderSettlement;
    private final OrderPlacement placement;
    private final Restock restock;
    private final TransactionVerifier verifier;
    private final TransactionTemplate transaction;

    /**
     * @param settings the merchant's settings
     * @param records the module's rows
     * @param orderSettlement makes orders what their refunds say
     * @param placement places orders that only waited for a refund to be judged
     * @param restock gives stock back
     * @param verifier asks the chain
     * @param transactionManager Broadleaf's {@code blTransactionManager}
     */
    public RefundSettlement(
            SettingsService settings,
            SfpyRecords records,
            OrderSettlement orderSettlement,
            OrderPlacement placement,
            Restock restock,
            TransactionVerifier verifier,
            PlatformTransactionManager transactionManager) {
        this.settings = settings;
        this.records = records;
        this.orderSettlement = orderSettlement;
        this.placement = placement;
        this.restock = restock;
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
        boolean ask = transaction.execute(status -> isToBeAskedAbout(refund));
        Verification verification = ask ? verifier.verify(refund) : Verification.notAsked();
        Optional<Long> orderId = transaction.execute(status -> orderOf(refund));
        if (!orderId.isPresent()) {
            return isUnknown();
        }
        Settled settled =
                transaction.execute(
                        status -> decideAndRecord(refund, orderId.get(), verification, eventKey));
        actOnOrder(orderId.get());
        return settled;
    }

    private static Settled isUnknown() {
        RefundCase unknown = new RefundCase();
        unknown.fromStore = true;
        return settledBy(RefundDecision.decide(unknown));
    }

    /** At once; their own tasks would do it a moment later. */
    private void actOnOrder(Long orderId) {
        placement.placeIfPaid(orderId);
        restock.work(orderId.toString());
    }

    /**
     * Ends the waiting for what never became firm: a person takes over.
     *
     * @param refund the signed facts
     * @return how it ends; empty if the store knows nothing that a person could decide about
     */
    public Optional<Settled> giveUp(RefundNotification refund) {
        Optional<Long> orderId =
                transaction.execute(status -> records.orderOfRefund(refund.refundId()));
        return orderId.isPresent()
                ? transaction.execute(status -> giveUp(refund.refundId(), orderId.get()))
                : Optional.<Settled>empty();
    }

    private Optional<Settled> giveUp(String refundId, Long orderId) {
        SfpyOrder sfpyOrder = records.lockOrder(orderId);
        SfpyRefund row = records.findRefund(refundId).get();
        if (row.getStanding() != RefundStanding.PARKED) {
            return Optional.empty();
        }
        String reason = "Waited too long. " + row.getReason();
        row.decide(RefundDecision.HOLD.name(), reason);
        row.setStanding(RefundStanding.HELD);
        row.setAttention(true);
        sfpyOrder.callAttention();
        row.setDecidedAs(sfpyOrder.change());
        orderSettlement.announce(Announcer.Kind.HELD, sfpyOrder, refundId);
        return Optional.of(Settled.finished(RefundDecision.HOLD.name(), reason));
    }

    private boolean isToBeAskedAbout(RefundNotification refund) {
        Optional<SfpyRefund> known = records.findRefund(refund.refundId());
        boolean decided =
                known.isPresent()
                        && known.get().getStanding() != RefundStanding.PARKED
                        && known.get().hasSameFactsAs(refund);
        return !decided && records.findRequest(refund.requestId()).isPresent();
    }

    private Settled decideAndRecord(
            RefundNotification refund, Long orderId, Verification verification, String eventKey) {
        SfpyOrder sfpyOrder = records.lockOrder(orderId);
        OrderBooks books = orderSettlement.open(sfpyOrder);
        SfpyRefund row = records.findRefund(refund.refundId()).orElse(null);
        SfpyPayment payment = records.findPayment(refund.paymentId()).orElse(null);
        if (payment != null && !orderId.equals(payment.getOrderId())) {
            return isUnknown(); // it was recorded after we looked, for another order: look again
        }
        SfpyRequest request = requestOf(payment, refund);
        SfpySettings now = settings.current();
        RefundCase facts = new RefundCase();
        facts.chain =
                new ChainFacts(
                        verification,
                        records.claimedPositions(
                                SfpyRefund.class,
                                refund.chainId(),
                                refund.transactionHash(),
                                refund.refundId()),
                        now.withoutChain());
        facts.recorded = recorded(row, refund, facts.chain);
        facts.fromStore =
                refund.from().equals(request.getPayoutAddress())
                        || now.refundAddresses().contains(refund.from());
        Optional<Token> token = now.tokenRegistry().find(refund.isEth(), refund.tokenAddress());
        gatherAboutPayment(facts, refund, payment, row, books, now);

        RefundDecision.Result result = RefundDecision.decide(facts);
        if (result.decision() == RefundDecision.DUPLICATE) {
            return row.getEventKey().equals(eventKey)
                    ? Settled.finished(row.getDecision(), row.getReason())
                    : settledBy(result);
        }
        if (result.decision() == RefundDecision.CONFLICT) {
            sfpyOrder.callAttention(
                    "SFPY sent two different refunds under the id " + refund.refundId() + ".");
            return settledBy(result);
        }
        boolean isNew = row == null;
        if (isNew) {
            row = new SfpyRefund(refund, sfpyOrder.getOrderId(), eventKey);
        } else {
            row.replaceFacts(refund, sfpyOrder.getOrderId(), eventKey);
        }
        row.setVerified(facts.chain.isConfirmed());
        row.setLogPosition(facts.chain.position());
        row.describe(token.map(Token::symbol).orElse(null), facts.valueUsdCents);
        write(result, row);
        if (isNew) {
            row.setSeenAs(sfpyOrder.change());
            records.add(row);
        }
        books.include(row);
        follow(result, row, books);
        return settledBy(result);
    }

    /** The payment's order, which is on record; else that of the request that the refund names. */
    private Optional<Long> orderOf(RefundNotification refund) {
        Optional<Long> orderId = records.orderOfPayment(refund.paymentId());
        return orderId.isPresent() ? orderId : records.orderOfRequest(refund.requestId());
    }

    /** As {@link #orderOf}; the payment may have been recorded since that was asked. */
    private SfpyRequest requestOf(SfpyPayment payment, RefundNotification refund) {
        String requestId = payment == null ? refund.requestId() : payment.getRequestId();
        return records.findRequest(requestId).get();
    }

    private void gatherAboutPayment(
            RefundCase facts,
            RefundNotification refund,
            SfpyPayment payment,
            SfpyRefund row,
            OrderBooks books,
            SfpySettings now) {
        facts.balance = books.balanceWithout(row);
        if (payment == null || payment.getStanding() == PaymentStanding.PARKED) {
            return;
        }
        facts.paymentKnown = true;
        facts.fitsPayment =
                refund.chainId() == payment.getChainId()
                        && refund.requestId().equals(payment.getRequestId());
        facts.toPayer = refund.to().equals(payment.getFromAddress());
        facts.paymentCounts = payment.isCounted();
        Optional<Long> value = valueUsdCents(refund, payment, row, books, now.tokenRegistry());
        facts.valueKnown = value.isPresent();
        facts.valueUsdCents = value.orElse(0L);
    }

    /**
     * Same asset: the payment's value in proportion, rounded once on the sum of all refunds in it.
     * Another dollar token: at one dollar. Anything else: nobody can say.
     */
    private Optional<Long> valueUsdCents(
            RefundNotification refund,
            SfpyPayment payment,
            SfpyRefund row,
            OrderBooks books,
            TokenRegistry tokens) {
        Optional<Token> token = tokens.find(refund.isEth(), refund.tokenAddress());
        Optional<Token> paidToken = tokens.find(payment.isEth(), payment.getTokenAddress());
        if (!token.isPresent() || !paidToken.isPresent()) {
            return Optional.empty();
        }
        if (token.get().isSameAssetAs(paidToken.get())) {
            BigInteger beforeBaseUnits = BigInteger.ZERO;
            long beforeUsdCents = 0;
            for (SfpyRefund earlier : books.postedRefundsOf(payment)) {
                Optional<Token> earlierToken =
                        tokens.find(earlier.isEth(), earlier.getTokenAddress());
                if (earlier != row
                        && earlierToken.isPresent()
                        && earlierToken.get().isSameAssetAs(token.get())) {
                    beforeBaseUnits = beforeBaseUnits.add(earlier.getBaseUnits());
                    beforeUsdCents += earlier.getUsdCents();
                }
            }
            long sumUsdCents =
                    UsdValue.proportion(
                            payment.getUsdCents(),
                            beforeBaseUnits.add(refund.baseUnits()),
                            payment.getBaseUnits());
            return Optional.of(Math.max(0, sumUsdCents - beforeUsdCents));
        }
        return token.get().isDollarPegged()
                ? Optional.of(
                        UsdValue.usdCents(refund.baseUnits(), token.get(), UsdValue.MICRO_USD))
                : Optional.<Long>empty();
    }

    /** What the chain has shown replaces what it has not; parked facts are not decided yet. */
    private static Recorded recorded(SfpyRefund row, RefundNotification refund, ChainFacts chain) {
        if (row == null || row.getStanding() == RefundStanding.PARKED) {
            return Recorded.NOT_YET;
        }
        if (row.hasSameFactsAs(refund)) {
            return Recorded.SAME_FACTS;
        }
        boolean replaces = chain.isConfirmed() && !row.isVerified() && !row.isPosted();
        return replaces ? Recorded.NOT_YET : Recorded.OTHER_FACTS;
    }

    private static void write(RefundDecision.Result result, SfpyRefund row) {
        RefundDecision decision = result.decision();
        row.decide(decision.name(), result.reason());
        row.setStanding(decision.standing());
        row.setElsewhere(decision == RefundDecision.ELSEWHERE);
        row.setAttention(result.callsAttention());
    }

    /** Makes the order what follows from a decision. */
    private void follow(RefundDecision.Result result, SfpyRefund row, OrderBooks books) {
        SfpyOrder sfpyOrder = books.sfpyOrder();
        sfpyOrder.happened(
                result.reason()
                        + " (order "
                        + row.getOrderId()
                        + ", refund "
                        + row.getRefundId()
                        + ")");
        RefundDecision decision = result.decision();
        if (decision == RefundDecision.PARK) {
            return;
        }
        if (row.isAttention()) {
            sfpyOrder.callAttention();
        }
        row.setDecidedAs(sfpyOrder.change());
        orderSettlement.settle(books, row, row.getRefundId());
        if (decision == RefundDecision.HOLD) {
            orderSettlement.announce(Announcer.Kind.HELD, sfpyOrder, row.getRefundId());
        } else if (decision.standing() == RefundStanding.POSTED) {
            orderSettlement.announce(Announcer.Kind.REFUND_POSTED, sfpyOrder, row.getRefundId());
        }
    }

    /**
     * Runs the table again for a refund that a person vouches for.
     *
     * @param books the order, locked
     * @param row a refund that is held, or went elsewhere
     * @param usdCents what it is worth; null for what settlement makes of it, and if it can make
     *     nothing of it, for all that is left of its payment
     * @return the decision, applied unless it is {@link RefundDecision#PARK}
     */
    public RefundDecision.Result approve(OrderBooks books, SfpyRefund row, Long usdCents) {
        SfpyPayment payment = records.findPayment(row.getPaymentId()).orElse(null);
        RefundCase facts = new RefundCase();
        facts.approved = true;
        facts.fromStore = true;
        facts.fitsPayment = true;
        facts.balance = books.balanceWithout(row);
        if (payment != null && payment.getStanding() != PaymentStanding.PARKED) {
            facts.paymentKnown = true;
            facts.paymentCounts = payment.isCounted();
            facts.valueKnown = true;
            facts.valueUsdCents =
                    usdCents == null ? valueOrRest(row, payment, books) : usdCents.longValue();
        }
        RefundDecision.Result result = RefundDecision.decide(facts);
        if (result.decision() != RefundDecision.PARK) {
            row.describe(row.getTokenSymbol(), facts.valueUsdCents);
            write(result, row);
            follow(result, row, books);
        }
        return result;
    }

    private static long valueOrRest(SfpyRefund row, SfpyPayment payment, OrderBooks books) {
        return row.getUsdCents() > 0 ? row.getUsdCents() : books.keptUsdCents(payment);
    }

    private static Settled settledBy(RefundDecision.Result result) {
        String name = result.decision().name();
        return result.decision() == RefundDecision.PARK
                ? Settled.tryAgain(name, result.reason())
                : Settled.finished(name, result.reason());
    }
}
