package org.broadleafsfpy.webhook;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.broadleafsfpy.config.SettingsService;
import org.broadleafsfpy.config.SfpySettings;
import org.broadleafsfpy.event.MalformedDeliveryException;
import org.broadleafsfpy.event.SfpyEvent;
import org.broadleafsfpy.event.SignedDelivery;
import org.broadleafsfpy.inbox.EventInbox;
import org.broadleafsfpy.inbox.EventSource;
import org.broadleafsfpy.inbox.Receipt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes a delivery: verifies, reads, stores. Whoever gets a 200 from here can forget the event.
 * Thread-safe.
 */
public class WebhookReceiver {
    private static final Logger LOG = LoggerFactory.getLogger(WebhookReceiver.class);

    private final SettingsService settings;
    private final EventInbox inbox;
    private final WebhookCounters counters;
    private final OncePerMinute away = new OncePerMinute(System::currentTimeMillis);
    private final OncePerMinute surprised = new OncePerMinute(System::currentTimeMillis);

    /**
     * @param settings the merchant's settings
     * @param inbox where events are stored
     * @param counters counts what comes
     */
    public WebhookReceiver(SettingsService settings, EventInbox inbox, WebhookCounters counters) {
        this.settings = settings;
        this.inbox = inbox;
        this.counters = counters;
    }

    /**
     * Whether deliveries can be taken at all.
     *
     * @return an answer to give at once, before the body is read; empty if all is well
     */
    public Optional<WebhookAnswer> notReady() {
        try {
            SfpySettings now = settings.current();
            if (now.lacksTables()) {
                // Which ones is for the log and the admin, not for whoever posts here.
                return Optional.of(unavailable("this store lacks tables of the SFPY module"));
            }
            if (!now.isEnabled() || now.sharedSecrets().isEmpty()) {
                return Optional.of(unavailable("this store does not take SFPY events now"));
            }
            return Optional.empty();
        } catch (RuntimeException e) {
            return Optional.of(databaseAway(e));
        }
    }

    private WebhookAnswer databaseAway(RuntimeException e) {
        if (away.isFirst()) {
            LOG.error("action=receive outcome=database-away", e);
        }
        return unavailable("this store's database is away");
    }

    /**
     * Takes one delivery.
     *
     * @param body the request's body
     * @param signatures what stood where a signature may stand; any of them may be it
     * @return the answer
     */
    public WebhookAnswer receive(byte[] body, String... signatures) {
        List<String> secrets;
        try {
            secrets = settings.current().sharedSecrets();
        } catch (RuntimeException e) {
            return databaseAway(e);
        }
        Optional<byte[]> signed;
        try {
            signed = SignedDelivery.read(body).signedBytes(Arrays.asList(signatures), secrets);
        } catch (MalformedDeliveryException e) {
            return WebhookAnswer.error(400, "BAD_REQUEST", e.getMessage());
        } catch (RuntimeException e) {
            return unreadable(e);
        }
        if (!signed.isPresent()) {
            sayRejected(signatures.length == 0 ? "no-signature" : "bad-signature");
            return WebhookAnswer.error(
                    401, "AUTHENTICATION_ERROR", "the signature is missing or not good");
        }
        return store(signed.get());
    }

    /** Nobody has signed it: whatever is odd about it is its sender's fault, and no news. */
    private WebhookAnswer unreadable(RuntimeException e) {
        if (surprised.isFirst()) {
            LOG.warn("action=receive outcome=unreadable", e);
        }
        return WebhookAnswer.error(400, "BAD_REQUEST", "the body could not be read");
    }

    private WebhookAnswer store(byte[] signed) {
        try {
            Receipt receipt = inbox.receive(SfpyEvent.read(signed), EventSource.WEBHOOK);
            count(receipt);
            return WebhookAnswer.stored(receipt.isDuplicate(), receipt.eventKey());
        } catch (MalformedDeliveryException e) {
            return WebhookAnswer.error(400, "BAD_REQUEST", e.getMessage());
        } catch (RuntimeException e) {
            LOG.error("action=receive outcome=not-stored", e);
            return unavailable("the event could not be stored; send it again later");
        }
    }

    private void count(Receipt receipt) {
        if (receipt.isDuplicate()) {
            counters.duplicate();
        } else {
            counters.accepted();
        }
    }

    /** The first of each minute: whoever floods the endpoint does not flood the log. */
    private void sayRejected(String reason) {
        if (counters.badSignature() == 1) {
            LOG.warn(
                    "action=receive outcome=rejected reason={} inLastHour={}",
                    reason,
                    counters.badSignaturesInLastHour());
        }
    }

    private static WebhookAnswer unavailable(String message) {
        return WebhookAnswer.error(503, "API_ERROR", message);
    }
}
