package org.broadleafsfpy.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.persistence.EntityManager;
import javax.persistence.PersistenceContext;
import org.broadleafsfpy.config.SettingsService;
import org.broadleafsfpy.config.SfpySettings;
import org.broadleafsfpy.ledger.Ledger;
import org.broadleafsfpy.records.SfpyOrder;
import org.broadleafsfpy.records.SfpyRecords;
import org.broadleafsfpy.settlement.OrderBooks;
import org.broadleafsfpy.staff.ActionKind;
import org.broadleafsfpy.staff.StaffAction;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Reads all about single orders. Thread-safe. */
public class Orders {
    private static final int MOST = 50;

    @PersistenceContext(unitName = "blPU")
    private EntityManager em;

    private final SettingsService settings;
    private final SfpyRecords records;
    private final Ledger ledger;
    private final TransactionTemplate transaction;

    /**
     * @param settings the merchant's settings
     * @param records the module's rows
     * @param ledger the books
     * @param transactionManager Broadleaf's {@code blTransactionManager}
     */
    public Orders(
            SettingsService settings,
            SfpyRecords records,
            Ledger ledger,
            PlatformTransactionManager transactionManager) {
        this.settings = settings;
        this.records = records;
        this.ledger = ledger;
        this.transaction = new TransactionTemplate(transactionManager);
        this.transaction.setReadOnly(true);
    }

    /**
     * @param orderId Broadleaf's order id
     * @return all about it; empty if it was never to be paid through SFPY
     */
    Optional<OrderPage> find(Long orderId) {
        if (settings.current().lacksTables()) {
            return Optional.empty(); // Broadleaf's own page about an order asks too
        }
        return transaction.execute(
                status ->
                        Optional.ofNullable(em.find(SfpyOrder.class, orderId))
                                .map(found -> page(records.readOrder(orderId))));
    }

    /**
     * @return the orders that a person has to do something about, the longest unchanged first
     */
    List<OrderPage> forAttention() {
        return transaction.execute(
                status -> {
                    List<OrderPage> pages = new ArrayList<>();
                    for (Long orderId : records.ordersForAttention(MOST)) {
                        pages.add(page(records.readOrder(orderId)));
                    }
                    return pages;
                });
    }

    private OrderPage page(SfpyOrder order) {
        Long id = order.getOrderId();
        SfpySettings now = settings.current();
        long tolerance = now.toleranceUsdCents(order.getTotalUsdCents());
        List<String> numbers = records.orderNumberOf(id);
        return new OrderPage(OrderBooks.toLookAt(order, records, tolerance), now.explorerUrl())
                .with(
                        numbers.isEmpty() ? null : numbers.get(0),
                        records.requestsOf(id),
                        ledger.entriesOf(id),
                        actionsOn(id));
    }

    private List<StaffAction> actionsOn(Long orderId) {
        return em.createQuery(
                        "SELECT a FROM StaffAction a WHERE a.orderId = :id ORDER BY a.createdAt",
                        StaffAction.class)
                .setParameter("id", orderId)
                .getResultList();
    }

    /**
     * Which order an action is about.
     *
     * @param action what is to be done
     * @param subject the payment's, refund's or order's id
     * @return the order, if there is one
     */
    Optional<OrderPage> about(ActionKind action, String subject) {
        Optional<Long> orderId =
                transaction.execute(
                        status -> {
                            switch (action) {
                                case ACCEPT_REFUND:
                                case REJECT_REFUND:
                                    return records.orderOfRefund(subject);
                                case RETRY_PLACEMENT:
                                case TAKE_NOTE:
                                    return subject.matches("[0-9]{1,18}")
                                            ? Optional.of(Long.valueOf(subject))
                                            : Optional.<Long>empty();
                                default:
                                    return records.orderOfPayment(subject);
                            }
                        });
        return orderId.flatMap(this::find);
    }
}
