package org.broadleafsfpy.inbox;

import java.sql.Timestamp;
import java.util.Date;
import javax.persistence.EntityManager;
import javax.persistence.PersistenceContext;
import javax.sql.DataSource;
import org.broadleafsfpy.event.InvalidNotificationException;
import org.broadleafsfpy.event.SfpyEvent;
import org.broadleafsfpy.schedule.DurableTasks;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Stores events, each exactly once, with the task that will work on it. Thread-safe, and safe over
 * several nodes: the primary key decides which of two simultaneous deliveries was first.
 */
public class EventInbox {
    private static final Logger LOG = LoggerFactory.getLogger(EventInbox.class);

    /** Behind the token of an event that says something else than the one we have under it. */
    private static final char OTHER_CONTENT = '~';

    private static final int HASH_PREFIX = 16;

    private static final String INSERT =
            "INSERT INTO SFPY_EVENT (EVENT_KEY, EVENT_TYPE, CONTENT_HASH, SIGNED_BYTES, STATE,"
                    + " OUTCOME, REASON, DELIVERIES, ATTEMPTS, SOURCE, TRIED_SINCE, RECEIVED_AT,"
                    + " FINISHED_AT) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    @PersistenceContext(unitName = "blPU")
    private EntityManager em;

    private final DurableTasks tasks;
    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;

    /**
     * @param tasks where the events' tasks are made
     * @param dataSource the very data source that Broadleaf's {@code blPU} uses
     * @param transactionManager Broadleaf's {@code blTransactionManager}
     */
    public EventInbox(
            DurableTasks tasks,
            DataSource dataSource,
            PlatformTransactionManager transactionManager) {
        this.tasks = tasks;
        this.jdbc = new JdbcTemplate(dataSource);
        this.transaction = new TransactionTemplate(transactionManager);
    }

    /**
     * Stores an event, or counts another delivery of one that is stored. When this returns, the row
     * is committed.
     *
     * @param event a verified event
     * @param source who brought it
     * @return whether it is new, and its key
     */
    public Receipt receive(SfpyEvent event, EventSource source) {
        Receipt receipt = receive(event.key(), event, source);
        LOG.info(
                "action=receive event={} source={} type={} outcome={}",
                receipt.eventKey(),
                source,
                event.isKnownType() ? event.type() : "other",
                receipt.isDuplicate() ? "duplicate" : "accepted");
        if (!receipt.isDuplicate()) {
            tasks.wake();
        }
        return receipt;
    }

    private Receipt receive(String key, SfpyEvent event, EventSource source) {
        try {
            // Nearly all events are new, so they are stored first.
            transaction.execute(
                    status -> {
                        store(key, event, source);
                        return null;
                    });
            return new Receipt(key, false);
        } catch (RuntimeException e) {
            // Either the event is there already (each database says so in its own way, so the row
            // is asked for instead), or it is a failure.
            Receipt known = transaction.execute(status -> countDelivery(key, event));
            if (known == null) {
                throw e;
            }
            return resolve(known, key, event, source);
        }
    }

    /**
     * A key that is taken by other content is no duplicate: it is stored under a key of its own.
     */
    private Receipt resolve(Receipt known, String key, SfpyEvent event, EventSource source) {
        if (known.isDuplicate() || key.indexOf(OTHER_CONTENT) >= 0) {
            return new Receipt(key, true);
        }
        String ownKey = key + OTHER_CONTENT + event.contentHash().substring(0, HASH_PREFIX);
        LOG.warn("action=receive event={} outcome=conflict storedAs={}", key, ownKey);
        return receive(ownKey, event, source);
    }

    /** Null if there is no such row; not a duplicate if the row says something else. */
    private Receipt countDelivery(String key, SfpyEvent event) {
        if (raiseDeliveries(key, event)) {
            return new Receipt(key, true);
        }
        InboxEvent row = em.find(InboxEvent.class, key);
        if (row == null) {
            return null;
        }
        // The row may have been committed between the two statements: then it is the same event
        // after all, and still has to be counted.
        boolean same = row.getContentHash().equals(event.contentHash());
        if (same && !raiseDeliveries(key, event)) {
            throw new IllegalStateException("an inbox row vanished while it was counted");
        }
        return new Receipt(key, same);
    }

    private boolean raiseDeliveries(String key, SfpyEvent event) {
        return em.createQuery(
                                "UPDATE InboxEvent e SET e.deliveries = e.deliveries + 1"
                                        + " WHERE e.key = :key AND e.contentHash = :hash")
                        .setParameter("key", key)
                        .setParameter("hash", event.contentHash())
                        .executeUpdate()
                > 0;
    }

    private void store(String key, SfpyEvent event, EventSource source) {
        InboxEvent row = new InboxEvent(key, event, source);
        if (!event.isKnownType()) {
            row.enter(
                    InboxState.IGNORED,
                    "UNKNOWN_TYPE",
                    "This module does nothing on events of this type.");
        } else {
            String[] problem = problemWith(key, event);
            if (problem != null && ExpectedTest.isOne(em, event, source)) {
                row.enter(InboxState.IGNORED, ExpectedTest.OUTCOME, ExpectedTest.REASON);
            } else if (problem != null) {
                row.enter(InboxState.FAILED, problem[0], problem[1]);
            }
        }
        insert(row);
        if (row.getState() == InboxState.RECEIVED) {
            tasks.scheduleNew(EventWorker.NAME, key);
        }
    }

    /** Not by the entity manager, which would log a duplicate key as an error. */
    private void insert(InboxEvent row) {
        jdbc.update(
                INSERT,
                row.getKey(),
                row.getType(),
                row.getContentHash(),
                row.getSignedBytes(),
                row.getState().name(),
                row.getOutcome(),
                row.getReason(),
                row.getDeliveries(),
                row.getAttempts(),
                row.getSource().name(),
                timestamp(row.getTriedSince()),
                timestamp(row.getReceivedAt()),
                timestamp(row.getFinishedAt()));
    }

    private static Timestamp timestamp(Date date) {
        return date == null ? null : new Timestamp(date.getTime());
    }

    /**
     * Has an event tried again that was given up, failed or ignored. Wants the caller's
     * transaction.
     *
     * @param key its key
     * @return whether there is such an event that is not being worked on anyway, and whose bytes
     *     are still there
     */
    public boolean replay(String key) {
        InboxEvent row = em.find(InboxEvent.class, key);
        if (row == null
                || row.getState() == InboxState.RECEIVED
                || row.getState() == InboxState.REMEMBERED) {
            return false;
        }
        row.tryAgain();
        tasks.hasten(EventWorker.NAME, key);
        return true;
    }

    /**
     * Ends the work on an event. Wants the caller's transaction.
     *
     * @param key its key
     * @param why in words for a person
     * @return whether there is such an event that is not settled
     */
    public boolean ignore(String key, String why) {
        InboxEvent row = em.find(InboxEvent.class, key);
        if (row == null
                || row.getState() == InboxState.SETTLED
                || row.getState() == InboxState.REMEMBERED) {
            return false;
        }
        row.enter(InboxState.IGNORED, row.getOutcome(), why);
        return true;
    }

    /** Outcome and reason of an event that can't be worked on; null if it can. */
    private static String[] problemWith(String key, SfpyEvent event) {
        if (key.indexOf(OTHER_CONTENT) >= 0) {
            return new String[] {
                "CONFLICT", "SFPY sent another notification under a token that was used before."
            };
        }
        try {
            if (event.type().equals(SfpyEvent.PAYMENT_CREATED)) {
                event.payment();
            } else {
                event.refund();
            }
            return null;
        } catch (InvalidNotificationException e) {
            return new String[] {"UNUSABLE", e.getMessage()};
        }
    }
}
