package org.broadleafsfpy.sample.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The calls that set up webhooks. */
final class NotifyApi {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Account account;
    private final Webhooks webhooks;
    private final Transactions transactions;

    NotifyApi(Account account, Webhooks webhooks, Transactions transactions) {
        this.account = account;
        this.webhooks = webhooks;
        this.transactions = transactions;
    }

    Answer handle(String what, Call call) {
        return switch (what) {
            case "POST /v1/notify/exists" ->
                    Answer.data(BooleanNode.valueOf(account.isWebhooksEnabled()));
            case "POST /v1/notify/merchant" -> {
                account.enableWebhooks();
                yield secret(account.secret());
            }
            case "GET /v1/notify/events" -> events();
            default ->
                    account.isWebhooksEnabled()
                            ? whenEnabled(what, call)
                            : Answer.notFound("webhooks are not enabled");
        };
    }

    private Answer whenEnabled(String what, Call call) {
        return switch (what) {
            case "GET /v1/notify/secret" -> secret(account.secret());
            case "PUT /v1/notify/secret" -> secret(account.rotateSecret());
            case "GET /v1/notify/subscription" -> subscriptions(call);
            case "POST /v1/notify/subscription" ->
                    Answer.data(
                            json(webhooks.register(endpointOf(subscriptionIn(call)), List.of())));
            case "PUT /v1/notify/subscription" -> known(call, s -> move(s, subscriptionIn(call)));
            case "DELETE /v1/notify/subscription" -> known(call, this::remove);
            case "POST /v1/notify/subscribe" ->
                    known(call, s -> changeEvents(s, subscriptionIn(call)));
            case "POST /v1/notify/test" -> test(call.json());
            case "GET /v1/notify/notification" -> notifications(call);
            default -> Answer.notFound("there is no such call");
        };
    }

    private static Answer secret(String value) {
        return Answer.data(
                JSON.objectNode().put("token", "CSANDB0XSECRET000001").put("secret", value));
    }

    private static ObjectNode described(String event) {
        String what = event.equals(Account.REFUND_CREATED) ? "refund" : "payment";
        return JSON.objectNode()
                .put("name", event)
                .put("description", "Fired when a " + what + " is confirmed on the blockchain");
    }

    private static Answer events() {
        ArrayNode data = JSON.arrayNode();
        Account.EVENTS.forEach(event -> data.add(described(event)));
        return Answer.data(data);
    }

    private static JsonNode subscriptionIn(Call call) {
        return call.json().path("subscription_service").path("subscription");
    }

    private Answer known(Call call, Function<Webhooks.Subscription, ObjectNode> change) {
        return webhooks.subscription(subscriptionIn(call).path("token").asText())
                .map(subscription -> Answer.data(change.apply(subscription)))
                .orElseGet(() -> Answer.notFound("there is no such endpoint"));
    }

    private static ObjectNode json(Webhooks.Subscription subscription) {
        ObjectNode json = JSON.objectNode();
        json.put("token", subscription.token());
        json.put("endpoint", subscription.endpoint());
        ArrayNode events = json.putArray("subscribed_events");
        subscription.events().forEach(event -> events.add(described(event)));
        return json;
    }

    private Answer subscriptions(Call call) {
        return Answer.page(call, webhooks.subscriptions().stream().map(NotifyApi::json).toList());
    }

    private ObjectNode move(Webhooks.Subscription known, JsonNode wanted) {
        return json(webhooks.put(known.token(), endpointOf(wanted), known.events()));
    }

    private static String endpointOf(JsonNode wanted) {
        return Webhooks.requireEndpoint(wanted.path("endpoint").asText());
    }

    private ObjectNode remove(Webhooks.Subscription known) {
        webhooks.remove(known.token());
        return json(known);
    }

    private ObjectNode changeEvents(Webhooks.Subscription known, JsonNode wanted) {
        List<String> events = new ArrayList<>(known.events());
        wanted.path("events_to_remove").forEach(event -> events.remove(event.asText()));
        for (JsonNode event : wanted.path("events_to_add")) {
            if (!Account.EVENTS.contains(event.asText())) {
                throw new IllegalArgumentException("there is no event " + event.asText());
            }
            if (!events.contains(event.asText())) {
                events.add(event.asText());
            }
        }
        webhooks.put(known.token(), known.endpoint(), events);
        return JSON.objectNode()
                .put("token", Ids.token())
                .put("subscription_id", known.token())
                .put("event", events.isEmpty() ? "" : events.get(events.size() - 1));
    }

    private Answer test(JsonNode body) {
        JsonNode wanted = body.path("notification_service").path("notification");
        return webhooks.subscription(wanted.path("subscription").asText())
                .map(
                        to -> {
                            transactions.sendTestEvent(to, wanted.path("kind").asText());
                            return Answer.data(JSON.objectNode());
                        })
                .orElseGet(() -> Answer.notFound("there is no such endpoint"));
    }

    private Answer notifications(Call call) {
        return Answer.page(call, webhooks.sent().stream().map(Notice::envelopeJson).toList());
    }
}
