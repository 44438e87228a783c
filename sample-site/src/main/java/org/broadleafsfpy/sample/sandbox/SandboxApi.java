package org.broadleafsfpy.sample.sandbox;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * SFPY's REST API: every call of its SDK, in the shapes that its SDK and its interface decode, and
 * the one that only its documentation knows, cancelling.
 */
final class SandboxApi {
    private final Account account;
    private final OrderApi orders;
    private final NotifyApi notify;

    SandboxApi(Simulation simulation) {
        this.account = simulation.account();
        this.orders = new OrderApi(account, simulation.ledger(), simulation.switches());
        this.notify = new NotifyApi(account, simulation.webhooks(), simulation.transactions());
    }

    Answer handle(Call call) {
        String path = call.path().replaceFirst("/$", "");
        String what = call.method() + " " + path;
        if (!isOpen(what, call) && !account.apiKey().equals(call.header("X-SFPY-API-KEY"))) {
            return Answer.error(401, "AUTHENTICATION_ERROR", "the API key is missing or wrong");
        }
        if (path.startsWith("/v1/notify/")) {
            return notify.handle(what, call);
        }
        if (path.startsWith("/v1/order") || what.matches("GET /v1/(payment|refund)")) {
            return orders.handle(what, call);
        }
        return account(what, call);
    }

    /** SFPY's payment page asks without a key; who creates an account has none yet. */
    private static boolean isOpen(String what, Call call) {
        return what.equals("GET /v1/order") && !call.query("token").isEmpty()
                || what.equals("POST /v1/merchant/add")
                || what.equals("POST /v1/security/login");
    }

    private Answer account(String what, Call call) {
        switch (what) {
            case "GET /v1/apikey/fetch":
                return Answer.data(account.apiKeyJson());
            case "PUT /v1/apikey/update":
                account.rotateApiKey();
                return Answer.data(account.apiKeyJson());
            case "GET /v1/merchant/fetch":
                return Answer.data(account.merchantJson());
            case "PUT /v1/merchant/update":
                account.describe(call.json().path("merchant_service").path("merchant"));
                return Answer.data(account.merchantJson());
            case "POST /v1/merchant/add":
                account.describe(call.json().path("merchant_service").path("merchant"));
                return wrapped();
            case "POST /v1/security/set", "GET /v1/security/login", "POST /v1/security/login":
                return wrapped();
            default:
                return Answer.notFound("there is no such call");
        }
    }

    private Answer wrapped() {
        ObjectNode wrapped = JsonNodeFactory.instance.objectNode();
        wrapped.set("api_key", account.apiKeyJson());
        wrapped.set("merchant", account.merchantJson());
        return Answer.data(wrapped);
    }
}
