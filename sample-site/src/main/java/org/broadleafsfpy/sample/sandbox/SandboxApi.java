package org.broadleafsfpy.sample.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.broadleafsfpy.event.SfpyEvent;

/** SFPY's REST API, as far as its documentation tells. */
final class SandboxApi {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Account account;
    private final Ledger ledger;
    private final WebhookSender webhooks;

    SandboxApi(Account account, Ledger ledger, WebhookSender webhooks) {
        this.account = account;
        this.ledger = ledger;
        this.webhooks = webhooks;
    }

    Answer handle(Call call) {
        if (!account.apiKey().equals(call.header("X-SFPY-API-KEY"))) {
            return Answer.error(401, "AUTHENTICATION_ERROR", "the API key is missing or wrong");
        }
        String path = call.path().replaceFirst("/$", "");
        boolean early = path.equals("/v1/notify/exists") || path.equals("/v1/notify/merchant");
        if (path.startsWith("/v1/notify/") && !early && !account.isWebhooksEnabled()) {
            return Answer.error(404, "NOT_FOUND", "webhooks are not enabled");
        }
        return switch (call.method() + " " + path) {
            case "POST /v1/order" -> create(call.json());
            case "GET /v1/order" -> call.query("token").isEmpty() ? orders() : order(call);
            case "POST /v1/order/cancel" -> cancel(call);
            case "GET /v1/payment" -> payments(call);
            case "GET /v1/refund" -> refunds(call);
            case "POST /v1/notify/exists" -> exists();
            case "POST /v1/notify/merchant" -> enable();
            case "GET /v1/notify/secret" -> secretOf(account.secret());
            case "PUT /v1/notify/secret" -> secretOf(account.rotateSecret());
            case "GET /v1/notify/events" -> events();
            case "GET /v1/notify/subscription" -> subscriptions();
            case "POST /v1/notify/subscription" -> subscribe(subscriptionIn(call));
            case "PUT /v1/notify/subscription" -> move(subscriptionIn(call));
            case "DELETE /v1/notify/subscription" -> unsubscribe(subscriptionIn(call));
            case "POST /v1/notify/subscribe" -> changeEvents(subscriptionIn(call));
            case "POST /v1/notify/test" -> test(call.json());
            case "GET /v1/notify/notification" -> notifications();
            default -> Answer.error(404, "NOT_FOUND", "no such call");
        };
    }

    private Answer create(JsonNode body) {
        JsonNode wanted = body.path("order_service").path("order");
        JsonNode total = wanted.path("purchase_total");
        if (!wanted.path("address").asText().matches("0x[0-9a-fA-F]{40}")) {
            return Answer.error(400, "VALIDATION_ERROR", "address");
        }
        if (!wanted.path("chain_id").isIntegralNumber()) {
            return Answer.error(400, "VALIDATION_ERROR", "chain_id");
        }
        for (String member : new String[] {"sub_total", "discount", "tax_total"}) {
            if (total.has(member) && !total.path(member).path("currency").asText().equals("USD")) {
                return Answer.error(400, "VALIDATION_ERROR", "currency");
            }
        }
        long grandTotal =
                total.path("sub_total").path("amount").asLong()
                        - total.path("discount").path("amount").asLong()
                        + total.path("tax_total").path("amount").asLong();
        if (grandTotal <= 0) {
            return Answer.error(400, "VALIDATION_ERROR", "grand_total");
        }
        ObjectNode order = wanted.deepCopy();
        order.put("merchant", "CSANDB0XMERCHANT0001");
        ((ObjectNode) order.path("purchase_total"))
                .putObject("grand_total")
                .put("amount", grandTotal)
                .put("currency", "USD");
        return Answer.data(json(ledger.create(order)));
    }

    private static ObjectNode json(Ledger.Request request) {
        return request.order.deepCopy().put("state", request.state);
    }

    private Answer order(Call call) {
        return ledger.find(call.query("token"))
                .map(
                        request -> {
                            ObjectNode data = JSON.objectNode();
                            data.putObject("merchant").put("token", "CSANDB0XMERCHANT0001");
                            data.set("request", json(request));
                            return Answer.data(data);
                        })
                .orElseGet(SandboxApi::notFound);
    }

    private Answer orders() {
        ArrayNode data = JSON.arrayNode();
        ledger.all().forEach(request -> data.add(json(request)));
        return Answer.data(data);
    }

    private Answer cancel(Call call) {
        Optional<Ledger.Request> request = ledger.find(call.query("token"));
        if (request.isEmpty()) {
            return notFound();
        }
        return ledger.cancel(request.get())
                ? Answer.data(json(request.get()))
                : Answer.error(400, "BAD_REQUEST", "the request is " + request.get().state);
    }

    private Answer payments(Call call) {
        return ledger.find(call.query("request"))
                .map(
                        request -> {
                            ArrayNode data = JSON.arrayNode();
                            request.payments.forEach(p -> data.add(Ledger.json(request, p)));
                            return Answer.data(data);
                        })
                .orElseGet(SandboxApi::notFound);
    }

    private Answer refunds(Call call) {
        return ledger.find(call.query("request"))
                .map(
                        request -> {
                            ArrayNode data = JSON.arrayNode();
                            request.refunds.forEach(r -> data.add(Ledger.json(request, r)));
                            return Answer.data(data);
                        })
                .orElseGet(SandboxApi::notFound);
    }

    private Answer exists() {
        return Answer.data(JSON.objectNode().put("exists", account.isWebhooksEnabled()));
    }

    private Answer enable() {
        account.enableWebhooks();
        return exists();
    }

    private static Answer secretOf(String value) {
        return Answer.data(
                JSON.objectNode().put("token", "CSANDB0XSECRET000001").put("secret", value));
    }

    private static Answer events() {
        ArrayNode data = JSON.arrayNode();
        data.addObject()
                .put("name", SfpyEvent.PAYMENT_CREATED)
                .put("description", "Fired when a payment is confirmed on the blockchain");
        data.addObject()
                .put("name", SfpyEvent.REFUND_CREATED)
                .put("description", "Fired when a refund is confirmed on the blockchain");
        return Answer.data(data);
    }

    private static JsonNode subscriptionIn(Call call) {
        return call.json().path("subscription_service").path("subscription");
    }

    private static ObjectNode json(WebhookSender.Subscription subscription) {
        ObjectNode json = JSON.objectNode();
        json.put("token", subscription.token());
        json.put("endpoint", subscription.endpoint());
        ArrayNode events = json.putArray("subscribed_events");
        subscription.events().forEach(events::add);
        return json;
    }

    private Answer subscriptions() {
        ArrayNode data = JSON.arrayNode();
        webhooks.subscriptions().forEach(s -> data.add(json(s)));
        return Answer.data(data);
    }

    private Answer subscribe(JsonNode wanted) {
        return Answer.data(json(webhooks.subscribe(endpointOf(wanted), List.of())));
    }

    private Answer move(JsonNode wanted) {
        WebhookSender.Subscription known = webhooks.subscription(wanted.path("token").asText());
        if (known == null) {
            return notFound();
        }
        WebhookSender.Subscription moved =
                new WebhookSender.Subscription(known.token(), endpointOf(wanted), known.events());
        webhooks.put(moved);
        return Answer.data(json(moved));
    }

    private static String endpointOf(JsonNode wanted) {
        String endpoint = wanted.path("endpoint").asText();
        if (!endpoint.matches("https?://[^\\s]+")) {
            throw new IllegalArgumentException("the endpoint is not an http address");
        }
        return endpoint;
    }

    private Answer unsubscribe(JsonNode wanted) {
        return webhooks.remove(wanted.path("token").asText())
                ? Answer.data(JSON.objectNode())
                : notFound();
    }

    private Answer changeEvents(JsonNode wanted) {
        WebhookSender.Subscription known = webhooks.subscription(wanted.path("token").asText());
        if (known == null) {
            return notFound();
        }
        List<String> events = new ArrayList<>(known.events());
        wanted.path("events_to_remove").forEach(e -> events.remove(e.asText()));
        for (JsonNode event : wanted.path("events_to_add")) {
            if (!events.contains(event.asText())) {
                events.add(event.asText());
            }
        }
        WebhookSender.Subscription changed =
                new WebhookSender.Subscription(known.token(), known.endpoint(), events);
        webhooks.put(changed);
        return Answer.data(json(changed));
    }

    private Answer test(JsonNode body) {
        JsonNode wanted = body.path("notification_service").path("notification");
        WebhookSender.Subscription to = webhooks.subscription(wanted.path("subscription").asText());
        if (to == null) {
            return notFound();
        }
        ObjectNode notification = JSON.objectNode();
        notification.put("request_id", Ids.token());
        notification.put("payment_id", Ids.token());
        notification.put("chain_id", 1);
        notification.put("state", "PAID");
        notification.put("is_eth", true);
        notification.put("txn_hash", "0x" + Ids.hex(32));
        notification.put("from", Ledger.PAYER);
        notification.put("amount", "1");
        notification.put("token_address", SandboxToken.ETH.address());
        notification.put("rate", Long.toString(SandboxToken.ETH.microUsd()));
        webhooks.sendTo(to, wanted.path("kind").asText(), notification, Duration.ZERO);
        return Answer.data(JSON.objectNode());
    }

    private Answer notifications() {
        ArrayNode data = JSON.arrayNode();
        for (WebhookSender.Delivery delivery : webhooks.deliveries()) {
            data.addObject()
                    .put("token", delivery.event())
                    .put("type", delivery.type())
                    .put("delivery_attempts", delivery.attempt())
                    .put("created_at", delivery.at().toString());
        }
        return Answer.data(data);
    }

    private static Answer notFound() {
        return Answer.error(404, "NOT_FOUND", "no such thing");
    }
}
