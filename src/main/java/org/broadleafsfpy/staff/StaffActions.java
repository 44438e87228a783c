package org.broadleafsfpy.staff;

import java.util.Optional;
import org.broadleafsfpy.inbox.EventInbox;
import org.broadleafsfpy.money.UsdValue;
import org.broadleafsfpy.records.OrderState;
import org.broadleafsfpy.records.PaymentStanding;
import org.broadleafsfpy.records.RefundStanding;
import org.broadleafsfpy.records.SfpyOrder;
import org.broadleafsfpy.records.SfpyPayment;
import org.broadleafsfpy.records.SfpyRecords;
import org.broadleafsfpy.records.SfpyRefund;
import org.broadleafsfpy.schedule.DurableTasks;
import org.broadleafsfpy.settlement.OrderBooks;
import org.broadleafsfpy.settlement.OrderPlacement;
import org.broadleafsfpy.settlement.OrderSettlement;
import org.broadleafsfpy.settlement.PaymentDecision;
import org.broadleafsfpy.settlement.PaymentSettlement;
import org.broadleafsfpy.settlement.RefundDecision;
import org.broadleafsfpy.settlement.RefundSettlement;
import org.broadleafsfpy.staff.StaffMember.Permission;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What people decide. Each action is one transaction under the order's lock, refused if the order
 * has changed since the person looked, and recorded with who, when and why. Thread-safe.
 */
public class StaffActions {
    private static final Logger LOG = LoggerFactory.getLogger(StaffActions.class);

    private final SfpyRecords records;
    private final OrderSettlement orderSettlement;
    private final PaymentSettlement payments;
    private final RefundSettlement refunds;
    private final OrderPlacement placement;
    private final EventInbox inbox;
    private final DurableTasks tasks;
    private final TransactionTemplate transaction;

    /**
     * @param records the module's rows
     * @param orderSettlement what orders' payments come to
     * @param payments decides on payments
     * @param refunds decides on refunds
     * @param placement places orders
     * @param inbox the events
     * @param tasks what is tried again
     * @param transactionManager Broadleaf's {@code blTransactionManager}
     */
    public StaffActions(
            SfpyRecords records,
            OrderSettlement orderSettlement,
            PaymentSettlement payments,
            RefundSettlement refunds,
            OrderPlacement placement,
            EventInbox inbox,
            DurableTasks tasks,
            PlatformTransactionManager transactionManager) {
        this.records = records;
        this.orderSettlement = orderSettlement;
        this.payments = payments;
        this.refunds = refunds;
        this.placement = placement;
        this.inbox = inbox;
        this.tasks = tasks;
        this.transaction = new TransactionTemplate(transactionManager);
    }

    /** What a person saw of an order before deciding. Immutable. */
    public static final class Seen {
        private final long changes;
        private final long netUsdCents;

        /**
         * @param changes the order's number of changes
         * @param netUsdCents what was received and counts, less what went back, in US cents
         */
        public Seen(long changes, long netUsdCents) {
            this.changes = changes;
            this.netUsdCents = netUsdCents;
        }
    }

    /**
     * @param orderId Broadleaf's order id
     * @return what a person sees of the order now
     */
    public Seen look(Long orderId) {
        return transaction.execute(
                status -> {
                    SfpyOrder sfpyOrder = records.readOrder(orderId);
                    long net = orderSettlement.balanceOf(sfpyOrder).netUsdCents();
                    return new Seen(sfpyOrder.getChanges(), net);
                });
    }

    /** The work of an action, inside its transaction. Returns the outcome's name. */
    private interface Work {
        String on(OrderBooks books) throws ActionRefusedException;
    }

    /** Unchecked, so that the transaction rolls back. */
    private static final class RefusedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        RefusedException(ActionRefusedException cause) {
            super(cause);
        }
    }

    private void act(String action, Long orderId, String subjectId, By by, Seen seen, Work work)
            throws ActionRefusedException {
        by.require(Permission.DECIDE);
        inTransaction(
                () -> {
                    SfpyOrder sfpyOrder = records.lockOrder(orderId);
                    OrderBooks books = orderSettlement.open(sfpyOrder);
                    if (sfpyOrder.getChanges() != seen.changes
                            || books.balance().netUsdCents() != seen.netUsdCents) {
                        throw new ActionRefusedException(
                                "The order has changed since you looked at it. Please look again.");
                    }
                    String outcome = work.on(books);
                    if (!books.hasRowForAttention()) {
                        sfpyOrder.attended();
                    }
                    if (sfpyOrder.getState().isCheckoutDue()) {
                        placement.keepTrying(orderId);
                    }
                    record(action, subjectId, orderId, by, outcome);
                });
        placement.placeIfPaid(orderId);
        tasks.wake();
    }

    private interface Step {
        void run() throws ActionRefusedException;
    }

    private void inTransaction(Step step) throws ActionRefusedException {
        try {
            transaction.execute(
                    status -> {
                        try {
                            step.run();
                            return null;
                        } catch (ActionRefusedException e) {
                            throw new RefusedException(e);
                        }
                    });
        } catch (RefusedException e) {
            throw (ActionRefusedException) e.getCause();
        }
    }

    private void record(String action, String subjectId, Long orderId, By by, String outcome) {
        records.add(new StaffAction(action, subjectId, orderId, by.who, by.why, outcome));
        LOG.info(
                "action=staff do={} subject={} order={} staff={} outcome={}",
                action,
                subjectId,
                orderId,
                by.who.name().replaceAll("[^A-Za-z0-9@._-]", "?"),
                outcome);
    }

    /** Who acts and why. Immutable. */
    public static final class By {
        private final StaffMember who;
        private final String why;

        /**
         * @param who the person
         * @param why in his or her own words, not empty
         * @throws ActionRefusedException if there is no reason
         */
        public By(StaffMember who, String why) throws ActionRefusedException {
            if (why == null || why.trim().isEmpty()) {
                throw new ActionRefusedException("Please say why, for whoever reads this later.");
            }
            this.who = who;
            this.why = why.trim();
        }

        private void require(Permission permission) throws ActionRefusedException {
            if (!who.may(permission)) {
                throw new ActionRefusedException("You are not allowed to do that.");
            }
        }
    }

    private SfpyPayment payment(String paymentId) throws ActionRefusedException {
        Optional<SfpyPayment> found = transaction.execute(status -> records.findPayment(paymentId));
        return found.orElseThrow(() -> new ActionRefusedException("There is no such payment."));
    }

    private SfpyRefund refund(String refundId) throws ActionRefusedException {
        Optional<SfpyRefund> found = transaction.execute(status -> records.findRefund(refundId));
        return found.orElseThrow(() -> new ActionRefusedException("There is no such refund."));
    }

    private SfpyPayment unapplied(String paymentId) throws ActionRefusedException {
        SfpyPayment row = records.findPayment(paymentId).get();
        if (row.getStanding() != PaymentStanding.UNAPPLIED) {
            throw new ActionRefusedException("This payment does not wait for a decision.");
        }
        return row;
    }

    /**
     * Lets a payment count that was held. The table is run again: it may turn out to be late.
     *
     * @param paymentId SFPY's id
     * @param usdCents what it is worth, in US cents; null for what settlement made of it
     * @param by who and why
     * @param seen what the person saw
     * @throws ActionRefusedException if it does not wait for that
     */
    public void acceptPayment(String paymentId, Long usdCents, By by, Seen seen)
            throws ActionRefusedException {
        approve("ACCEPT_PAYMENT", paymentId, usdCents, false, by, seen);
    }

    /**
     * Lets a payment count that came too late, or for a total that has changed. An order that was
     * given back is frozen again as it is now, and placed if that is paid.
     *
     * @param paymentId SFPY's id
     * @param by who and why
     * @param seen what the person saw
     * @throws ActionRefusedException if the order can't be placed through SFPY any more
     */
    public void applyLatePayment(String paymentId, By by, Seen seen) throws ActionRefusedException {
        approve("APPLY_LATE_PAYMENT", paymentId, null, true, by, seen);
    }

    private void approve(
            String action, String paymentId, Long usdCents, boolean late, By by, Seen seen)
            throws ActionRefusedException {
        Long orderId = payment(paymentId).getOrderId();
        act(
                action,
                orderId,
                paymentId,
                by,
                seen,
                books -> {
                    SfpyPayment row = unapplied(paymentId);
                    long value = usdCents == null ? row.getUsdCents() : usdCents;
                    if (value <= 0) {
                        throw new ActionRefusedException(
                                "Nobody knows what this payment is worth. Please say it.");
                    }
                    if (late && !payments.reopen(books)) {
                        throw new ActionRefusedException(
                                "The order can't be placed by this payment any more. Please mark"
                                        + " the payment to be refunded.");
                    }
                    PaymentDecision.Result result = payments.approve(books, row, value, late);
                    return result.decision().name();
                });
    }

    /**
     * Says that a payment never arrived, whatever its event says.
     *
     * @param paymentId SFPY's id
     * @param by who and why
     * @param seen what the person saw
     * @throws ActionRefusedException if it does not wait for that
     */
    public void rejectPayment(String paymentId, By by, Seen seen) throws ActionRefusedException {
        Long orderId = payment(paymentId).getOrderId();
        act(
                "REJECT_PAYMENT",
                orderId,
                paymentId,
                by,
                seen,
                books -> {
                    SfpyPayment row = unapplied(paymentId);
                    row.decide(PaymentDecision.REJECT.name(), "Rejected by staff. " + by.why);
                    row.setStanding(PaymentStanding.REJECTED);
                    row.setAttention(false);
                    row.setDecidedAs(books.sfpyOrder().change());
                    orderSettlement.settle(books, row, paymentId);
                    return row.getDecision();
                });
    }

    /**
     * Promises a payment back to its payer. An order that it paid and that is not placed yet will
     * not be placed. The refund itself is made at SFPY, and posted when its event comes.
     *
     * @param paymentId SFPY's id
     * @param by who and why
     * @param seen what the person saw
     * @throws ActionRefusedException if the store does not have it
     */
    public void markToBeRefunded(String paymentId, By by, Seen seen) throws ActionRefusedException {
        Long orderId = payment(paymentId).getOrderId();
        act(
                "MARK_TO_BE_REFUNDED",
                orderId,
                paymentId,
                by,
                seen,
                books -> {
                    SfpyPayment row = records.findPayment(paymentId).get();
                    if (row.getStanding() != PaymentStanding.UNAPPLIED && !row.isCounted()) {
                        throw new ActionRefusedException("The store does not have this payment.");
                    }
                    row.setToBeRefunded(true);
                    row.setAttention(false);
                    books.sfpyOrder().change();
                    orderSettlement.settle(books, row, paymentId);
                    return "TO_BE_REFUNDED";
                });
    }

    /**
     * Posts a refund that was held, or lets one count in full that went elsewhere.
     *
     * @param refundId SFPY's id
     * @param usdCents what it is worth, in US cents; null for what settlement made of it, and if it
     *     could make nothing of it, for all that is left of its payment
     * @param by who and why
     * @param seen what the person saw
     * @throws ActionRefusedException if it does not wait for that
     */
    public void acceptRefund(String refundId, Long usdCents, By by, Seen seen)
            throws ActionRefusedException {
        if (usdCents != null && usdCents <= 0) {
            throw new ActionRefusedException(
                    "A refund is worth more than " + UsdValue.format(0) + " USD.");
        }
        Long orderId = refund(refundId).getOrderId();
        act(
                "ACCEPT_REFUND",
                orderId,
                refundId,
                by,
                seen,
                books -> {
                    SfpyRefund row = records.findRefund(refundId).get();
                    if (row.getStanding() != RefundStanding.HELD && !row.isElsewhere()) {
                        throw new ActionRefusedException("This refund does not wait for that.");
                    }
                    RefundDecision.Result result = refunds.approve(books, row, usdCents);
                    if (result.decision() == RefundDecision.PARK) {
                        throw new ActionRefusedException(result.reason());
                    }
                    return result.decision().name();
                });
    }

    /**
     * Says that a refund that was held is none of the store's.
     *
     * @param refundId SFPY's id
     * @param by who and why
     * @param seen what the person saw
     * @throws ActionRefusedException if it does not wait for that
     */
    public void rejectRefund(String refundId, By by, Seen seen) throws ActionRefusedException {
        Long orderId = refund(refundId).getOrderId();
        act(
                "REJECT_REFUND",
                orderId,
                refundId,
                by,
                seen,
                books -> {
                    SfpyRefund row = records.findRefund(refundId).get();
                    if (row.getStanding() != RefundStanding.HELD) {
                        throw new ActionRefusedException("This refund does not wait for that.");
                    }
                    row.decide(RefundDecision.REJECT.name(), "Rejected by staff. " + by.why);
                    row.setStanding(RefundStanding.REJECTED);
                    row.setAttention(false);
                    row.setDecidedAs(books.sfpyOrder().change());
                    orderSettlement.settle(books, row, refundId);
                    return row.getDecision();
                });
    }

    /**
     * Has the checkout of a paid order tried again, at once. A promise to give its money back is
     * withdrawn.
     *
     * @param orderId Broadleaf's order id
     * @param by who and why
     * @param seen what the person saw
     * @throws ActionRefusedException if its money is not all there, or it needs no checkout
     */
    public void retryPlacement(Long orderId, By by, Seen seen) throws ActionRefusedException {
        act(
                "RETRY_PLACEMENT",
                orderId,
                orderId.toString(),
                by,
                seen,
                books -> {
                    SfpyOrder sfpyOrder = books.sfpyOrder();
                    if (!sfpyOrder.getState().isCheckoutDue()
                            && sfpyOrder.getState() != OrderState.TO_BE_REFUNDED) {
                        throw new ActionRefusedException("This order needs no checkout.");
                    }
                    if (!books.balance().isEnough()) {
                        throw new ActionRefusedException("Not all of its money is there any more.");
                    }
                    for (SfpyPayment payment : books.payments()) {
                        if (payment.isCounted()) {
                            payment.setToBeRefunded(false);
                        }
                    }
                    sfpyOrder.enter(OrderState.PAID, "Tried again by staff.");
                    sfpyOrder.change();
                    return "TRIED_AGAIN";
                });
    }

    /**
     * Has an event tried again from the beginning.
     *
     * @param eventKey its key in the inbox
     * @param by who and why
     * @throws ActionRefusedException if there is no such event, or it is being worked on
     */
    public void replayEvent(String eventKey, By by) throws ActionRefusedException {
        by.require(Permission.OPERATE);
        inTransaction(
                () -> {
                    if (!inbox.replay(eventKey)) {
                        throw new ActionRefusedException(
                                "There is no such event, or it is being worked on.");
                    }
                    record("REPLAY_EVENT", eventKey, null, by, "WAITING");
                });
        tasks.wake();
    }

    /**
     * Ends the work on an event that is not settled.
     *
     * @param eventKey its key in the inbox
     * @param by who and why
     * @throws ActionRefusedException if there is no such event
     */
    public void ignoreEvent(String eventKey, By by) throws ActionRefusedException {
        by.require(Permission.OPERATE);
        inTransaction(
                () -> {
                    if (!inbox.ignore(eventKey, "Ignored by staff. " + by.why)) {
                        throw new ActionRefusedException(
                                "There is no such event, or it is settled.");
                    }
                    record("IGNORE_EVENT", eventKey, null, by, "IGNORED");
                });
    }
}
