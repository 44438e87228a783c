package org.broadleafsfpy.desk;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.broadleafsfpy.inbox.InboxState;
import org.broadleafsfpy.ledger.Account;
import org.broadleafsfpy.records.OrderState;
import org.broadleafsfpy.records.PaymentStanding;
import org.broadleafsfpy.records.RefundStanding;
import org.broadleafsfpy.records.RequestState;

/** The lists there are. */
public enum ListKind {
    /** What each order stands at. */
    ORDERS("SfpyOrder", "state", OrderState.class, "createdAt", "orderId"),
    /** What was asked for. */
    REQUESTS("SfpyRequest", "state", RequestState.class, "createdAt", "requestId", "orderId"),
    /** What was paid. */
    PAYMENTS(
            "SfpyPayment",
            "standing",
            PaymentStanding.class,
            "createdAt",
            "paymentId",
            "requestId",
            "orderId",
            "transactionHash",
            "fromAddress"),
    /** What went back. */
    REFUNDS(
            "SfpyRefund",
            "standing",
            RefundStanding.class,
            "createdAt",
            "refundId",
            "paymentId",
            "requestId",
            "orderId",
            "transactionHash",
            "toAddress"),
    /** What SFPY said. */
    EVENTS("InboxEvent", "state", InboxState.class, "receivedAt", "key"),
    /** The books. */
    LEDGER(
            "LedgerEntry",
            "debit",
            Account.class,
            "createdAt",
            "entryId",
            "orderId",
            "paymentId",
            "refundId",
            "transactionHash");

    private final String entity;
    private final String stateField;
    private final Class<? extends Enum<?>> stateType;
    private final String timeField;
    private final List<String> searched;

    ListKind(
            String entity,
            String stateField,
            Class<? extends Enum<?>> stateType,
            String timeField,
            String... searched) {
        this.entity = entity;
        this.stateField = stateField;
        this.stateType = stateType;
        this.timeField = timeField;
        this.searched = Collections.unmodifiableList(Arrays.asList(searched));
    }

    String entity() {
        return entity;
    }

    String stateField() {
        return stateField;
    }

    String timeField() {
        return timeField;
    }

    List<String> searched() {
        return searched;
    }

    /** The state of a name, null if there is none. */
    Enum<?> state(String name) {
        for (Enum<?> state : stateType.getEnumConstants()) {
            if (state.name().equals(name)) {
                return state;
            }
        }
        return null;
    }

    /**
     * @return the states to choose from
     */
    public List<Enum<?>> getStates() {
        return Arrays.<Enum<?>>asList(stateType.getEnumConstants());
    }

    /**
     * @return the last part of its page's address
     */
    public String getPath() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    /**
     * @return the key of its section in the admin's menu
     */
    public String getSection() {
        return "Sfpy" + name().charAt(0) + getPath().substring(1);
    }

    /**
     * @return what its columns are called in the messages, in the order of the cells
     */
    public List<String> getColumns() {
        switch (this) {
            case ORDERS:
                return Arrays.asList("order", "state", "total", "happened", "made", "changed");
            case REQUESTS:
                return Arrays.asList("request", "order", "state", "usd", "made", "expires");
            case PAYMENTS:
                return Arrays.asList(
                        "payment", "order", "decision", "amount", "usd", "transaction", "received");
            case REFUNDS:
                return Arrays.asList(
                        "refund",
                        "payment",
                        "order",
                        "decision",
                        "amount",
                        "usd",
                        "transaction",
                        "received");
            case EVENTS:
                return Arrays.asList(
                        "event",
                        "type",
                        "state",
                        "outcome",
                        "deliveries",
                        "attempts",
                        "source",
                        "received");
            default:
                return Arrays.asList(
                        "time", "debit", "credit", "usd", "order", "cause", "transaction");
        }
    }

    /**
     * @return whether it can be had as CSV
     */
    public boolean isExported() {
        return this == LEDGER || this == PAYMENTS;
    }

    static ListKind of(String path) {
        for (ListKind kind : values()) {
            if (kind.getPath().equals(path)) {
                return kind;
            }
        }
        return null;
    }
}
