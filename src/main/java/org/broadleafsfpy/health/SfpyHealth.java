package org.broadleafsfpy.health;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import javax.persistence.EntityManager;
import javax.persistence.PersistenceContext;
import org.broadleafsfpy.client.SfpyClient;
import org.broadleafsfpy.config.SettingsService;
import org.broadleafsfpy.config.SfpySettings;
import org.broadleafsfpy.inbox.InboxState;
import org.broadleafsfpy.records.SfpyRecords;
import org.broadleafsfpy.webhook.WebhookCounters;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes pictures of how the module is doing. Cheap: a handful of queries on indexes, and a picture
 * is kept for a few seconds, however many meters are read. Thread-safe.
 */
public class SfpyHealth {
    private static final Duration KEPT = Duration.ofSeconds(5);
    private static final Set<InboxState> OPEN = EnumSet.of(InboxState.RECEIVED, InboxState.WAITING);

    @PersistenceContext(unitName = "blPU")
    private EntityManager em;

    private final SettingsService settings;
    private final WebhookCounters counters;
    private final SfpyClient client;
    private final SfpyRecords records;
    private final TransactionTemplate transaction;
    private volatile Health last;

    /**
     * @param settings the merchant's settings
     * @param counters what came to this node
     * @param client knows SFPY's clock, and what it refuses
     * @param records the module's rows
     * @param transactionManager Broadleaf's {@code blTransactionManager}
     */
    public SfpyHealth(
            SettingsService settings,
            WebhookCounters counters,
            SfpyClient client,
            SfpyRecords records,
            PlatformTransactionManager transactionManager) {
        this.settings = settings;
        this.counters = counters;
        this.client = client;
        this.records = records;
        this.transaction = new TransactionTemplate(transactionManager);
    }

    /**
     * @return the picture, at most a few seconds old
     */
    public Health current() {
        Health picture = last;
        if (picture == null || picture.takenAt.plus(KEPT).isBefore(Instant.now())) {
            picture = take();
            last = picture;
        }
        return picture;
    }

    /**
     * @return the picture of this moment; without numbers while tables are missing, which is one of
     *     its problems then
     */
    public Health take() {
        Health picture = new Health(Instant.now());
        SfpySettings now = settings.current();
        picture.problems = now.problems();
        picture.secretSet = !now.sharedSecrets().isEmpty();
        picture.badSignaturesInLastHour = counters.badSignaturesInLastHour();
        picture.refusedCancels = client.refusedCancels();
        picture.clockSkew = client.clockSkew().orElse(null);
        if (!now.lacksTables()) {
            transaction.execute(
                    status -> {
                        look(picture);
                        return null;
                    });
        }
        return picture;
    }

    private void look(Health picture) {
        for (InboxState state : InboxState.values()) {
            Instant latest = received("MAX", EnumSet.of(state));
            if (latest != null
                    && (picture.lastReceivedAt == null || latest.isAfter(picture.lastReceivedAt))) {
                picture.lastReceivedAt = latest;
            }
        }
        picture.waitingEvents = count(OPEN);
        picture.oldestWaitingSince = received("MIN", OPEN);
        picture.failedEvents = count(EnumSet.of(InboxState.FAILED));
        List<Date> settled =
                em.createQuery(
                                "SELECT e.finishedAt FROM InboxEvent e WHERE e.state = :state"
                                        + " ORDER BY e.receivedAt DESC",
                                Date.class)
                        .setParameter("state", InboxState.SETTLED)
                        .setMaxResults(1)
                        .getResultList();
        picture.lastSettledAt = settled.isEmpty() ? null : settled.get(0).toInstant();
        picture.ordersForAttention = records.countOrdersForAttention();
        // Whose orders call for attention, which is an index and a handful of rows.
        picture.heldPayments =
                single(
                        "SELECT COUNT(p) FROM SfpyPayment p, SfpyOrder o WHERE p.orderId = o.orderId"
                                + " AND o.attention = TRUE AND p.attention = TRUE AND p.standing ="
                                + " org.broadleafsfpy.records.PaymentStanding.UNAPPLIED");
        picture.heldRefunds =
                single(
                        "SELECT COUNT(r) FROM SfpyRefund r, SfpyOrder o WHERE r.orderId = o.orderId"
                                + " AND o.attention = TRUE AND r.attention = TRUE AND r.standing ="
                                + " org.broadleafsfpy.records.RefundStanding.HELD");
    }

    private long single(String query) {
        return em.createQuery(query, Long.class).getSingleResult();
    }

    private long count(Set<InboxState> states) {
        return em.createQuery(
                        "SELECT COUNT(e) FROM InboxEvent e WHERE e.state IN (:states)", Long.class)
                .setParameter("states", states)
                .getSingleResult();
    }

    private Instant received(String function, Set<InboxState> states) {
        Date found =
                em.createQuery(
                                "SELECT "
                                        + function
                                        + "(e.receivedAt) FROM InboxEvent e WHERE e.state IN"
                                        + " (:states)",
                                Date.class)
                        .setParameter("states", states)
                        .getSingleResult();
        return found == null ? null : new Date(found.getTime()).toInstant();
    }
}
