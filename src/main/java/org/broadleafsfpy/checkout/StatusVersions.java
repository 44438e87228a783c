package org.broadleafsfpy.checkout;

import java.util.List;
import java.util.Optional;
import javax.persistence.EntityManager;
import javax.persistence.PersistenceContext;
import org.broadleafsfpy.records.OrderState;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Answers the polls of waiting pages by one scalar query each, past all caches. Thread-safe.
 *
 * <p>All that such a page shows changes under the order's lock, and whoever changes it raises the
 * order's counter of changes or moves its state.
 */
public class StatusVersions {
    private static final String QUERY =
            "SELECT r.customerId, r.ownerKey, o.state, o.changes, o.totalUsdCents,"
                    + " (SELECT SUM(p.usdCents) FROM SfpyPayment p WHERE p.orderId = o.orderId"
                    + " AND p.standing = org.broadleafsfpy.records.PaymentStanding.COUNTED)"
                    + " FROM SfpyRequest r, SfpyOrder o"
                    + " WHERE r.pageKey = :key AND o.orderId = r.orderId";

    private final TransactionTemplate transaction;

    @PersistenceContext(unitName = "blPU")
    private EntityManager em;

    /**
     * @param transactionManager Broadleaf's {@code blTransactionManager}
     */
    public StatusVersions(PlatformTransactionManager transactionManager) {
        this.transaction = new TransactionTemplate(transactionManager);
    }

    /**
     * @param pageKey from the page's address
     * @return how its order stands now; nothing if there is no such page
     */
    public Optional<StatusVersion> find(String pageKey) {
        List<Object[]> found =
                transaction.execute(
                        status ->
                                em.createQuery(QUERY, Object[].class)
                                        .setParameter("key", pageKey)
                                        .setMaxResults(1)
                                        .getResultList());
        return found.stream().findFirst().map(row -> version(pageKey, row));
    }

    private static StatusVersion version(String pageKey, Object[] row) {
        return new StatusVersion(
                new ShopperIdentity.Owner(pageKey, (String) row[1], (Long) row[0]),
                (OrderState) row[2],
                (Long) row[3],
                (Long) row[4],
                row[5] == null ? 0 : (Long) row[5]);
    }
}
