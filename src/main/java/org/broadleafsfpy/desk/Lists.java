package org.broadleafsfpy.desk;

import static org.broadleafsfpy.desk.DeskText.brief;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.persistence.EntityManager;
import javax.persistence.PersistenceContext;
import javax.persistence.Query;
import org.broadleafsfpy.chain.BlockExplorer;
import org.broadleafsfpy.config.SettingsService;
import org.broadleafsfpy.inbox.InboxState;
import org.broadleafsfpy.ledger.LedgerEntry;
import org.broadleafsfpy.records.SfpyOrder;
import org.broadleafsfpy.records.SfpyPayment;
import org.broadleafsfpy.records.SfpyRefund;
import org.broadleafsfpy.records.SfpyRequest;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Finds what the lists show, newest first. Thread-safe. */
public class Lists {
    /** Not the bytes: a page of events would be megabytes. */
    private static final String EVENT_COLUMNS =
            "r.key, r.type, r.state, r.outcome, r.reason, r.deliveries, r.attempts, r.receivedAt,"
                    + " r.source";

    @PersistenceContext(unitName = "blPU")
    private EntityManager em;

    private final SettingsService settings;
    private final TransactionTemplate transaction;

    /**
     * @param settings the merchant's settings
     * @param transactionManager Broadleaf's {@code blTransactionManager}
     */
    public Lists(SettingsService settings, PlatformTransactionManager transactionManager) {
        this.settings = settings;
        this.transaction = new TransactionTemplate(transactionManager);
        this.transaction.setReadOnly(true);
    }

    /**
     * @param kind which list
     * @param filter what of it
     * @param text the reader's language
     * @return the page
     */
    Listing find(ListKind kind, ListFilter filter, DeskText text) {
        return transaction.execute(status -> read(kind, filter, text));
    }

    private Listing read(ListKind kind, ListFilter filter, DeskText text) {
        Map<String, Object> values = new HashMap<>();
        String where = where(kind, filter, values);
        String from = " FROM " + kind.entity() + " r" + where;
        long total =
                (Long) with(em.createQuery("SELECT COUNT(r)" + from), values).getSingleResult();
        String columns = kind == ListKind.EVENTS ? EVENT_COLUMNS : "r";
        Query query =
                em.createQuery(
                        "SELECT "
                                + columns
                                + from
                                + " ORDER BY r."
                                + kind.timeField()
                                + " DESC, r."
                                + kind.searched().get(0)
                                + " DESC");
        Listing listing = new Listing(kind, filter, total);
        List<?> found =
                with(query, values)
                        .setFirstResult(filter.skip())
                        .setMaxResults(ListFilter.PAGE_SIZE)
                        .getResultList();
        for (Object row : found) {
            listing.add(cells(row, text));
        }
        return listing;
    }

    private static Query with(Query query, Map<String, Object> values) {
        values.forEach(query::setParameter);
        return query;
    }

    private String where(ListKind kind, ListFilter filter, Map<String, Object> values) {
        List<String> conditions = new ArrayList<>();
        if (!filter.getSearch().isEmpty()) {
            conditions.add(searched(kind, filter.getSearch(), values));
        }
        Enum<?> state = kind.state(filter.getState());
        if (state != null) {
            String is = "r." + kind.stateField() + " = :state";
            conditions.add(kind == ListKind.LEDGER ? "(" + is + " OR r.credit = :state)" : is);
            values.put("state", state);
        }
        Date from = filter.fromMoment(ZoneId.systemDefault());
        if (from != null) {
            conditions.add("r." + kind.timeField() + " >= :from");
            values.put("from", from);
        }
        Date until = filter.untilMoment(ZoneId.systemDefault());
        if (until != null) {
            conditions.add("r." + kind.timeField() + " < :until");
            values.put("until", until);
        }
        return conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
    }

    /** By the beginning of any id; order ids and Broadleaf's order numbers as a whole. */
    private String searched(ListKind kind, String search, Map<String, Object> values) {
        List<String> any = new ArrayList<>();
        for (String field : kind.searched()) {
            if (field.equals("orderId")) {
                List<Long> orders = ordersOf(search);
                if (!orders.isEmpty()) {
                    any.add("r.orderId IN (:orders)");
                    values.put("orders", orders);
                }
            } else {
                any.add("r." + field + " LIKE :beginning");
                values.put("beginning", search.replaceAll("[%_\\\\]", "") + "%");
            }
        }
        return any.isEmpty() ? "1 = 0" : "(" + String.join(" OR ", any) + ")";
    }

    private List<Long> ordersOf(String search) {
        List<Long> orders =
                new ArrayList<>(
                        em.createQuery(
                                        "SELECT o.id FROM OrderImpl o WHERE o.orderNumber = :number",
                                        Long.class)
                                .setParameter("number", search)
                                .getResultList());
        if (search.matches("[0-9]{1,18}")) {
            orders.add(Long.valueOf(search));
        }
        return orders;
    }

    private List<Cell> cells(Object row, DeskText text) {
        if (row instanceof SfpyOrder) {
            return cells((SfpyOrder) row, text);
        }
        if (row instanceof SfpyRequest) {
            return cells((SfpyRequest) row, text);
        }
        if (row instanceof SfpyPayment) {
            return cells((SfpyPayment) row, text);
        }
        if (row instanceof SfpyRefund) {
            return cells((SfpyRefund) row, text);
        }
        return row instanceof LedgerEntry
                ? cells((LedgerEntry) row, text)
                : cells((Object[]) row, text);
    }

    private static Cell order(Long orderId) {
        return orderId == null
                ? Cell.of("")
                : Cell.link(orderId.toString(), "/sfpy/order/" + orderId);
    }

    private static Cell found(ListKind kind, String id) {
        return id == null ? Cell.of("") : Cell.link(id, "/sfpy/" + kind.getPath() + "?q=" + id);
    }

    private Cell transaction(long chainId, String hash) {
        String explorer = settings.current().explorerUrl();
        return Cell.link(brief(hash), BlockExplorer.transaction(explorer, chainId, hash));
    }

    private static List<Cell> cells(SfpyOrder row, DeskText text) {
        return Arrays.asList(
                order(row.getOrderId()),
                Cell.state(text.value(row.getState()), row.isAttention()),
                Cell.number(text.usd(row.getTotalUsdCents())),
                Cell.of(text.recorded(row.getLastEvent())),
                Cell.time(text.time(row.getCreatedAt())),
                Cell.time(text.time(row.getUpdatedAt())));
    }

    private static List<Cell> cells(SfpyRequest row, DeskText text) {
        return Arrays.asList(
                Cell.link(row.getRequestId(), "/sfpy/payments?q=" + row.getRequestId()),
                order(row.getOrderId()),
                Cell.state(text.value(row.getState()), false),
                Cell.number(text.usd(row.getUsdCents())),
                Cell.time(text.time(row.getCreatedAt())),
                Cell.time(text.time(row.getExpiresAt())));
    }

    private List<Cell> cells(SfpyPayment row, DeskText text) {
        return Arrays.asList(
                Cell.link(row.getPaymentId(), "/sfpy/event?key=" + row.getEventKey()),
                order(row.getOrderId()),
                Cell.state(text.value(row.getDecision()), row.isAttention()),
                Cell.number(text.amount(row)),
                Cell.number(text.worth(row)),
                transaction(row.getChainId(), row.getTransactionHash()),
                Cell.time(text.time(row.getCreatedAt())));
    }

    private List<Cell> cells(SfpyRefund row, DeskText text) {
        return Arrays.asList(
                Cell.link(row.getRefundId(), "/sfpy/event?key=" + row.getEventKey()),
                found(ListKind.PAYMENTS, row.getPaymentId()),
                order(row.getOrderId()),
                Cell.state(text.value(row.getDecision()), row.isAttention()),
                Cell.number(text.amount(row)),
                Cell.number(text.worth(row)),
                transaction(row.getChainId(), row.getTransactionHash()),
                Cell.time(text.time(row.getCreatedAt())));
    }

    private List<Cell> cells(LedgerEntry row, DeskText text) {
        return Arrays.asList(
                Cell.time(text.time(row.getCreatedAt())),
                Cell.of(text.value(row.getDebit())),
                Cell.of(text.value(row.getCredit())),
                Cell.number(text.usd(row.getUsdCents())),
                order(row.getOrderId()),
                row.getRefundId() == null
                        ? found(ListKind.PAYMENTS, row.getPaymentId())
                        : found(ListKind.REFUNDS, row.getRefundId()),
                transaction(row.getChainId(), row.getTransactionHash()));
    }

    private static List<Cell> cells(Object[] row, DeskText text) {
        boolean failed = row[2] == InboxState.FAILED;
        return Arrays.asList(
                Cell.link(brief((String) row[0]), "/sfpy/event?key=" + row[0]),
                Cell.of((String) row[1]),
                Cell.state(text.value(row[2]), failed),
                Cell.of(text.value(row[3])),
                Cell.number(text.count((Integer) row[5])),
                Cell.number(text.count((Integer) row[6])),
                Cell.of(text.value(row[8])),
                Cell.time(text.time((Date) row[7])));
    }
}
