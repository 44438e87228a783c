package org.broadleafsfpy.records;

import java.util.Date;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.persistence.EntityManager;
import javax.persistence.PersistenceContext;
import javax.persistence.TemporalType;

/**
 * Reads and writes the module's rows. Every method wants to be called inside a transaction of the
 * caller's. Thread-safe.
 */
public class SfpyRecords {
    private static final String FOR_ATTENTION =
            " FROM SfpyOrder o WHERE o.attention = TRUE OR o.orderId IN (SELECT p.orderId FROM"
                    + " SfpyPayment p WHERE p.toBeRefunded = TRUE AND p.usdCents > (SELECT"
                    + " COALESCE(SUM(r.usdCents), 0) FROM SfpyRefund r WHERE r.paymentId ="
                    + " p.paymentId AND r.standing ="
                    + " org.broadleafsfpy.records.RefundStanding.POSTED))";

    @PersistenceContext(unitName = "blPU")
    private EntityManager em;

    /**
     * Takes the lock under which everything about one order happens, and makes the row if there is
     * none. The lock is a row lock, held to the end of the transaction, valid over all nodes.
     *
     * <p>It has to be the transaction's first statement: MySQL and MariaDB, as they come, show a
     * transaction the database as it was when it read first ("repeatable read"), so what is read
     * before the lock hides what others did before they gave it up.
     *
     * @param orderId Broadleaf's order id
     * @return the row as it is now, in the database and not in some cache
     */
    public SfpyOrder lockOrder(Long orderId) {
        return lockOrder(orderId, () -> {});
    }

    /**
     * Like {@link #lockOrder(Long)}, with locks of other rows that have to be there before anything
     * is read.
     *
     * @param orderId Broadleaf's order id
     * @param furtherLocks takes them, by statements that do not read
     * @return the row as it is now
     */
    public SfpyOrder lockOrder(Long orderId, Runnable furtherLocks) {
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
        furtherLocks.run();
        return readOrder(orderId);
    }

    /**
     * @param requestId SFPY's token
     * @return the request, if the store made it
     */
    public Optional<SfpyRequest> findRequest(String requestId) {
        return Optional.ofNullable(em.find(SfpyRequest.class, requestId));
    }

    /**
     * What was read before the order's lock was taken may have been changed since.
     *
     * @param row a row that may have been read before
     * @param <T> its type
     * @return the row as it is now
     */
    public <T> T fresh(T row) {
        em.refresh(row);
        return row;
    }

    /**
     * Which order to lock for a request. Like the other two of its kind to be asked in a
     * transaction of its own, and a scalar query, so that nothing stale is in the way afterwards.
     *
     * @param requestId SFPY's token
     * @return Broadleaf's order id, if the store made the request
     */
    public Optional<Long> orderOfRequest(String requestId) {
        return orderOf("SfpyRequest r WHERE r.requestId", requestId);
    }

    /**
     * @param paymentId SFPY's id
     * @return Broadleaf's order id, if the payment is recorded
     */
    public Optional<Long> orderOfPayment(String paymentId) {
        return orderOf("SfpyPayment r WHERE r.paymentId", paymentId);
    }

    /**
     * @param refundId SFPY's id
     * @return Broadleaf's order id, if the refund is recorded
     */
    public Optional<Long> orderOfRefund(String refundId) {
        return orderOf("SfpyRefund r WHERE r.refundId", refundId);
    }

    private Optional<Long> orderOf(String rows, String id) {
        return first(
                em.createQuery("SELECT r.orderId FROM " + rows + " = :id", Long.class)
                        .setParameter("id", id)
                        .setMaxResults(1)
                        .getResultList());
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
                        .setParameter("key", pageKey)
                        .setMaxResults(1)
                        .getResultList());
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
     * @param orderId Broadleaf's order id
     * @return the order's newest request
     */
    public Optional<SfpyRequest> lastRequestOf(Long orderId) {
        List<SfpyRequest> requests = requestsOf(orderId);
        return requests.isEmpty()
                ? Optional.<SfpyRequest>empty()
                : Optional.of(requests.get(requests.size() - 1));
    }

    /**
     * Reads an order without locking it, past all caches.
     *
     * @param orderId Broadleaf's order id, of an order that has a request
     * @return the row as it is in the database
     */
    public SfpyOrder readOrder(Long orderId) {
        SfpyOrder order = em.find(SfpyOrder.class, orderId);
        if (!order.isReadJustNow()) {
            em.refresh(order);
        }
        return order;
    }

    /**
     * @param orderId Broadleaf's order id
     * @return whether the order has a row; one without any has nothing to be done
     */
    public boolean hasOrder(Long orderId) {
        return em.find(SfpyOrder.class, orderId) != null;
    }

    /**
     * @return the ids of the orders that are paid and not placed
     */
    public List<Long> ordersWithCheckoutDue() {
        return em.createQuery(
                        "SELECT o.orderId FROM SfpyOrder o WHERE o.state IN (:states)", Long.class)
                .setParameter("states", EnumSet.of(OrderState.PAID, OrderState.PAID_NOT_PLACED))
                .getResultList();
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
     * @return its payments, whatever was decided about them, oldest first
     */
    public List<SfpyPayment> paymentsOf(Long orderId) {
        return em.createQuery(
                        "SELECT p FROM SfpyPayment p WHERE p.orderId = :id"
                                + " ORDER BY p.createdAt, p.paymentId",
                        SfpyPayment.class)
                .setParameter("id", orderId)
                .getResultList();
    }

    /**
     * @param orderId Broadleaf's order id
     * @return the refunds of its payments and requests, whatever was decided about them, oldest
     *     first
     */
    public List<SfpyRefund> refundsOf(Long orderId) {
        return em.createQuery(
                        "SELECT r FROM SfpyRefund r WHERE r.orderId = :id"
                                + " ORDER BY r.createdAt, r.refundId",
                        SfpyRefund.class)
                .setParameter("id", orderId)
                .getResultList();
    }

    /**
     * @param now the time
     * @param most how many at most
     * @return the ids of requests about which SFPY's API is to be asked, the longest due first
     */
    public List<String> requestsToAskAbout(Date now, int most) {
        return em.createQuery(
                        "SELECT r.requestId FROM SfpyRequest r WHERE r.askAt <= :now"
                                + " ORDER BY r.askAt",
                        String.class)
                .setParameter("now", now, TemporalType.TIMESTAMP)
                .setMaxResults(most)
                .getResultList();
    }

    /**
     * The orders that a person has to do something about: those that call for attention, and those
     * of which a payment was promised back and has not gone back yet.
     *
     * @param most how many at most
     * @return their ids, the longest unchanged first
     */
    public List<Long> ordersForAttention(int most) {
        return em.createQuery(
                        "SELECT o.orderId" + FOR_ATTENTION + " ORDER BY o.updatedAt", Long.class)
                .setMaxResults(most)
                .getResultList();
    }

    /**
     * @return how many orders a person has to do something about
     */
    public long countOrdersForAttention() {
        return em.createQuery("SELECT COUNT(o)" + FOR_ATTENTION, Long.class).getSingleResult();
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
     * @param ownId the id of the payment or refund that asks: its own claim is none
     * @return the positions of the transaction's logs that count for another one already
     */
    public Set<Integer> claimedPositions(
            Class<? extends TransferRecord> type,
            long chainId,
            String transactionHash,
            String ownId) {
        String id = type == SfpyPayment.class ? "paymentId" : "refundId";
        return new HashSet<>(
                em.createQuery(
                                "SELECT t.logPosition FROM "
                                        + type.getSimpleName()
                                        + " t WHERE t.chainId = :chain AND t.transactionHash = :hash"
                                        + " AND t.logPosition IS NOT NULL AND t."
                                        + id
                                        + " <> :own",
                                Integer.class)
                        .setParameter("chain", chainId)
                        .setParameter("hash", transactionHash)
                        .setParameter("own", ownId)
                        .getResultList());
    }

    /**
     * Adds a row that would be refused if what was changed before were not written before.
     *
     * @param row a new row
     */
    public void addAfterChanges(Object row) {
        em.flush();
        em.persist(row);
    }

    /**
     * @param row a new row
     */
    public void add(Object row) {
        em.persist(row);
    }

    private static <T> Optional<T> first(List<T> found) {
        return found.isEmpty() ? Optional.<T>empty() : Optional.of(found.get(0));
    }
}
