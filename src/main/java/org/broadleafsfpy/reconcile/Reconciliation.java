package org.broadleafsfpy.reconcile;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
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
    private static final String STATE = "state";

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
            int found = bring(request);
            if (found == 0 && request.getState().isUnpaid()) {
                expiry.endIfOver(request, now);
            }
            planNext(request, made, now);
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

    private void planNext(SfpyRequest seen, Instant made, Instant now) {
        transaction.execute(
                status -> {
                    SfpyRequest request = lock(seen);
                    Instant expires =
                            request.getExpiresAt() == null
                                    ? null
                                    : request.getExpiresAt()
                                            .toInstant()
                                            .plus(settings.current().grace());
                    request.setAskAt(
                            AskPlan.next(request.getState(), made, expires, now)
                                    .map(Date::from)
                                    .orElse(null));
                    return null;
                });
    }

    private SfpyRequest lock(SfpyRequest seen) {
        records.lockOrder(seen.getOrderId());
        return records.findRequest(seen.getRequestId()).get();
    }

    /** How many payments or refunds SFPY knows that are not settled here. */
    private int bring(SfpyRequest request) throws SfpyApiException {
        int found = 0;
        String requestId = request.getRequestId();
        for (ObjectNode payment : client.paymentsOf(requestId, request.getChainId())) {
            String id = payment.path("payment_id").asText();
            boolean known =
                    transaction.execute(
                            status ->
                                    records.findPayment(id)
                                            .filter(p -> p.getStanding() != PaymentStanding.PARKED)
                                            .isPresent());
            if (!known) {
                found++;
                // A signed event never changes; what the API says in another state is another.
                bring(SfpyEvent.PAYMENT_CREATED, payment, id + "-" + payment.path(STATE).asText());
            }
        }
        for (ObjectNode refund : client.refundsOf(requestId)) {
            String id = refund.path("refund_id").asText();
            boolean known =
                    transaction.execute(
                            status ->
                                    records.findRefund(id)
                                            .filter(r -> r.getStanding() != RefundStanding.PARKED)
                                            .isPresent());
            if (!known) {
                found++;
                bring(SfpyEvent.REFUND_CREATED, refund, id);
            }
        }
        return found;
    }

    private void bring(String type, ObjectNode notification, String id) {
        if (!id.matches("[0-9A-Za-z]{20}(-[A-Z_]{0,32})?")) {
            LOG.warn("action=reconcile type={} outcome=unusable-id", type);
            return;
        }
        ObjectNode event = JsonNodeFactory.instance.objectNode();
        event.put("token", "reconciled-" + id);
        event.put("type", type);
        event.putObject("data").set("notification", notification);
        try {
            byte[] bytes = event.toString().getBytes(StandardCharsets.UTF_8);
            boolean isNew =
                    !inbox.receive(SfpyEvent.read(bytes), EventSource.RECONCILED).isDuplicate();
            LOG.info("action=reconcile type={} id={} new={}", type, id, isNew);
        } catch (MalformedDeliveryException e) {
            throw new IllegalStateException("an event of our own is not readable", e);
        }
    }
}
