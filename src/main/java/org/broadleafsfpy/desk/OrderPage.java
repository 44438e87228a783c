package org.broadleafsfpy.desk;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.broadleafsfpy.chain.BlockExplorer;
import org.broadleafsfpy.ledger.LedgerEntry;
import org.broadleafsfpy.records.OrderState;
import org.broadleafsfpy.records.PaymentStanding;
import org.broadleafsfpy.records.RefundStanding;
import org.broadleafsfpy.records.SfpyOrder;
import org.broadleafsfpy.records.SfpyPayment;
import org.broadleafsfpy.records.SfpyRefund;
import org.broadleafsfpy.records.SfpyRequest;
import org.broadleafsfpy.records.TransferRecord;
import org.broadleafsfpy.settlement.OrderBalance;
import org.broadleafsfpy.settlement.OrderBooks;
import org.broadleafsfpy.settlement.PaymentDecision;
import org.broadleafsfpy.staff.ActionKind;
import org.broadleafsfpy.staff.StaffAction;
import org.broadleafsfpy.staff.StaffActions;

/** All that the module knows of one order, for a page. Filled by {@link Orders}. */
public final class OrderPage {
    private final OrderBooks books;
    private final OrderBalance balance;
    private final String explorerUrl;
    private String orderNumber;
    private List<SfpyRequest> requests = new ArrayList<>();
    private List<LedgerEntry> entries = new ArrayList<>();
    private List<StaffAction> actions = new ArrayList<>();

    OrderPage(OrderBooks books, String explorerUrl) {
        this.books = books;
        this.balance = books.balance();
        this.explorerUrl = explorerUrl;
    }

    OrderPage with(
            String number,
            List<SfpyRequest> itsRequests,
            List<LedgerEntry> itsEntries,
            List<StaffAction> itsActions) {
        this.orderNumber = number;
        this.requests = itsRequests;
        this.entries = itsEntries;
        this.actions = itsActions;
        return this;
    }

    public SfpyOrder getOrder() {
        return books.sfpyOrder();
    }

    /**
     * @return Broadleaf's order number, null before it is placed
     */
    public String getOrderNumber() {
        return orderNumber;
    }

    public OrderBalance getBalance() {
        return balance;
    }

    public long getReceivedUsdCents() {
        return balance.countedUsdCents();
    }

    public long getRefundedUsdCents() {
        return balance.refundedUsdCents();
    }

    public long getMissingUsdCents() {
        return getOrder().getState().isWaitingForMoney() ? balance.missingUsdCents() : 0;
    }

    public long getExcessUsdCents() {
        return balance.excessUsdCents();
    }

    public List<SfpyRequest> getRequests() {
        return requests;
    }

    public List<SfpyPayment> getPayments() {
        return books.payments();
    }

    public List<SfpyRefund> getRefunds() {
        return books.refunds();
    }

    public List<LedgerEntry> getEntries() {
        return entries;
    }

    public List<StaffAction> getActions() {
        return actions;
    }

    public List<Choice> choices(SfpyPayment payment) {
        return Choices.about(payment);
    }

    public List<Choice> choices(SfpyRefund refund) {
        return Choices.about(refund);
    }

    public List<Choice> getChoices() {
        return Choices.about(getOrder());
    }

    /**
     * @param transfer a payment or refund
     * @return where to look its transaction up, null if nobody knows
     */
    public String explorer(TransferRecord transfer) {
        return BlockExplorer.transaction(
                explorerUrl, transfer.getChainId(), transfer.getTransactionHash());
    }

    /**
     * @return what a person who reads this page has seen
     */
    public StaffActions.Seen getSeen() {
        return new StaffActions.Seen(getOrder().getChanges(), balance.netUsdCents());
    }

    /**
     * What calls for attention, in sentences, each with what can be done about it.
     *
     * @param text the reader's language
     * @return the sentences; empty if nothing does
     */
    public Map<String, List<Choice>> problems(DeskText text) {
        Map<String, List<Choice>> problems = new LinkedHashMap<>();
        if (!isOpen()) {
            return problems;
        }
        for (SfpyPayment payment : getPayments()) {
            // What made the order overpaid is said of the order.
            if (payment.isAttention() && !isDecided(payment, PaymentDecision.CONFIRM)) {
                problems.put(
                        text.say(
                                "sfpy.attention.payment." + payment.getDecision(),
                                text.amount(payment),
                                text.usd(payment.getUsdCents()),
                                text.time(payment.getCreatedAt())),
                        Choices.about(payment));
            }
        }
        for (SfpyRefund refund : getRefunds()) {
            if (refund.isAttention()) {
                problems.put(
                        text.say(
                                "sfpy.attention.refund." + refund.getDecision(),
                                text.amount(refund),
                                text.usd(refund.getUsdCents()),
                                text.time(refund.getCreatedAt())),
                        Choices.about(refund));
            }
        }
        for (SfpyPayment payment : getPayments()) {
            if (isOwed(payment) && getOrder().getState() != OrderState.TO_BE_REFUNDED) {
                problems.put(
                        text.say(
                                "sfpy.attention.payment.OWED",
                                text.amount(payment),
                                text.usd(payment.getUsdCents()),
                                text.time(payment.getCreatedAt())),
                        Choices.about(payment));
            }
        }
        String standing = standing(problems.isEmpty());
        if (standing != null) {
            problems.put(
                    text.say(
                            "sfpy.attention.order." + standing,
                            text.usd(getReceivedUsdCents()),
                            text.usd(getMissingUsdCents()),
                            text.usd(getExcessUsdCents())),
                    ofOrder());
        }
        return problems;
    }

    /**
     * @return whether a person has to do something about it
     */
    public boolean isOpen() {
        return getOrder().isAttention() || getPayments().stream().anyMatch(this::isOwed);
    }

    /** Whether it was promised back, and has not gone back yet. */
    private boolean isOwed(SfpyPayment payment) {
        long backUsdCents =
                getRefunds().stream()
                        .filter(r -> r.isPosted())
                        .filter(r -> r.getPaymentId().equals(payment.getPaymentId()))
                        .mapToLong(SfpyRefund::getUsdCents)
                        .sum();
        return payment.isToBeRefunded() && payment.getUsdCents() > backUsdCents;
    }

    private static boolean isDecided(SfpyPayment payment, PaymentDecision decision) {
        return decision.name().equals(payment.getDecision());
    }

    /** What is to be said of the order as a whole, null if its payments and refunds say it all. */
    private String standing(boolean alone) {
        OrderState state = getOrder().getState();
        if (state == OrderState.PAID_NOT_PLACED || state == OrderState.TO_BE_REFUNDED) {
            return state.name();
        }
        if (getExcessUsdCents() > 0 && alone) {
            return "OVERPAID";
        }
        if (state == OrderState.PARTIALLY_PAID && alone) {
            return state.name();
        }
        return alone ? "OTHER" : null;
    }

    /** Money that should go back can be promised from here too. */
    private List<Choice> ofOrder() {
        List<Choice> choices = new ArrayList<>(Choices.about(getOrder()));
        OrderState state = getOrder().getState();
        if (state == OrderState.PAID_NOT_PLACED || state == OrderState.PARTIALLY_PAID) {
            for (SfpyPayment payment : getPayments()) {
                if (payment.isCounted()) {
                    choices.addAll(Choices.about(payment));
                }
            }
        }
        choices.removeIf(c -> c.getAction() == ActionKind.TAKE_NOTE);
        return choices;
    }

    /**
     * @return whether a person can say that it is known and needs nothing more
     */
    public boolean isNotable() {
        return getOrder().isAttention()
                && getPayments().stream()
                        .noneMatch(
                                p ->
                                        p.isAttention()
                                                && p.getStanding() == PaymentStanding.UNAPPLIED)
                && getRefunds().stream()
                        .noneMatch(r -> r.isAttention() && r.getStanding() == RefundStanding.HELD);
    }
}
