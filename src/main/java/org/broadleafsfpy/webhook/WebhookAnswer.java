package org.broadleafsfpy.webhook;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import javax.servlet.http.HttpServletResponse;

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

    /** There is nothing to say but what the headers say. */
    static WebhookAnswer noContent() {
        return new WebhookAnswer(204, JsonNodeFactory.instance.objectNode());
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

    /**
     * @param response gets the answer, with the headers that belong to its status
     * @throws IOException if the connection breaks
     */
    void writeTo(HttpServletResponse response) throws IOException {
        response.setStatus(status);
        response.setHeader("Cache-Control", "no-store");
        if (status == 204 || status == 405) {
            response.setHeader("Allow", "POST, OPTIONS");
        }
        if (status == 415) {
            response.setHeader("Accept-Encoding", "identity");
        }
        if (status == 408) {
            response.setHeader("Connection", "close");
        }
        if (status == 503) {
            response.setHeader("Retry-After", "30");
        }
        if (status != 204) {
            byte[] bytes = json().getBytes(StandardCharsets.UTF_8);
            response.setContentType("application/json;charset=UTF-8");
            response.setContentLength(bytes.length);
            response.getOutputStream().write(bytes);
        }
    }
}
