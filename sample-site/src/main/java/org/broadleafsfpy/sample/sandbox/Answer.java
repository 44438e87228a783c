package org.broadleafsfpy.sample.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What the sandbox answers. */
record Answer(int status, String contentType, String body, String location) {
    private static final String JSON_TYPE = "application/json; charset=utf-8";

    /** How many a list has if nobody says, in SFPY's interface at least. */
    private static final int DEFAULT_LIMIT = 6;

    private static final int MAX_LIMIT = 100;

    /** Data in SFPY's envelope. */
    static Answer data(JsonNode data) {
        ObjectNode envelope = JsonNodeFactory.instance.objectNode();
        envelope.set("data", data);
        return json(200, envelope);
    }

    /** A page of a list in SFPY's envelope; Go writes one without items as null. */
    static Answer page(Call call, List<ObjectNode> all) {
        int limit = Math.min(call.number("limit", DEFAULT_LIMIT), MAX_LIMIT);
        int offset = call.number("offset", 0);
        List<ObjectNode> items = all.stream().skip(offset).limit(limit).toList();
        ObjectNode envelope = JsonNodeFactory.instance.objectNode();
        if (items.isEmpty()) {
            envelope.putNull("data");
        } else {
            envelope.putArray("data").addAll(items);
        }
        ObjectNode metadata = envelope.putObject("metadata");
        metadata.put("limit", limit).put("offset", offset);
        if (!all.isEmpty()) {
            metadata.put("count", all.size());
        }
        return json(200, envelope);
    }

    static Answer error(int status, String category, String message) {
        ObjectNode envelope = JsonNodeFactory.instance.objectNode();
        envelope.putObject("error").put("category", category).put("message", message);
        return json(status, envelope);
    }

    static Answer notFound(String message) {
        return error(404, "NOT_FOUND", message);
    }

    /** As Go writes it. */
    static Answer json(int status, JsonNode body) {
        return new Answer(status, JSON_TYPE, GoText.compact(body.toString()) + "\n", null);
    }

    static Answer html(String body) {
        return new Answer(200, "text/html;charset=UTF-8", body, null);
    }

    static Answer redirect(String location) {
        return new Answer(303, "text/plain", "", location);
    }

    void sendTo(HttpExchange exchange) throws IOException {
        byte[] bytes = begin(exchange);
        exchange.getResponseBody().write(bytes);
    }

    /** Sends everything but the body, which it returns. */
    byte[] begin(HttpExchange exchange) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", contentType);
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        if (location != null) {
            exchange.getResponseHeaders().set("Location", location);
        }
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        return bytes;
    }
}
