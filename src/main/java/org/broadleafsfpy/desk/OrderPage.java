package org.broadleafsfpy.desk;

import java.util.ArrayList;
import java.util.List;
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

    /**
     * @return what people call the order: its number, or its id before it is placed
     */
    public String getName() {
        return orderNumber == null ? getOrder().getOrderId().toString() : orderNumber;
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
     * @param text the reader's language
     * @return what a person has to do something about, each with what can be done; empty if nothing
     */
    public List<Problem> problems(DeskText text) {
        return isOpen() ? new Problems(this, text).all() : new ArrayList<Problem>();
    }

    /**
     * @return whether a person has to do something about it
     */
    public boolean isOpen() {
        return getOrder().isAttention() || getPayments().stream().anyMatch(this::isOwed);
    }

    /** Whether it was promised back, and has not gone back yet. */
    boolean isOwed(SfpyPayment payment) {
        long backUsdCents =
                getRefunds().stream()
                        .filter(SfpyRefund::isPosted)
                        .filter(r -> r.getPaymentId().equals(payment.getPaymentId()))
                        .mapToLong(SfpyRefund::getUsdCents)
                        .sum();
        return payment.isToBeRefunded() && payment.getUsdCents() > backUsdCents;
    }

    /**
     * @return whether a person can say that it is known and needs nothing more
     */
    public boolean isNotable() {
        return getOrder().isAttention()
                && getOrder().getState() != OrderState.PAID_NOT_PLACED
                && getPayments().stream()
                        .noneMatch(
                                p ->
                                        p.isAttention()
                                                && p.getStanding() == PaymentStanding.UNAPPLIED)
                && getRefunds().stream()
                        .noneMatch(r -> r.isAttention() && r.getStanding() == RefundStanding.HELD);
    }
}
