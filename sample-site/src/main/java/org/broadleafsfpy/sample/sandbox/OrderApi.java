package org.broadleafsfpy.sample.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;

/** The calls about requests, payments and refunds. */
final class OrderApi {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Account account;
    private final Ledger ledger;
    private final Switches switches;

    OrderApi(Account account, Ledger ledger, Switches switches) {
        this.account = account;
        this.ledger = ledger;
        this.switches = switches;
    }

    Answer handle(String what, Call call) {
        return switch (what) {
            case "POST /v1/order" -> create(call, Shapes::order);
            case "POST /v1/order/link" -> create(call, r -> JSON.textNode(link(call, r)));
            case "GET /v1/order/link" -> linkOf(call);
            case "GET /v1/order" -> call.query("token").isEmpty() ? orders(call) : order(call);
            case "POST /v1/order/cancel" -> cancel(call);
            case "GET /v1/payment" ->
                    call.query("token").isEmpty() ? payments(call) : payment(call);
            case "GET /v1/refund" -> refunds(call);
            default -> Answer.notFound("there is no such call");
        };
    }

    private Answer create(Call call, Function<Ledger.Request, JsonNode> said) {
        NewOrder wanted;
        try {
            wanted = NewOrder.in(call.json(), switches.is(Switch.ZERO_AMOUNTS, "refused"));
        } catch (IllegalArgumentException e) {
            return Answer.error(400, "VALIDATION_ERROR", e.getMessage());
        }
        return Answer.data(said.apply(ledger.create(wanted)));
    }

    private static String link(Call call, Ledger.Request request) {
        return call.baseUrl() + "/#/pay?payment=" + request.token();
    }

    private Answer linkOf(Call call) {
        return ledger.find(call.query("token"))
                .map(request -> Answer.data(JSON.textNode(link(call, request))))
                .orElseGet(OrderApi::noSuchRequest);
    }

    private ObjectNode pair(Ledger.Request request) {
        ObjectNode pair = JSON.objectNode();
        pair.set("merchant", account.merchantJson());
        pair.set("request", Shapes.order(request));
        return pair;
    }

    private Answer order(Call call) {
        return ledger.find(call.query("token"))
                .map(request -> Answer.data(pair(request)))
                .orElseGet(OrderApi::noSuchRequest);
    }

    private Answer orders(Call call) {
        List<ObjectNode> found = new ArrayList<>();
        for (Ledger.Request request : ledger.all()) {
            if (isOn(call, request.chainId())) {
                found.add(pair(request));
            }
        }
        return Answer.page(call, sorted(call, found));
    }

    /** All lists are newest first, unless the caller wants it the other way round. */
    private static List<ObjectNode> sorted(Call call, List<ObjectNode> newestFirst) {
        if (call.query("sort_order").equalsIgnoreCase("asc")) {
            Collections.reverse(newestFirst);
        }
        return newestFirst;
    }

    private static boolean isOn(Call call, long chainId) {
        int wanted = call.number("chain", 0);
        return wanted == 0 || wanted == chainId;
    }

    private Answer cancel(Call call) {
        switch (switches.get(Switch.CANCEL)) {
            case "not-found":
                return Answer.notFound("there is no such call");
            case "unauthorized":
                return Answer.error(401, "AUTHENTICATION_ERROR", "this takes another key");
            case "error":
                return Answer.error(500, "API_ERROR", "something went wrong");
            default:
                break;
        }
        return ledger.find(call.query("token"))
                .map(
                        request ->
                                ledger.cancel(request)
                                        ? Answer.data(Shapes.order(request))
                                        : Answer.error(
                                                400,
                                                "BAD_REQUEST",
                                                "the request is " + request.state()))
                .orElseGet(OrderApi::noSuchRequest);
    }

    private Answer payment(Call call) {
        for (Ledger.Request request : ledger.all()) {
            for (Ledger.Payment payment : request.payments()) {
                if (payment.id().equals(call.query("token"))) {
                    return Answer.data(Shapes.listed(request, payment, isMoving()));
                }
            }
        }
        return Answer.notFound("there is no such payment");
    }

    private Answer payments(Call call) {
        List<ObjectNode> found = new ArrayList<>();
        for (Ledger.Request request : asked(call)) {
            for (Ledger.Payment payment : newestFirst(request.payments())) {
                if (isOn(call, payment.chainId())) {
                    found.add(Shapes.listed(request, payment, isMoving()));
                }
            }
        }
        return Answer.page(call, sorted(call, found));
    }

    private Answer refunds(Call call) {
        switch (switches.get(Switch.REFUNDS)) {
            case "error":
                return Answer.error(500, "API_ERROR", "something went wrong");
            case "not-found":
                return Answer.notFound("there is no such call");
            default:
                break;
        }
        List<ObjectNode> found = new ArrayList<>();
        String payment = call.query("payment");
        for (Ledger.Request request : asked(call)) {
            for (Ledger.Refund refund : newestFirst(request.refunds())) {
                boolean wanted = payment.isEmpty() || payment.equals(refund.payment().id());
                if (wanted && isOn(call, refund.payment().chainId())) {
                    found.add(Shapes.listed(request, refund, isMoving()));
                }
            }
        }
        return Answer.page(call, sorted(call, found));
    }

    private boolean isMoving() {
        return switches.is(Switch.UPDATED_AT, "moving");
    }

    /** The request that the caller names, all if it names none, none if nobody knows it. */
    private List<Ledger.Request> asked(Call call) {
        String token = call.query("request");
        return token.isEmpty() ? ledger.all() : ledger.find(token).stream().toList();
    }

    private static <T> List<T> newestFirst(List<T> oldestFirst) {
        List<T> reversed = new ArrayList<>(oldestFirst);
        Collections.reverse(reversed);
        return reversed;
    }

    private static Answer noSuchRequest() {
        return Answer.notFound("there is no such request");
    }
}
