package org.broadleafsfpy.desk;

import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import javax.persistence.EntityManager;
import javax.persistence.PersistenceContext;
import javax.persistence.TemporalType;
import org.broadleafsfpy.inbox.EventSource;
import org.broadleafsfpy.inbox.ExpectedTest;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Whether the test events came that the go-live checklist has SFPY send. The inbox puts them aside:
 * see {@link ExpectedTest}. Thread-safe.
 */
public class TestEvents {
    /**
     * A test that says what the last one said is a second delivery of one event, which keeps the
     * time of the first: whoever presses the button twice within this time is answered. No longer,
     * since SFPY also delivers an old test again by itself, which shows nothing about the new one.
     */
    private static final Duration TOGETHER = Duration.ofSeconds(30);

    @PersistenceContext(unitName = "blPU")
    private EntityManager em;

    private final TransactionTemplate transaction;

    /**
     * @param transactionManager Broadleaf's {@code blTransactionManager}
     */
    public TestEvents(PlatformTransactionManager transactionManager) {
        this.transaction = new TransactionTemplate(transactionManager);
    }

    /**
     * @return when an event came by webhook after the last test was sent, or at all if none was
     */
    Optional<Date> lastAfterTest() {
        return transaction.execute(status -> lastAfter(lastSent().orElse(new Date(0))));
    }

    /** A test that says what the one before it said is no new row: its delivery is counted. */
    private Optional<Date> lastAfter(Date sent) {
        List<Date> came =
                em.createQuery(
                                "SELECT e.receivedAt FROM InboxEvent e WHERE e.source = :webhook"
                                        + " AND (e.receivedAt >= :sent OR (e.receivedAt >= :before"
                                        + " AND e.outcome = :test AND e.deliveries > 1))"
                                        + " ORDER BY e.receivedAt DESC",
                                Date.class)
                        .setParameter("webhook", EventSource.WEBHOOK)
                        .setParameter("sent", sent, TemporalType.TIMESTAMP)
                        .setParameter(
                                "before",
                                Date.from(sent.toInstant().minus(TOGETHER)),
                                TemporalType.TIMESTAMP)
                        .setParameter("test", ExpectedTest.OUTCOME)
                        .setMaxResults(1)
                        .getResultList();
        return came.stream().findFirst();
    }

    private Optional<Date> lastSent() {
        return em
                .createQuery(
                        "SELECT a.createdAt FROM StaffAction a WHERE a.action = :action"
                                + " ORDER BY a.createdAt DESC",
                        Date.class)
                .setParameter("action", ExpectedTest.ASKED)
                .setMaxResults(1)
                .getResultList()
                .stream()
                .findFirst();
    }
}
