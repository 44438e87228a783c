package org.broadleafsfpy.sample.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** What the sandbox answers. */
record Answer(int status, String contentType, String body, String location) {

    /** Data in SFPY's envelope. */
    static Answer data(JsonNode data) {
        ObjectNode envelope = JsonNodeFactory.instance.objectNode();
        envelope.set("data", data);
        envelope.putObject("metadata")
                .put("limit", 0)
                .put("offset", 0)
                .put("count", data.isArray() ? data.size() : 1);
        return new Answer(200, "application/json", envelope.toString(), null);
    }

    static Answer error(int status, String category, String message) {
        ObjectNode envelope = JsonNodeFactory.instance.objectNode();
        envelope.putObject("error").put("category", category).put("message", message);
        return new Answer(status, "application/json", envelope.toString(), null);
    }

    static Answer html(String body) {
        return new Answer(200, "text/html;charset=UTF-8", body, null);
    }

    static Answer redirect(String location) {
        return new Answer(303, "text/plain", "", location);
    }

    void sendTo(HttpExchange exchange) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", contentType);
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        if (location != null) {
            exchange.getResponseHeaders().set("Location", location);
        }
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
