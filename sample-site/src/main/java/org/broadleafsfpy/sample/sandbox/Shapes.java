package org.broadleafsfpy.sample.sandbox;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/**
 * Requests, payments and refunds as SFPY's code writes them, in webhooks and in answers of its API:
 * {@code responses.Order}, {@code responses.Payment} and {@code responses.Refund} of its SDK.
 */
final class Shapes {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private Shapes() {}

    /** The reference is always empty, as in SFPY's own examples. */
    static ObjectNode order(Ledger.Request request) {
        NewOrder order = request.order();
        ObjectNode json = JSON.objectNode();
        json.put("token", request.token());
        json.put("merchant", Account.CLIENT_ID);
        json.put("address", order.address());
        json.put("reference", "");
        json.put("chain_id", order.chainId());
        json.put("state", request.state());
        json.putObject("cart")
                .put("token", sibling(request.token(), 'F'))
                .put("request_id", request.token())
                .setAll(order.cart());
        ObjectNode total = json.putObject("purchase_total");
        total.put("token", sibling(request.token(), 'G')).put("request_id", request.token());
        putUsd(total, "discount", order.discountUsdCents());
        putUsd(total, "sub_total", order.subTotalUsdCents());
        putUsd(total, "tax_total", order.taxUsdCents());
        putUsd(total, "grand_total", order.totalUsdCents());
        json.put("created_at", GoText.time(request.created()));
        json.put("updated_at", GoText.time(request.updated()));
        return json;
    }

    /** What belongs to something has an id that differs in its last character. */
    static String sibling(String token, char last) {
        return token.substring(0, token.length() - 1) + last;
    }

    private static void putUsd(ObjectNode total, String member, Long usdCents) {
        if (usdCents == null) {
            total.putNull(member);
        } else {
            total.putObject(member).put("amount", usdCents).put("currency", "USD");
        }
    }

    /** As a webhook tells of it. */
    static ObjectNode payment(Ledger.Request request, Ledger.Payment payment) {
        ObjectNode json = transfer(request, payment);
        json.put("state", "PAID");
        json.put("is_eth", payment.token() == SandboxToken.ETH);
        json.put("txn_hash", payment.hash());
        json.put("from", Ledger.PAYER);
        json.put("amount", payment.baseUnits().toString());
        json.put("token_address", payment.token().address());
        json.put("rate", Long.toString(payment.microUsd()));
        return json;
    }

    /** As a webhook tells of it. */
    static ObjectNode refund(Ledger.Request request, Ledger.Refund refund) {
        ObjectNode json = transfer(request, refund.payment());
        json.put("refund_id", refund.id());
        json.put("is_eth", refund.token() == SandboxToken.ETH);
        json.put("txn_hash", refund.hash());
        json.put("from", request.payoutAddress());
        json.put("to", refund.to());
        json.put("amount", refund.baseUnits().toString());
        json.put("token_address", refund.token().address());
        return json;
    }

    private static ObjectNode transfer(Ledger.Request request, Ledger.Payment payment) {
        ObjectNode json = JSON.objectNode();
        json.put("request_id", request.token());
        json.put("payment_id", payment.id());
        json.put("chain_id", payment.chainId());
        return json;
    }

    /** As the API lists it: its state follows its refunds. */
    static ObjectNode listed(Ledger.Request request, Ledger.Payment payment, boolean moving) {
        ObjectNode json = payment(request, payment);
        Instant updated = request.refundOf(payment).map(Ledger.Refund::at).orElse(payment.at());
        if (request.refundOf(payment).isPresent()) {
            json.put("state", "REFUNDED");
        }
        return withTimes(json, payment.at(), updated, moving);
    }

    /** As the API lists it. */
    static ObjectNode listed(Ledger.Request request, Ledger.Refund refund, boolean moving) {
        return withTimes(refund(request, refund), refund.at(), refund.at(), moving);
    }

    private static ObjectNode withTimes(
            ObjectNode json, Instant created, Instant updated, boolean moving) {
        return json.put("created_at", GoText.time(created))
                .put("updated_at", GoText.time(moving ? Ids.now() : updated));
    }
}
