package org.broadleafsfpy.webhook;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What the endpoint answers: a status and a small JSON body. Immutable. */
public final class WebhookAnswer {
    private final int status;
    private final ObjectNode body;

    private WebhookAnswer(int status, ObjectNode body) {
        this.status = status;
        this.body = body;
    }

    static WebhookAnswer stored(boolean duplicate, String eventKey) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("status", duplicate ? "duplicate" : "accepted");
        body.put("event", eventKey);
        return new WebhookAnswer(200, body);
    }

    static WebhookAnswer error(int status, String category, String message) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.putObject("error").put("category", category).put("message", message);
        return new WebhookAnswer(status, body);
    }

    /**
     * @return the HTTP status
     */
    public int status() {
        return status;
    }

    /**
     * @return the JSON body
     */
    public String json() {
        return body.toString();
    }
}
