package org.broadleafsfpy.records;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.persistence.EntityManager;
import javax.persistence.PersistenceContext;
import javax.persistence.TypedQuery;

/**
 * Reads and writes the module's rows. Every method wants to be called inside a transaction of the
 * caller's. Thread-safe.
 */
public class SfpyRecords {
    @PersistenceContext(unitName = "blPU")
    private EntityManager em;

    /**
     * Takes the lock under which everything about one order happens, and makes the row if there is
     * none. The lock is a row lock, held to the end of the transaction, valid over all nodes.
     *
     * @param orderId Broadleaf's order id
     * @return the row as it is now, in the database and not in some cache
     */
    public SfpyOrder lockOrder(Long orderId) {
        int locked =
                em.createQuery(
                                "UPDATE SfpyOrder o SET o.lockCount = o.lockCount + 1"
                                        + " WHERE o.orderId = :id")
                        .setParameter("id", orderId)
                        .executeUpdate();
        if (locked == 0) {
            // Two nodes at once: the primary key lets one win, the other's transaction fails and
            // is tried again by its caller.
            em.persist(new SfpyOrder(orderId));
            em.flush();
        }
        SfpyOrder order = em.find(SfpyOrder.class, orderId);
        em.refresh(order);
        return order;
    }

    /**
     * @param requestId SFPY's token
     * @return the request, if the store made it
     */
    public Optional<SfpyRequest> findRequest(String requestId) {
        return Optional.ofNullable(em.find(SfpyRequest.class, requestId));
    }

    /**
     * @param pageKey from a return or cancel URL
     * @return the request that the page is about
     */
    public Optional<SfpyRequest> findRequestByPageKey(String pageKey) {
        return first(
                em.createQuery(
                                "SELECT r FROM SfpyRequest r WHERE r.pageKey = :key",
                                SfpyRequest.class)
                        .setParameter("key", pageKey));
    }

    /**
     * @param orderId Broadleaf's order id
     * @return the order's requests, oldest first
     */
    public List<SfpyRequest> requestsOf(Long orderId) {
        return em.createQuery(
                        "SELECT r FROM SfpyRequest r WHERE r.orderId = :id"
                                + " ORDER BY r.createdAt, r.requestId",
                        SfpyRequest.class)
                .setParameter("id", orderId)
                .getResultList();
    }

    /**
     * The state of an order by a scalar query, so that a page that polls sees no cache.
     *
     * @param orderId Broadleaf's order id
     * @return its state
     */
    public Optional<OrderState> stateOf(Long orderId) {
        return first(
                em.createQuery(
                                "SELECT o.state FROM SfpyOrder o WHERE o.orderId = :id",
                                OrderState.class)
                        .setParameter("id", orderId));
    }

    /**
     * @param paymentId SFPY's id
     * @return the payment, if it is recorded
     */
    public Optional<SfpyPayment> findPayment(String paymentId) {
        return Optional.ofNullable(em.find(SfpyPayment.class, paymentId));
    }

    /**
     * @param refundId SFPY's id
     * @return the refund, if it is recorded
     */
    public Optional<SfpyRefund> findRefund(String refundId) {
        return Optional.ofNullable(em.find(SfpyRefund.class, refundId));
    }

    /**
     * @param orderId Broadleaf's order id
     * @return its payments that count, oldest first
     */
    public List<SfpyPayment> countedPaymentsOf(Long orderId) {
        return em.createQuery(
                        "SELECT p FROM SfpyPayment p WHERE p.orderId = :id AND p.counted = true"
                                + " ORDER BY p.createdAt, p.paymentId",
                        SfpyPayment.class)
                .setParameter("id", orderId)
                .getResultList();
    }

    /**
     * @param paymentId SFPY's id of a payment
     * @return its posted refunds
     */
    public List<SfpyRefund> postedRefundsOf(String paymentId) {
        return em.createQuery(
                        "SELECT r FROM SfpyRefund r WHERE r.paymentId = :id AND r.posted = true"
                                + " ORDER BY r.createdAt, r.refundId",
                        SfpyRefund.class)
                .setParameter("id", paymentId)
                .getResultList();
    }

    /**
     * @param orderId Broadleaf's order id
     * @return whether any payment came for it, whatever was decided about it
     */
    public boolean hasAnyPayment(Long orderId) {
        return countPayments(orderId, "") > 0;
    }

    /**
     * @param orderId Broadleaf's order id
     * @return whether a payment came for it that does not count
     */
    public boolean hasUncountedPayment(Long orderId) {
        return countPayments(orderId, " AND p.counted = false") > 0;
    }

    private long countPayments(Long orderId, String condition) {
        return em.createQuery(
                        "SELECT COUNT(p) FROM SfpyPayment p WHERE p.orderId = :id" + condition,
                        Long.class)
                .setParameter("id", orderId)
                .getSingleResult();
    }

    /**
     * @param orderId Broadleaf's order id
     * @return what its counted payments are worth, in US cents
     */
    public long countedUsdCents(Long orderId) {
        Long sum =
                em.createQuery(
                                "SELECT SUM(p.usdCents) FROM SfpyPayment p"
                                        + " WHERE p.orderId = :id AND p.counted = true",
                                Long.class)
                        .setParameter("id", orderId)
                        .getSingleResult();
        return sum == null ? 0 : sum;
    }

    /**
     * Broadleaf's order number by a scalar query, past the order's cache.
     *
     * @param orderId Broadleaf's order id
     * @return the number, or nothing if there is none yet
     */
    public List<String> orderNumberOf(Long orderId) {
        return em.createQuery(
                        "SELECT o.orderNumber FROM OrderImpl o"
                                + " WHERE o.id = :id AND o.orderNumber IS NOT NULL",
                        String.class)
                .setParameter("id", orderId)
                .getResultList();
    }

    /**
     * @param type {@link SfpyPayment} or {@link SfpyRefund}
     * @param chainId the chain
     * @param transactionHash in lower case
     * @return the positions of the transaction's logs that count for one of them already
     */
    public Set<Integer> claimedPositions(
            Class<? extends TransferRecord> type, long chainId, String transactionHash) {
        return new HashSet<>(
                em.createQuery(
                                "SELECT t.logPosition FROM "
                                        + type.getSimpleName()
                                        + " t WHERE t.chainId = :chain AND t.transactionHash = :hash"
                                        + " AND t.logPosition IS NOT NULL",
                                Integer.class)
                        .setParameter("chain", chainId)
                        .setParameter("hash", transactionHash)
                        .getResultList());
    }

    /**
     * @param row a new row
     */
    public void add(Object row) {
        em.persist(row);
    }

    private static <T> Optional<T> first(TypedQuery<T> query) {
        List<T> found = query.setMaxResults(1).getResultList();
        return found.isEmpty() ? Optional.<T>empty() : Optional.of(found.get(0));
    }
}
