package org.broadleafsfpy.reconcile;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.broadleafsfpy.event.MalformedDeliveryException;
import org.broadleafsfpy.event.SfpyEvent;

/**
 * An event of our own about a payment or refund that SFPY's API lists. It has a notification's
 * members and no others (the API adds such as {@code updated_at}, which moves), and a token that
 * follows from them: the same facts are the same event, and other facts are another. Pure.
 */
final class ListedTransfer {
    private static final List<String> MEMBERS =
            Arrays.asList(
                    "request_id",
                    "payment_id",
                    "refund_id",
                    "chain_id",
                    "state",
                    "is_eth",
                    "txn_hash",
                    "from",
                    "to",
                    "amount",
                    "token_address",
                    "rate");

    private static final int HASH_PREFIX = 16;

    private ListedTransfer() {}

    /**
     * @param type the event's type
     * @param item as SFPY's API lists it
     * @param id of the payment or refund, 20 letters and digits
     * @return the event
     * @throws MalformedDeliveryException never, unless the item is not JSON
     */
    static SfpyEvent eventOf(String type, ObjectNode item, String id)
            throws MalformedDeliveryException {
        ObjectNode event = JsonNodeFactory.instance.objectNode();
        event.put("type", type);
        ObjectNode notification = event.putObject("data").putObject("notification");
        for (String member : MEMBERS) {
            if (item.has(member)) {
                notification.set(member, item.get(member));
            }
        }
        String hash = read(event).contentHash().substring(0, HASH_PREFIX);
        return read(event.put("token", "reconciled-" + id + "-" + hash));
    }

    private static SfpyEvent read(ObjectNode event) throws MalformedDeliveryException {
        return SfpyEvent.read(event.toString().getBytes(StandardCharsets.UTF_8));
    }
}
