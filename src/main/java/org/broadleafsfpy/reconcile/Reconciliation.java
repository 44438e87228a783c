package org.broadleafsfpy.reconcile;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import org.broadleafsfpy.client.SfpyApiException;
import org.broadleafsfpy.client.SfpyClient;
import org.broadleafsfpy.config.SettingsService;
import org.broadleafsfpy.event.MalformedDeliveryException;
import org.broadleafsfpy.event.SfpyEvent;
import org.broadleafsfpy.inbox.EventInbox;
import org.broadleafsfpy.inbox.EventSource;
import org.broadleafsfpy.records.PaymentStanding;
import org.broadleafsfpy.records.RefundStanding;
import org.broadleafsfpy.records.SfpyRecords;
import org.broadleafsfpy.records.SfpyRequest;
import org.broadleafsfpy.schedule.DurableWork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Asks SFPY's API about requests, brings what no webhook brought into the inbox, and has requests
 * expire that nobody paid. Runs on one node at a time; backs off when the API fails. Thread-safe.
 */
public class Reconciliation implements DurableWork {
    private static final Logger LOG = LoggerFactory.getLogger(Reconciliation.class);
    private static final String NAME = "sfpy-reconcile";
    private static final int MOST_AT_ONCE = 50;
    private static final int MOST_FAILURES = 3;
    private static final Duration PAUSE = Duration.ofSeconds(10);
    private static final Pattern ID = Pattern.compile("[0-9A-Za-z]{20}");
    private static final String WENT_BACK =
            "SFPY says that a payment went back, and does not say how: look it up at SFPY.";

    private final SettingsService settings;
    private final SfpyRecords records;
    private final SfpyClient client;
    private final EventInbox inbox;
    private final Expiry expiry;
    private final TransactionTemplate transaction;

    /**
     * @param settings the merchant's settings
     * @param records the module's rows
     * @param client SFPY's API
     * @param inbox where what is found goes
     * @param expiry ends what nobody paid
     * @param transactionManager Broadleaf's {@code blTransactionManager}
     */
    public Reconciliation(
            SettingsService settings,
            SfpyRecords records,
            SfpyClient client,
            EventInbox inbox,
            Expiry expiry,
            PlatformTransactionManager transactionManager) {
        this.settings = settings;
        this.records = records;
        this.client = client;
        this.inbox = inbox;
        this.expiry = expiry;
        this.transaction = new TransactionTemplate(transactionManager);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String recurring() {
        return "all";
    }

    @Override
    public Optional<Duration> work(String instance) {
        if (settings.current().isReconciling() && settings.current().isEnabled()) {
            askAboutAllThatAreDue(Instant.now());
        }
        return Optional.of(PAUSE);
    }

    private void askAboutAllThatAreDue(Instant now) {
        List<String> due =
                transaction.execute(
                        status -> records.requestsToAskAbout(Date.from(now), MOST_AT_ONCE));
        int failures = 0;
        for (String requestId : due) {
            if (!askAbout(requestId, now) && ++failures == MOST_FAILURES) {
                LOG.warn("action=reconcile outcome=api-away");
                return;
            }
        }
    }

    /**
     * Asks about one request now.
     *
     * @param requestId SFPY's token of it
     * @param now the time
     * @return whether SFPY answered
     */
    public boolean askAbout(String requestId, Instant now) {
        SfpyRequest request =
                transaction.execute(status -> records.findRequest(requestId).orElse(null));
        if (request == null) {
            return true;
        }
        Instant made = request.getCreatedAt().toInstant();
        try {
            Found found = bring(request);
            if (request.getState().isUnpaid()) {
                if (found.unexplained > 0) {
                    expiry.postpone(request, WENT_BACK, now);
                } else if (found.unsettled == 0) {
                    expiry.endIfOver(request, found.listed > 0, now);
                }
            }
            planNext(request, found, made, now);
            return true;
        } catch (SfpyApiException | RuntimeException e) {
            // One that can't be asked about must not keep the others from being asked about.
            LOG.warn("action=reconcile request={} outcome=failed", requestId, e);
            transaction.execute(
                    status -> {
                        lock(request).setAskAt(Date.from(AskPlan.afterFailure(made, now)));
                        return null;
                    });
            return false;
        }
    }

    private void planNext(SfpyRequest seen, Found found, Instant made, Instant now) {
        transaction.execute(
                status -> {
                    SfpyRequest request = lock(seen);
                    Instant expires =
                            request.getExpiresAt() == null
                                    ? null
                                    : request.getExpiresAt()
                                            .toInstant()
                                            .plus(settings.current().grace());
                    Optional<Instant> next = AskPlan.next(request.getState(), made, expires, now);
                    if (found.isRefundNew && found.unexplained > 0) {
                        next = Optional.of(AskPlan.soon(now)); // it is on record by then
                    } else if (found.areRefundsAway || found.unexplained > 0) {
                        Instant again = AskPlan.afterFailure(made, now);
                        next = next.map(planned -> planned.isBefore(again) ? planned : again);
                    }
                    request.setAskAt(next.map(Date::from).orElse(null));
                    return null;
                });
    }

    private SfpyRequest lock(SfpyRequest seen) {
        records.lockOrder(seen.getOrderId());
        return records.findRequest(seen.getRequestId()).get();
    }

    /** What SFPY knows of a request. */
    private static final class Found {
        /** Payments that it lists. */
        int listed;

        /** Payments and refunds that are not settled here. */
        int unsettled;

        /** Payments that went back by refunds that are not on record here. */
        int unexplained;

        boolean isRefundNew;

        /** Whether it could not be asked for refunds. */
        boolean areRefundsAway;
    }

    /** Refunds first: a payment that went back must not place its order before that is known. */
    private Found bring(SfpyRequest request) throws SfpyApiException {
        Found found = new Found();
        bringRefunds(request, found);
        for (ObjectNode payment : client.paymentsOf(request.getRequestId(), request.getChainId())) {
            found.listed++;
            String id = payment.path("payment_id").asText();
            if (isTrue(() -> isSettledPayment(id))) {
                continue;
            }
            found.unsettled++;
            // Of a request that has ended, whatever comes is late and places nothing.
            boolean wentBack =
                    payment.path("state").asText().equals(SfpyClient.REFUNDED)
                            && request.getState().isUnpaid();
            if (wentBack && !isTrue(() -> isRefundOnRecord(request, id))) {
                found.unexplained++;
                LOG.info("action=reconcile type=payment id={} outcome=refund-unknown", id);
            } else {
                bring(SfpyEvent.PAYMENT_CREATED, payment, id);
            }
        }
        return found;
    }

    /** Only SFPY's SDK asks for refunds, so the call may fail: that must stop nothing else. */
    private void bringRefunds(SfpyRequest request, Found found) {
        List<ObjectNode> refunds;
        try {
            refunds = client.refundsOf(request.getRequestId());
        } catch (SfpyApiException e) {
            found.areRefundsAway = true;
            LOG.warn(
                    "action=reconcile request={} outcome=refunds-away reason=\"{}\"",
                    request.getRequestId(),
                    e.getMessage());
            return;
        }
        for (ObjectNode refund : refunds) {
            String id = refund.path("refund_id").asText();
            if (!isTrue(() -> isSettledRefund(id))) {
                found.unsettled++;
                found.isRefundNew |= bring(SfpyEvent.REFUND_CREATED, refund, id);
            }
        }
    }

    private boolean isTrue(BooleanSupplier question) {
        return transaction.execute(status -> question.getAsBoolean());
    }

    private boolean isSettledPayment(String id) {
        return records.findPayment(id)
                .filter(payment -> payment.getStanding() != PaymentStanding.PARKED)
                .isPresent();
    }

    private boolean isSettledRefund(String id) {
        return records.findRefund(id)
                .filter(refund -> refund.getStanding() != RefundStanding.PARKED)
                .isPresent();
    }

    private boolean isRefundOnRecord(SfpyRequest request, String paymentId) {
        return records.refundsOf(request.getOrderId()).stream()
                .anyMatch(
                        refund ->
                                refund.getPaymentId().equals(paymentId)
                                        && refund.getStanding() != RefundStanding.REJECTED);
    }

    /** Whether it is one that the inbox did not have yet. */
    private boolean bring(String type, ObjectNode item, String id) {
        if (!ID.matcher(id).matches()) {
            LOG.warn("action=reconcile type={} outcome=unusable-id", type);
            return false;
        }
        try {
            SfpyEvent event = ListedTransfer.eventOf(type, item, id);
            boolean isNew = !inbox.receive(event, EventSource.RECONCILED).isDuplicate();
            LOG.info("action=reconcile type={} id={} new={}", type, id, isNew);
            return isNew;
        } catch (MalformedDeliveryException e) {
            throw new IllegalStateException("an event of our own is not readable", e);
        }
    }
}
