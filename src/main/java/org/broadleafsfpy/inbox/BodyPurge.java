package org.broadleafsfpy.inbox;

import java.time.Duration;
import java.util.Date;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import javax.persistence.EntityManager;
import javax.persistence.PersistenceContext;
import javax.persistence.TemporalType;
import org.broadleafsfpy.config.SettingsService;
import org.broadleafsfpy.schedule.DurableWork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Removes the bytes of events that are done with and old. Their rows stay for ever: an event that
 * is sent again after years is still known. What failed is kept until a person has decided about
 * it. Thread-safe.
 */
public class BodyPurge implements DurableWork {
    private static final Logger LOG = LoggerFactory.getLogger(BodyPurge.class);
    private static final Duration PAUSE = Duration.ofHours(1);
    private static final int MOST_AT_ONCE = 500;

    @PersistenceContext(unitName = "blPU")
    private EntityManager em;

    private final SettingsService settings;
    private final TransactionTemplate transaction;

    /**
     * @param settings the merchant's settings
     * @param transactionManager Broadleaf's {@code blTransactionManager}
     */
    public BodyPurge(SettingsService settings, PlatformTransactionManager transactionManager) {
        this.settings = settings;
        this.transaction = new TransactionTemplate(transactionManager);
    }

    @Override
    public String name() {
        return "sfpy-purge";
    }

    @Override
    public String recurring() {
        return "all";
    }

    @Override
    public Optional<Duration> work(String instance) {
        purge(new Date());
        return Optional.of(PAUSE);
    }

    /**
     * Removes what is old enough, a few hundred in a transaction.
     *
     * @param now the time
     * @return how many bodies were removed
     */
    public int purge(Date now) {
        Duration kept = settings.current().keepBodies();
        if (kept.isZero()) {
            return 0;
        }
        Date before = new Date(now.getTime() - kept.toMillis());
        int all = 0;
        int removed;
        do {
            removed = transaction.execute(status -> removeSome(before));
            all += removed;
        } while (removed == MOST_AT_ONCE);
        if (all > 0) {
            LOG.info("action=purge bodies={} receivedBefore={}", all, before.toInstant());
        }
        return all;
    }

    private int removeSome(Date before) {
        List<InboxEvent> old =
                em.createQuery(
                                "SELECT e FROM InboxEvent e WHERE e.state IN (:states) AND"
                                        + " e.receivedAt < :before ORDER BY e.receivedAt",
                                InboxEvent.class)
                        .setParameter("states", EnumSet.of(InboxState.SETTLED, InboxState.IGNORED))
                        .setParameter("before", before, TemporalType.TIMESTAMP)
                        .setMaxResults(MOST_AT_ONCE)
                        .getResultList();
        old.forEach(InboxEvent::forgetBody);
        return old.size();
    }
}
