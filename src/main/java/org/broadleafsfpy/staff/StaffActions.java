package org.broadleafsfpy.staff;

import java.util.Optional;
import java.util.UUID;
import org.broadleafsfpy.inbox.EventInbox;
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

        /**
         * @return the order's number of changes
         */
        public long changes() {
            return changes;
        }

        /**
         * @return what was received and counts, less what went back, in US cents
         */
        public long netUsdCents() {
            return netUsdCents;
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
                        throw new ActionRefusedException(Refusal.CHANGED_MEANWHILE);
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
        records.add(
                new StaffAction(by.actionId, action, subjectId, orderId, by.who, by.why, outcome));
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
        private final String actionId;

        /**
         * @param who the person
         * @param why in his or her own words, not empty
         * @throws ActionRefusedException if there is no reason
         */
        public By(StaffMember who, String why) throws ActionRefusedException {
            this(who, why, UUID.randomUUID().toString());
        }

        /**
         * @param who the person
         * @param why in his or her own words, not empty
         * @param actionId the id under which the action is recorded, once for all times
         * @throws ActionRefusedException if there is no reason
         */
        By(StaffMember who, String why, String actionId) throws ActionRefusedException {
            if (why == null || why.trim().isEmpty()) {
                throw new ActionRefusedException(Refusal.NO_REASON);
            }
            this.who = who;
            this.why = why.trim();
            this.actionId = actionId;
        }

        /**
         * @return the person's login
         */
        public String staff() {
            return who.name();
        }

        /**
         * @return why, in the person's own words
         */
        public String why() {
            return why;
        }

        void require(Permission permission) throws ActionRefusedException {
            if (!who.may(permission)) {
                throw new ActionRefusedException(Refusal.NOT_ALLOWED);
            }
        }
    }

    private SfpyPayment payment(String paymentId) throws ActionRefusedException {
        Optional<SfpyPayment> found = transaction.execute(status -> records.findPayment(paymentId));
        return found.orElseThrow(() -> new ActionRefusedException(Refusal.NO_SUCH_PAYMENT));
    }

    private SfpyRefund refund(String refundId) throws ActionRefusedException {
        Optional<SfpyRefund> found = transaction.execute(status -> records.findRefund(refundId));
        return found.orElseThrow(() -> new ActionRefusedException(Refusal.NO_SUCH_REFUND));
    }

    private SfpyPayment unapplied(String paymentId) throws ActionRefusedException {
        SfpyPayment row = records.findPayment(paymentId).get();
        if (row.getStanding() != PaymentStanding.UNAPPLIED) {
            throw new ActionRefusedException(Refusal.PAYMENT_NOT_WAITING);
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
                        throw new ActionRefusedException(Refusal.VALUE_NEEDED);
                    }
                    if (late && !payments.reopen(books)) {
                        throw new ActionRefusedException(Refusal.NOT_PLACEABLE);
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
                        throw new ActionRefusedException(Refusal.NOT_RECEIVED);
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
            throw new ActionRefusedException(Refusal.VALUE_NOT_POSITIVE);
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
                        throw new ActionRefusedException(Refusal.REFUND_NOT_WAITING);
                    }
                    RefundDecision.Result result = refunds.approve(books, row, usdCents);
                    if (result.decision() == RefundDecision.PARK) {
                        throw new ActionRefusedException(Refusal.REFUND_TOO_EARLY);
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
                        throw new ActionRefusedException(Refusal.REFUND_NOT_WAITING);
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
                        throw new ActionRefusedException(Refusal.NO_CHECKOUT_DUE);
                    }
                    if (!books.balance().isEnough()) {
                        throw new ActionRefusedException(Refusal.MONEY_MISSING);
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
     * Says that a person has looked at what needs no decision: something that never reached the
     * store, a payment above the total, a refund after the shipping. What waits for a decision goes
     * on waiting.
     *
     * @param orderId Broadleaf's order id
     * @param by who and why
     * @param seen what the person saw
     * @throws ActionRefusedException if the order has changed, nothing of it calls for attention,
     *     or it is paid and not placed
     */
    public void takeNote(Long orderId, By by, Seen seen) throws ActionRefusedException {
        act(
                "TAKE_NOTE",
                orderId,
                orderId.toString(),
                by,
                seen,
                books -> {
                    if (!books.sfpyOrder().isAttention()) {
                        throw new ActionRefusedException(Refusal.NOTHING_TO_NOTE);
                    }
                    if (books.sfpyOrder().getState() == OrderState.PAID_NOT_PLACED) {
                        throw new ActionRefusedException(Refusal.DECISION_NEEDED);
                    }
                    for (SfpyPayment payment : books.payments()) {
                        if (payment.getStanding() != PaymentStanding.UNAPPLIED
                                || payment.isToBeRefunded()) {
                            payment.setAttention(false);
                        }
                    }
                    for (SfpyRefund refund : books.refunds()) {
                        if (refund.getStanding() != RefundStanding.HELD) {
                            refund.setAttention(false);
                        }
                    }
                    books.sfpyOrder().change();
                    return "NOTED";
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
                        throw new ActionRefusedException(Refusal.EVENT_BUSY);
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
                        throw new ActionRefusedException(Refusal.EVENT_SETTLED);
                    }
                    record("IGNORE_EVENT", eventKey, null, by, "IGNORED");
                });
    }
}
