package org.broadleafsfpy.inbox;

import java.time.Duration;
import java.util.Date;
import java.util.Optional;
import javax.persistence.EntityManager;
import javax.persistence.PersistenceContext;
import org.broadleafsfpy.event.InvalidNotificationException;
import org.broadleafsfpy.event.MalformedDeliveryException;
import org.broadleafsfpy.event.SfpyEvent;
import org.broadleafsfpy.settlement.PaymentSettlement;
import org.broadleafsfpy.settlement.RefundSettlement;
import org.broadleafsfpy.settlement.Settled;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What an event's task does at each try. Thread-safe. */
public class EventWorker {
    private static final Logger LOG = LoggerFactory.getLogger(EventWorker.class);

    @PersistenceContext(unitName = "blPU")
    private EntityManager em;

    private final PaymentSettlement payments;
    private final RefundSettlement refunds;
    private final TransactionTemplate transaction;
    private final RetryPolicy retries = new RetryPolicy();

    /**
     * @param payments settles payments
     * @param refunds settles refunds
     * @param transactionManager Broadleaf's {@code blTransactionManager}
     */
    public EventWorker(
            PaymentSettlement payments,
            RefundSettlement refunds,
            PlatformTransactionManager transactionManager) {
        this.payments = payments;
        this.refunds = refunds;
        this.transaction = new TransactionTemplate(transactionManager);
    }

    /**
     * Works on an event once.
     *
     * @param key its key in the inbox
     * @return how long to wait before it is tried again; empty if it is finished or given up
     */
    public Optional<Duration> work(String key) {
        byte[] signedBytes =
                transaction.execute(
                        status -> {
                            InboxEvent row = em.find(InboxEvent.class, key);
                            return row == null ? null : row.getSignedBytes();
                        });
        if (signedBytes == null) {
            LOG.warn("action=settle event={} outcome=GONE", key);
            return Optional.empty();
        }
        InboxState state;
        String outcome;
        String reason;
        try {
            Settled settled = settle(key, SfpyEvent.read(signedBytes));
            state = settled.isFinished() ? InboxState.SETTLED : InboxState.WAITING;
            outcome = settled.outcome();
            reason = settled.reason();
        } catch (InvalidNotificationException | MalformedDeliveryException e) {
            state = InboxState.FAILED;
            outcome = "UNUSABLE";
            reason = e.getMessage();
        } catch (RuntimeException e) {
            LOG.warn("action=settle event={} outcome=ERROR", key, e);
            state = InboxState.WAITING;
            outcome = "ERROR";
            reason = "An error stopped the work on it: " + e.getClass().getSimpleName();
        }
        return record(key, state, outcome, reason);
    }

    private Settled settle(String key, SfpyEvent event) throws InvalidNotificationException {
        return event.type().equals(SfpyEvent.PAYMENT_CREATED)
                ? payments.settle(event.payment(), key)
                : refunds.settle(event.refund(), key);
    }

    private Optional<Duration> record(String key, InboxState state, String outcome, String reason) {
        return transaction.execute(
                status -> {
                    InboxEvent row = em.find(InboxEvent.class, key);
                    row.attempted();
                    boolean again = state == InboxState.WAITING;
                    if (again && retries.isTooOld(row.getReceivedAt(), new Date())) {
                        row.enter(InboxState.FAILED, outcome, "Given up after a day. " + reason);
                        again = false;
                    } else {
                        row.enter(state, outcome, reason);
                    }
                    LOG.info(
                            "action=settle event={} attempt={} state={} outcome={} reason=\"{}\"",
                            key,
                            row.getAttempts(),
                            row.getState(),
                            outcome,
                            reason);
                    return again
                            ? Optional.of(retries.pauseAfter(row.getAttempts()))
                            : Optional.<Duration>empty();
                });
    }
}
