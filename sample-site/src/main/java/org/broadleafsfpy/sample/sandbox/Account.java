package org.broadleafsfpy.sample.sandbox;

import java.util.List;
import org.broadleafsfpy.event.SfpyEvent;

/**
 * The merchant's account at SFPY: the API key, the shared secret, and whether webhooks are enabled.
 * Thread-safe.
 */
final class Account {
    static final List<String> EVENTS = List.of(SfpyEvent.PAYMENT_CREATED, SfpyEvent.REFUND_CREATED);

    private final String apiKey;
    private volatile String secret;
    private volatile boolean webhooksEnabled;

    Account(String apiKey, String secret, boolean webhooksEnabled) {
        this.apiKey = apiKey == null ? Ids.hex(24) : apiKey;
        this.secret = secret == null ? Ids.hex(32) : secret;
        this.webhooksEnabled = webhooksEnabled;
    }

    String apiKey() {
        return apiKey;
    }

    String secret() {
        return secret;
    }

    String rotateSecret() {
        secret = Ids.hex(32);
        return secret;
    }

    boolean isWebhooksEnabled() {
        return webhooksEnabled;
    }

    void enableWebhooks() {
        webhooksEnabled = true;
    }
}
