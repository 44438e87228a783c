package org.broadleafsfpy.sample.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What the command line asks of a sandbox that runs. Not of SFPY's; JSON over HTTP. */
final class ControlApi {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int LONGEST_WAIT_SECONDS = 30;

    private final Simulation simulation;
    private final Player player;

    ControlApi(Simulation simulation) {
        this.simulation = simulation;
        this.player = new Player(simulation);
    }

    Answer handle(Call call) {
        // A page of another site can't send this type without being asked about it first.
        if (!call.method().equals("GET") && !call.isJson()) {
            return Answer.error(415, "BAD_REQUEST", "The Content-Type has to be application/json.");
        }
        return switch (call.method() + " " + call.path()) {
            case "GET /sandbox/status" -> Answer.json(200, status(call));
            case "GET /sandbox/requests" -> Answer.json(200, requests());
            case "GET /sandbox/deliveries" -> Answer.json(200, deliveries(call));
            case "POST /sandbox/switches" -> change(Json.object(call.text()));
            case "POST /sandbox/trigger" -> trigger(Json.object(call.text()));
            case "POST /sandbox/send" -> send(Json.object(call.text()));
            default -> Answer.notFound("There is no such call.");
        };
    }

    private ObjectNode status(Call call) {
        ObjectNode status = JSON.objectNode();
        status.put("url", call.baseUrl());
        status.put("api_key", simulation.account().apiKey());
        status.put("secret", simulation.account().secret());
        status.put("webhooks_enabled", simulation.account().isWebhooksEnabled());
        status.put("deliveries", simulation.log().count());
        ArrayNode endpoints = status.putArray("endpoints");
        simulation.webhooks().subscriptions().forEach(s -> endpoints.add(s.endpoint()));
        status.set("switches", switchesJson());
        return status;
    }

    private ObjectNode switchesJson() {
        ObjectNode json = JSON.objectNode();
        for (Switch which : Switch.values()) {
            json.put(which.key(), simulation.switches().get(which));
        }
        return json;
    }

    private ArrayNode requests() {
        ArrayNode all = JSON.arrayNode();
        for (Ledger.Request request : simulation.ledger().all()) {
            ObjectNode json = all.addObject();
            json.put("token", request.token());
            json.put("order", request.reference());
            json.put("usd_cents", request.totalUsdCents());
            json.put("state", request.state());
            ArrayNode payments = json.putArray("payments");
            request.payments().forEach(payment -> payments.add(payment.id()));
        }
        return all;
    }

    private ArrayNode deliveries(Call call) {
        ArrayNode all = JSON.arrayNode();
        try {
            int seconds = Math.min(call.number("wait", 0), LONGEST_WAIT_SECONDS);
            simulation
                    .log()
                    .after(call.number("after", 0), Duration.ofSeconds(seconds))
                    .forEach(delivery -> all.add(delivery.json()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the sandbox stops
        }
        return all;
    }

    private Answer change(ObjectNode wanted) {
        if (wanted.path("reset").asBoolean()) {
            simulation.switches().reset();
        }
        List<Map.Entry<String, JsonNode>> changes =
                wanted.properties().stream().filter(e -> !e.getKey().equals("reset")).toList();
        changes.forEach(
                e -> simulation.switches().set(Switch.named(e.getKey()), e.getValue().asText()));
        return Answer.json(200, switchesJson());
    }

    private Answer trigger(ObjectNode wanted) {
        Play play = Play.named(wanted.path("play").asText());
        ObjectNode played = player.play(play, Player.Wish.in(wanted));
        return Answer.json(200, played);
    }

    /** Signs an event and posts it once. */
    private Answer send(ObjectNode wanted) {
        String event = wanted.path("event").asText();
        Map<String, String> read = GoStruct.EVENT.read(event);
        if (!wanted.path("as_is").asBoolean()) {
            event = GoStruct.EVENT.write(read);
        }
        Post post =
                new Post(
                        wanted.path("endpoint").asText(firstEndpoint()),
                        event,
                        wanted.path("secret").asText(simulation.account().secret()),
                        Post.Header.valueOf(
                                wanted.path("header").asText("both").toUpperCase(Locale.ROOT)),
                        simulation.webhooks().contentType());
        Webhooks.requireEndpoint(post.endpoint());
        Delivery delivery =
                simulation
                        .webhooks()
                        .deliver(
                                post,
                                read.getOrDefault("type", ""),
                                read.getOrDefault("token", ""),
                                1);
        return Answer.json(200, delivery.json());
    }

    private String firstEndpoint() {
        return simulation.webhooks().subscriptions().stream()
                .map(Webhooks.Subscription::endpoint)
                .findFirst()
                .orElse("");
    }
}
