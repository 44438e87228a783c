package org.broadleafsfpy.inbox;

import java.time.Duration;
import java.util.Collection;
import java.util.Date;
import java.util.EnumSet;
import java.util.Optional;
import javax.persistence.EntityManager;
import javax.persistence.PersistenceContext;
import org.broadleafsfpy.config.SettingsService;
import org.broadleafsfpy.event.InvalidNotificationException;
import org.broadleafsfpy.event.MalformedDeliveryException;
import org.broadleafsfpy.event.PaymentNotification;
import org.broadleafsfpy.event.RefundNotification;
import org.broadleafsfpy.event.SfpyEvent;
import org.broadleafsfpy.schedule.DurableWork;
import org.broadleafsfpy.schedule.RetryPolicy;
import org.broadleafsfpy.settlement.PaymentSettlement;
import org.broadleafsfpy.settlement.RefundSettlement;
import org.broadleafsfpy.settlement.Settled;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What an event's task does at each try. Thread-safe. */
public class EventWorker implements DurableWork {
    /** The task's name; its instance is the event's key. */
    public static final String NAME = "sfpy-event";

    private static final String PARK = "PARK";

    private static final Logger LOG = LoggerFactory.getLogger(EventWorker.class);

    @PersistenceContext(unitName = "blPU")
    private EntityManager em;

    private final SettingsService settings;
    private final PaymentSettlement payments;
    private final RefundSettlement refunds;
    private final TransactionTemplate transaction;
    private final RetryPolicy retries = new RetryPolicy();

    /**
     * @param settings the merchant's settings
     * @param payments settles payments
     * @param refunds settles refunds
     * @param transactionManager Broadleaf's {@code blTransactionManager}
     */
    public EventWorker(
            SettingsService settings,
            PaymentSettlement payments,
            RefundSettlement refunds,
            PlatformTransactionManager transactionManager) {
        this.settings = settings;
        this.payments = payments;
        this.refunds = refunds;
        this.transaction = new TransactionTemplate(transactionManager);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Collection<String> unfinished() {
        return transaction.execute(
                status ->
                        em.createQuery(
                                        "SELECT e.key FROM InboxEvent e WHERE e.state IN (:open)",
                                        String.class)
                                .setParameter(
                                        "open", EnumSet.of(InboxState.RECEIVED, InboxState.WAITING))
                                .getResultList());
    }

    @Override
    public Optional<Duration> work(String key) {
        InboxEvent row = transaction.execute(status -> em.find(InboxEvent.class, key));
        if (row == null) {
            LOG.warn("action=settle event={} outcome=GONE", key);
            return Optional.empty();
        }
        if (row.getState() == InboxState.IGNORED || row.getState() == InboxState.REMEMBERED) {
            return Optional.empty(); // a person has ended it
        }
        InboxState state;
        String outcome;
        String reason;
        try {
            SfpyEvent event = SfpyEvent.read(row.getSignedBytes());
            Settled settled = settle(row, event);
            state = settled.isFinished() ? InboxState.SETTLED : InboxState.WAITING;
            outcome = settled.outcome();
            reason = settled.reason();
            if (outcome.equals(PARK) && isExpectedTest(row, event)) {
                state = InboxState.IGNORED;
                outcome = ExpectedTest.OUTCOME;
                reason = ExpectedTest.REASON;
            }
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

    /** One that looks like a payment would else wait a day for a request that nobody made. */
    private boolean isExpectedTest(InboxEvent row, SfpyEvent event) {
        return row.getAttempts() == 0
                && transaction.execute(status -> ExpectedTest.isOne(em, event, row.getSource()));
    }

    private Settled settle(InboxEvent row, SfpyEvent event) throws InvalidNotificationException {
        boolean last = isTooOld(row, true);
        if (event.type().equals(SfpyEvent.PAYMENT_CREATED)) {
            PaymentNotification payment = event.payment();
            Settled settled = payments.settle(payment, row.getKey(), row.getReceivedAt());
            return settled.isFinished() || !last
                    ? settled
                    : payments.giveUp(payment).orElse(settled);
        }
        RefundNotification refund = event.refund();
        Settled settled = refunds.settle(refund, row.getKey());
        return settled.isFinished() || !last ? settled : refunds.giveUp(refund).orElse(settled);
    }

    /** What only waits has a limit of its own; an error is tried for a day. */
    private boolean isTooOld(InboxEvent row, boolean parked) {
        Date now = new Date();
        return parked
                ? retries.isTooOld(row.getTriedSince(), now, settings.current().parkLimit())
                : retries.isTooOld(row.getTriedSince(), now);
    }

    private Optional<Duration> record(String key, InboxState state, String outcome, String reason) {
        return transaction.execute(
                status -> {
                    InboxEvent row = em.find(InboxEvent.class, key);
                    row.attempted();
                    boolean again = state == InboxState.WAITING;
                    boolean parked = outcome.equals(PARK);
                    if (again && isTooOld(row, parked)) {
                        row.enter(
                                InboxState.FAILED,
                                parked ? "UNMATCHED" : outcome,
                                "Given up after " + row.getAttempts() + " tries. " + reason);
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
