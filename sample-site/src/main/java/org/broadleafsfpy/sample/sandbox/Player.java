package org.broadleafsfpy.sample.sandbox;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Plays what the command line wants played. */
final class Player {
    private static final String ANY_PAYMENT = "";

    private final Account account;
    private final Ledger ledger;
    private final Webhooks webhooks;
    private final Transactions transactions;

    Player(Simulation simulation) {
        this.account = simulation.account();
        this.ledger = simulation.ledger();
        this.webhooks = simulation.webhooks();
        this.transactions = simulation.transactions();
    }

    /**
     * What is to be played with.
     *
     * @param request SFPY's token of a request or the store's order number; empty for the newest
     * @param payment SFPY's id of a payment; empty for the newest of the request
     * @param token such as DAI; empty for USDC, or for the payment's own
     * @param usd such as 12.50; empty for what the play says
     */
    record Wish(String request, String payment, String token, String usd) {
        static Wish in(ObjectNode json) {
            return new Wish(
                    json.path("request").asText(""),
                    json.path("payment").asText(""),
                    json.path("token").asText(""),
                    json.path("usd").asText(""));
        }
    }

    /**
     * @return what happened, in words, and the events that the store is told
     * @throws IllegalArgumentException if it can't be played; with words for a person
     */
    ObjectNode play(Play play, Wish wish) {
        if (play == Play.REFUND_OVERTAKING) {
            return overtake(wish);
        }
        if (play.isAbout("payment")) {
            return pay(play, wish);
        }
        return play.isAbout("refund") ? refund(play, wish) : deliver(play);
    }

    private ObjectNode pay(Play play, Wish wish) {
        Ledger.Request request = request(wish.request());
        SandboxToken token = SandboxToken.named(wish.token().isEmpty() ? "USDC" : wish.token());
        Map<String, String> fields = fields(play, wish);
        OddCase odd = OddCase.in(fields, share(play, request.totalUsdCents()));
        int times = "twice".equals(fields.get("times")) ? 2 : 1;
        List<Transactions.Paid> paid = transactions.pay(request, token, odd, times);
        ObjectNode played = about(request);
        for (Transactions.Paid one : paid) {
            say(
                    played,
                    "Paid %s %s: payment %s of request %s"
                            .formatted(
                                    token.format(one.payment().baseUnits()),
                                    token,
                                    one.payment().id(),
                                    request.token()),
                    one.notice());
        }
        return played;
    }

    private ObjectNode refund(Play play, Wish wish) {
        Ledger.Payment payment = payment(wish);
        return refund(requestOf(payment), payment, play, wish);
    }

    private ObjectNode refund(
            Ledger.Request request, Ledger.Payment payment, Play play, Wish wish) {
        Map<String, String> fields = fields(play, wish);
        SandboxToken token = refundToken(payment, play, wish);
        long worth = payment.token().usdCents(payment.baseUnits());
        boolean all = play.percent() == 0 && token == payment.token();
        Optional<Notice> notice =
                transactions.refund(
                        request,
                        payment,
                        token,
                        OddCase.usdCents(fields, all ? 0 : share(play, worth)),
                        "elsewhere".equals(fields.get("to")),
                        OddCase.Event.in(fields));
        Ledger.Refund refund = request.refundOf(payment).orElseThrow();
        ObjectNode played = about(request);
        say(
                played,
                "Refunded %s %s of payment %s of request %s"
                        .formatted(
                                token.format(refund.baseUnits()),
                                token,
                                payment.id(),
                                request.token()),
                notice);
        return played;
    }

    private static SandboxToken refundToken(Ledger.Payment payment, Play play, Wish wish) {
        if (!wish.token().isEmpty()) {
            return SandboxToken.named(wish.token());
        }
        if (play != Play.REFUND_OTHER_TOKEN) {
            return payment.token();
        }
        return payment.token() == SandboxToken.DAI ? SandboxToken.USDC : SandboxToken.DAI;
    }

    /** Pays without telling for a while, and refunds at once. */
    private ObjectNode overtake(Wish wish) {
        ObjectNode paid = pay(Play.REFUND_OVERTAKING, wish);
        Ledger.Request request = request(paid.path("request").asText());
        Ledger.Payment payment = newest(request.payments());
        Wish plain = new Wish(request.token(), payment.id(), "", "");
        ObjectNode refunded = refund(request, payment, Play.REFUND_FULL, plain);
        refunded.withArray("said").forEach(paid.withArray("said")::add);
        paid.set("events", refunded.path("events")); // the payment's comes half a minute later
        return paid;
    }

    private ObjectNode deliver(Play play) {
        Webhooks.Subscription to =
                webhooks.subscriptions().stream()
                        .findFirst()
                        .orElseThrow(
                                () ->
                                        new IllegalArgumentException(
                                                "No endpoint is registered: start the sandbox with"
                                                        + " --endpoint, or register one."));
        Notice notice;
        ObjectNode played = JsonNodeFactory.instance.objectNode();
        switch (play) {
            case EVENT_TEST -> notice = transactions.sendTestEvent(to, Account.PAYMENT_CREATED);
            case EVENT_UNKNOWN_TYPE -> {
                notice = Notice.of("order:surprised", JsonNodeFactory.instance.objectNode());
                webhooks.sendTo(to.endpoint(), notice, Duration.ZERO);
            }
            case EVENT_AGAIN -> {
                notice = latest();
                webhooks.deliver(to.endpoint(), notice, 2, account.secret());
            }
            default -> {
                notice = latest();
                webhooks.deliver(to.endpoint(), notice, 1, Ids.hex(32));
            }
        }
        say(played, "Event " + notice.token() + " to " + to.endpoint(), Optional.of(notice));
        return played;
    }

    private Notice latest() {
        return webhooks.sent().stream()
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("No event was sent yet: pay first."));
    }

    private static ObjectNode about(Ledger.Request request) {
        return JsonNodeFactory.instance.objectNode().put("request", request.token());
    }

    private static void say(ObjectNode played, String what, Optional<Notice> notice) {
        played.withArray("said").add(what);
        ArrayNode events = played.withArray("events");
        notice.ifPresent(told -> events.add(told.token()));
    }

    private static Map<String, String> fields(Play play, Wish wish) {
        Map<String, String> fields = new HashMap<>(play.fields());
        fields.put("usd", wish.usd());
        return fields;
    }

    private static long share(Play play, long usdCents) {
        int percent = play.percent() == 0 ? 100 : play.percent();
        return Math.max(1, usdCents * percent / 100);
    }

    /** By SFPY's token or by the store's order number; the newest if nobody says which. */
    private Ledger.Request request(String which) {
        return ledger.all().stream()
                .filter(
                        request ->
                                which.isEmpty()
                                        || request.token().equals(which)
                                        || request.reference().equals(which))
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        which.isEmpty()
                                                ? "There is no request yet: check out in the store,"
                                                        + " and choose to pay with crypto."
                                                : "There is no request \""
                                                        + which
                                                        + "\"; requests shows them."));
    }

    private Ledger.Request requestOf(Ledger.Payment payment) {
        return ledger.all().stream()
                .filter(request -> request.payments().contains(payment))
                .findFirst()
                .orElseThrow();
    }

    private Ledger.Payment payment(Wish wish) {
        if (!wish.payment().equals(ANY_PAYMENT)) {
            return ledger.all().stream()
                    .flatMap(request -> request.payments().stream())
                    .filter(payment -> payment.id().equals(wish.payment()))
                    .findFirst()
                    .orElseThrow(
                            () ->
                                    new IllegalArgumentException(
                                            "There is no payment \"" + wish.payment() + "\"."));
        }
        Ledger.Request request = request(wish.request());
        if (request.payments().isEmpty()) {
            throw new IllegalArgumentException(
                    "Request " + request.token() + " has no payment to refund: pay first.");
        }
        return newest(request.payments());
    }

    private static <T> T newest(List<T> oldestFirst) {
        return oldestFirst.get(oldestFirst.size() - 1);
    }
}
