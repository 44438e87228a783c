package org.broadleafsfpy.sample.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The merchant's account at SFPY: the API key, the shared secret, whether webhooks are enabled, and
 * what shoppers see of the merchant. Thread-safe.
 */
final class Account {
    static final String PAYMENT_CREATED = "payment:created";
    static final String REFUND_CREATED = "refund:created";
    static final List<String> EVENTS = List.of(PAYMENT_CREATED, REFUND_CREATED);

    static final String CLIENT_ID = "CSANDB0XMERCHANT0001";

    private static final List<String> PROFILE =
            List.of(
                    "registered_name",
                    "website_url",
                    "twitter_url",
                    "instagram_url",
                    "profile_img_url",
                    "background_img_url");

    private final Map<String, String> profile = new ConcurrentHashMap<>();
    private final Instant created = Ids.now();
    private volatile Instant updated = created;
    private volatile String apiKey;
    private volatile String secret;
    private volatile boolean webhooksEnabled;

    Account(String apiKey, String secret, boolean webhooksEnabled) {
        this.apiKey = givenOrRandom(apiKey, "API key");
        this.secret = givenOrRandom(secret, "shared secret");
        this.webhooksEnabled = webhooksEnabled;
        profile.put("registered_name", "Sandbox merchant");
    }

    private static String givenOrRandom(String given, String what) {
        if (given != null && given.isBlank()) {
            throw new IllegalArgumentException("The " + what + " is empty.");
        }
        return given == null ? Ids.hex(32) : given;
    }

    String apiKey() {
        return apiKey;
    }

    void rotateApiKey() {
        apiKey = Ids.hex(32);
        updated = Ids.now();
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

    /** Takes over what is said about the merchant. */
    void describe(JsonNode merchant) {
        for (String member : PROFILE) {
            if (merchant.path(member).isTextual()) {
                profile.put(member, merchant.path(member).textValue());
            }
        }
        updated = Ids.now();
    }

    ObjectNode merchantJson() {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("client_id", CLIENT_ID);
        PROFILE.forEach(member -> json.put(member, profile.getOrDefault(member, "")));
        return withTimes(json);
    }

    ObjectNode apiKeyJson() {
        return withTimes(
                JsonNodeFactory.instance
                        .objectNode()
                        .put("token", "CSANDB0XAPIKEY000001")
                        .put("client_id", CLIENT_ID)
                        .put("pvt_api_key", apiKey));
    }

    private ObjectNode withTimes(ObjectNode json) {
        return json.put("created_at", GoText.time(created)).put("updated_at", GoText.time(updated));
    }
}
