package org.broadleafsfpy.sample.sandbox;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * An event that SFPY tells a store of; the same over all its deliveries.
 *
 * @param payload what happened, as JSON; null if the event says nothing
 */
record Notice(String token, String type, String payload, Instant created) {

    /** A new event about a payment or a refund. */
    static Notice of(String type, ObjectNode said) {
        String token = Ids.token();
        ObjectNode payload = JsonNodeFactory.instance.objectNode();
        payload.put("token", Shapes.sibling(token, '1'));
        payload.put("notification_id", Shapes.sibling(token, '0'));
        payload.setAll(said);
        return new Notice(token, type, payload.toString(), Ids.now());
    }

    /** What is signed and sent: the event as Go writes it. */
    String event(String endpoint, int attempt) {
        Map<String, String> event = new HashMap<>();
        event.put("token", token);
        event.put("client_id", Account.CLIENT_ID);
        event.put("type", type);
        event.put("status", "PENDING");
        event.put("endpoint", endpoint);
        event.put("data", envelope());
        event.put("delivery_attempts", Integer.toString(attempt - 1));
        event.put("resource", "EVENT");
        event.put("created_at", GoText.time(created));
        event.put("updated_at", GoText.time(created));
        return GoStruct.EVENT.write(event);
    }

    private String envelope() {
        Map<String, String> envelope = new HashMap<>();
        envelope.put("token", Shapes.sibling(token, '0'));
        envelope.put("event_id", token);
        envelope.put("notification", payload);
        envelope.put("resource", resource());
        envelope.put("created_at", GoText.time(created));
        envelope.put("updated_at", GoText.time(created));
        return GoStruct.ENVELOPE.write(envelope);
    }

    private String resource() {
        return type.startsWith("refund") ? "REFUND" : "PAYMENT";
    }

    /** As the API lists it. */
    ObjectNode envelopeJson() {
        return Json.object(envelope());
    }
}
