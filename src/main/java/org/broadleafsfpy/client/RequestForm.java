package org.broadleafsfpy.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;

/** A request as SFPY's API reads and writes it. Pure. */
final class RequestForm {
    private RequestForm() {}

    /**
     * @param wanted what is asked for
     * @return the body of the call that makes it
     */
    static ObjectNode bodyOf(NewRequest wanted) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ObjectNode order = body.putObject("order_service").putObject("order");
        order.put("address", wanted.payoutAddress);
        order.put("reference", wanted.reference);
        order.put("chain_id", wanted.chainId);
        ObjectNode cart = order.putObject("cart");
        cart.put("source", "broadleaf");
        cart.put("order_reference", wanted.reference);
        cart.put("complete_url", wanted.completeUrl);
        cart.put("cancel_url", wanted.cancelUrl);
        ObjectNode total = order.putObject("purchase_total");
        putUsd(total, "sub_total", wanted.subTotalUsdCents);
        putUsd(total, "discount", wanted.discountUsdCents);
        putUsd(total, "tax_total", wanted.taxUsdCents);
        return body;
    }

    /** Left out if zero, as SFPY's own clients do: its server may take 0 for a missing amount. */
    private static void putUsd(ObjectNode total, String member, long usdCents) {
        if (usdCents != 0) {
            total.putObject(member).put("amount", usdCents).put("currency", "USD");
        }
    }

    /**
     * @param wanted what was asked for
     * @param made what SFPY says that it made
     * @return in which member they differ; null if they agree
     */
    static String difference(NewRequest wanted, JsonNode made) {
        JsonNode grandTotal = made.path("purchase_total").path("grand_total");
        if (!grandTotal.path("amount").canConvertToLong()
                || grandTotal.path("amount").asLong(-1) != wanted.grandTotalUsdCents()) {
            return "total";
        }
        if (!"USD".equals(grandTotal.path("currency").asText("USD"))) {
            return "currency";
        }
        if (made.path("chain_id").asLong() != wanted.chainId) {
            return "chain";
        }
        return made.path("address").asText().equalsIgnoreCase(wanted.payoutAddress)
                ? null
                : "address";
    }

    /**
     * Finds a request in what SFPY answers about it: {@code {"merchant":…,"request":…}}, as its
     * interface decodes it; a list of such pairs; or the request alone.
     *
     * @param data what was answered
     * @param requestId SFPY's token of the request
     * @return the request; missing if it is not there
     */
    static JsonNode requestIn(JsonNode data, String requestId) {
        for (JsonNode item : data.isArray() ? data : Collections.singletonList(data)) {
            JsonNode request = item.path("request").isObject() ? item.path("request") : item;
            if (request.path("token").asText(requestId).equals(requestId)) {
                return request;
            }
        }
        return MissingNode.getInstance();
    }
}
