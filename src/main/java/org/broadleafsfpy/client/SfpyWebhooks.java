package org.broadleafsfpy.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.broadleafsfpy.event.SfpyEvent;

/** The part of SFPY's API that sets up webhooks. Thread-safe. */
public class SfpyWebhooks {
    /** The event types that this module does something about. */
    public static final List<String> EVENTS =
            Collections.unmodifiableList(
                    java.util.Arrays.asList(SfpyEvent.PAYMENT_CREATED, SfpyEvent.REFUND_CREATED));

    private static final String SUBSCRIPTION = "/v1/notify/subscription";

    private final SfpyClient client;

    /**
     * @param client calls the API
     */
    public SfpyWebhooks(SfpyClient client) {
        this.client = client;
    }

    /** An address that SFPY sends events to. Immutable. */
    public static final class Endpoint {
        private final String token;
        private final String url;
        private final List<String> events;

        Endpoint(String token, String url, List<String> events) {
            this.token = token;
            this.url = url;
            this.events = Collections.unmodifiableList(events);
        }

        /**
         * @return SFPY's id of it
         */
        public String token() {
            return token;
        }

        /**
         * @return the address
         */
        public String url() {
            return url;
        }

        /**
         * @return the event types that {@link SfpyWebhooks#EVENTS} wants and it does not get
         */
        public List<String> missingEvents() {
            List<String> missing = new ArrayList<>(EVENTS);
            missing.removeAll(events);
            return missing;
        }
    }

    /**
     * Asks whether webhooks are switched on for the merchant. SFPY's interface decodes a bare
     * boolean; an object with {@code exists} and an error of the category NOT_FOUND are understood
     * too.
     *
     * @return whether they are
     * @throws SfpyApiException if SFPY did not say
     */
    public boolean isEnabled() throws SfpyApiException {
        JsonNode answer;
        try {
            answer = call("POST", "/v1/notify/exists", null);
        } catch (SfpyApiException e) {
            if (e.isNotFound()) {
                return false;
            }
            throw e;
        }
        if (answer.isBoolean()) {
            return answer.booleanValue();
        }
        return answer.has("exists") ? answer.path("exists").asBoolean() : answer.size() > 0;
    }

    /**
     * Switches webhooks on for the merchant.
     *
     * @throws SfpyApiException if SFPY did not say that it did
     */
    public void enable() throws SfpyApiException {
        call("POST", "/v1/notify/merchant", null);
    }

    /**
     * @return the secret that SFPY signs with now; never to be shown
     * @throws SfpyApiException if SFPY did not say
     */
    public String secret() throws SfpyApiException {
        return secretIn(call("GET", "/v1/notify/secret", null));
    }

    /**
     * Has SFPY sign with a new secret from now on.
     *
     * @return the new one; never to be shown
     * @throws SfpyApiException if SFPY did not say; it may have changed it nevertheless, {@link
     *     #secret()} tells
     */
    public String rotateSecret() throws SfpyApiException {
        return secretIn(call("PUT", "/v1/notify/secret", null));
    }

    private static String secretIn(JsonNode answer) throws SfpyApiException {
        String secret = answer.path("secret").asText("");
        if (secret.isEmpty() || secret.length() > 255) {
            throw new SfpyApiException("SFPY's answer has no usable secret in it");
        }
        return secret;
    }

    /**
     * @return the addresses that SFPY sends events to, through all pages
     * @throws SfpyApiException if SFPY did not say
     */
    public List<Endpoint> endpoints() throws SfpyApiException {
        List<Endpoint> endpoints = new ArrayList<>();
        for (JsonNode item : client.list(SUBSCRIPTION + "?kind=SUBSCRIPTION", "token")) {
            List<String> events = new ArrayList<>();
            item.path("subscribed_events")
                    .forEach(e -> events.add(e.isObject() ? e.path("name").asText() : e.asText()));
            endpoints.add(
                    new Endpoint(
                            item.path("token").asText(), item.path("endpoint").asText(), events));
        }
        return endpoints;
    }

    /**
     * @param url an address that SFPY is to send events to
     * @throws SfpyApiException if SFPY did not say that it will
     */
    public void register(String url) throws SfpyApiException {
        call("POST", SUBSCRIPTION, subscription("CREATE", null).put("endpoint", url));
    }

    /**
     * Has SFPY send nothing more to an address.
     *
     * @param endpoint one of {@link #endpoints()}
     * @throws SfpyApiException if SFPY did not say that it will not
     */
    public void remove(Endpoint endpoint) throws SfpyApiException {
        ObjectNode body = subscription("DELETE", endpoint.token()).put("endpoint", endpoint.url());
        call("DELETE", SUBSCRIPTION, body);
    }

    /**
     * Has an endpoint get all events that this module does something about.
     *
     * @param endpoint one of {@link #endpoints()}
     * @throws SfpyApiException if SFPY did not say that it will
     */
    public void subscribe(Endpoint endpoint) throws SfpyApiException {
        ObjectNode body = subscription("SUBSCRIBE", endpoint.token());
        ArrayNode add = body.putArray("events_to_add");
        endpoint.missingEvents().forEach(add::add);
        body.putArray("events_to_remove");
        call("POST", "/v1/notify/subscribe", body);
    }

    /**
     * Has SFPY send a test event.
     *
     * @param endpoint where to
     * @throws SfpyApiException if SFPY did not say that it will
     */
    public void sendTest(Endpoint endpoint) throws SfpyApiException {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.putObject("notification_service")
                .putObject("notification")
                .put("kind", SfpyEvent.PAYMENT_CREATED)
                .put("subscription", endpoint.token());
        client.call("POST", "/v1/notify/test", body);
    }

    private static ObjectNode subscription(String kind, String token) {
        ObjectNode subscription = JsonNodeFactory.instance.objectNode().put("kind", kind);
        return token == null ? subscription : subscription.put("token", token);
    }

    private JsonNode call(String method, String path, ObjectNode subscription)
            throws SfpyApiException {
        ObjectNode body = null;
        if (subscription != null) {
            body = JsonNodeFactory.instance.objectNode();
            body.putObject("subscription_service").set("subscription", subscription);
        }
        return client.call(method, path, body);
    }
}
