package org.broadleafsfpy.sample.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Set;

/**
 * What a store asks SFPY to ask of a shopper; as {@code order_service.order} of a call, checked.
 * Amounts are US cents; a discount and a tax that the store does not mention are null.
 */
record NewOrder(
        String address,
        String reference,
        long chainId,
        ObjectNode cart,
        long subTotalUsdCents,
        Long discountUsdCents,
        Long taxUsdCents) {
    private static final Set<Long> CHAINS = Set.of(1L, 3L, 4L, 5L, 42L, 1337L);

    /**
     * @param refusesZero whether a discount or a tax of zero is an error, as for validators that
     *     take zero for missing
     * @throws IllegalArgumentException with the name of what is wrong
     */
    static NewOrder in(JsonNode body, boolean refusesZero) {
        JsonNode order = body.path("order_service").path("order");
        JsonNode totals = order.path("purchase_total");
        if (!order.path("address").asText().matches("0x[0-9a-fA-F]{40}")) {
            throw new IllegalArgumentException("address: has to be an address on the chain.");
        }
        if (!CHAINS.contains(order.path("chain_id").asLong())) {
            throw new IllegalArgumentException("chain_id: has to be a known chain.");
        }
        Long subTotal = usdCents(totals, "sub_total", refusesZero);
        if (subTotal == null) {
            throw new IllegalArgumentException("sub_total: cannot be blank.");
        }
        NewOrder made =
                new NewOrder(
                        order.path("address").asText(),
                        order.path("reference").asText(""),
                        order.path("chain_id").asLong(),
                        cart(order.path("cart")),
                        subTotal,
                        usdCents(totals, "discount", refusesZero),
                        usdCents(totals, "tax_total", refusesZero));
        if (made.totalUsdCents() <= 0) {
            throw new IllegalArgumentException("grand_total: has to be above zero.");
        }
        return made;
    }

    private static Long usdCents(JsonNode totals, String member, boolean refusesZero) {
        JsonNode money = totals.path(member);
        if (money.isMissingNode() || money.isNull()) {
            return null;
        }
        if (!money.path("currency").asText().equals("USD")) {
            throw new IllegalArgumentException(member + ": the currency has to be USD.");
        }
        if (!money.path("amount").canConvertToLong() || !money.path("amount").isIntegralNumber()) {
            throw new IllegalArgumentException(member + ": the amount has to be in cents.");
        }
        if (refusesZero && money.path("amount").asLong() == 0) {
            throw new IllegalArgumentException(member + ": amount: cannot be blank.");
        }
        return money.path("amount").asLong();
    }

    /** SFPY trims the source and writes it in lower case. */
    private static ObjectNode cart(JsonNode wanted) {
        ObjectNode cart = JsonNodeFactory.instance.objectNode();
        put(cart, "source", wanted.path("source").asText("").trim().toLowerCase(Locale.ROOT));
        for (String member : new String[] {"order_reference", "complete_url", "cancel_url"}) {
            put(cart, member, wanted.path(member).asText(""));
        }
        return cart;
    }

    private static void put(ObjectNode cart, String member, String value) {
        if (!value.isEmpty()) {
            cart.put(member, value);
        }
    }

    long totalUsdCents() {
        return subTotalUsdCents
                - (discountUsdCents == null ? 0 : discountUsdCents)
                + (taxUsdCents == null ? 0 : taxUsdCents);
    }

    String completeUrl() {
        return cart.path("complete_url").asText();
    }

    String cancelUrl() {
        return cart.path("cancel_url").asText();
    }
}
