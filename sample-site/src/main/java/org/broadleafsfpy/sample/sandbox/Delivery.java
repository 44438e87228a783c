package org.broadleafsfpy.sample.sandbox;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/**
 * A webhook that was posted, and what the store said to it.
 *
 * @param number counts all deliveries, from 1
 * @param status 0 if there was no answer
 * @param answer the beginning of the answer's body, or why there was none
 * @param body what was posted
 */
record Delivery(
        long number,
        Instant at,
        String type,
        String event,
        int attempt,
        String endpoint,
        int status,
        long millis,
        String answer,
        String body) {

    boolean isTaken() {
        return status >= 200 && status < 300;
    }

    /** The status, or words. */
    String outcome() {
        return status == 0 ? "no answer" : Integer.toString(status);
    }

    ObjectNode json() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("number", number)
                .put("at", at.toString())
                .put("type", type)
                .put("event", event)
                .put("attempt", attempt)
                .put("endpoint", endpoint)
                .put("status", status)
                .put("millis", millis)
                .put("answer", answer)
                .put("body", body);
    }
}
