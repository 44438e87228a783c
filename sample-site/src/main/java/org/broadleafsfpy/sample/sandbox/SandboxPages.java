package org.broadleafsfpy.sample.sandbox;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import org.broadleafsfpy.event.SfpyEvent;

/** The sandbox's pages: where a shopper pays, and where a merchant sees it and refunds. */
final class SandboxPages {
    /** How long the simulated blockchain takes to confirm. */
    private static final Duration CONFIRMATION = Duration.ofSeconds(3);

    /** Long enough for a refund to overtake the event of its payment. */
    private static final Duration HELD_BACK = Duration.ofSeconds(30);

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneId.systemDefault());

    private final Account account;
    private final Ledger ledger;
    private final WebhookSender webhooks;

    SandboxPages(Account account, Ledger ledger, WebhookSender webhooks) {
        this.account = account;
        this.ledger = ledger;
        this.webhooks = webhooks;
    }

    Answer handle(Call call) throws IOException {
        return switch (call.method() + " " + call.path()) {
            case "GET /" -> Answer.html(template("pay.html"));
            case "GET /request" -> request(call.query("token"));
            case "POST /pay" -> pay(call.form());
            case "POST /odd" -> payOddly(call.form());
            case "GET /merchant" -> Answer.html(merchant());
            case "POST /refund" -> refund(call.form());
            default -> Answer.error(404, "NOT_FOUND", "no such page");
        };
    }

    /** What the payment page shows; without anything about the shopper, as SFPY has it. */
    private Answer request(String token) {
        Optional<Ledger.Request> found = ledger.find(token);
        if (found.isEmpty()) {
            return Answer.error(404, "NOT_FOUND", "SFPY knows no such request.");
        }
        Ledger.Request request = found.get();
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.put("state", request.state);
        data.put("usd", dollars(request.totalUsdCents()));
        data.put("address", request.payoutAddress());
        data.put("reference", request.reference());
        data.put("complete_url", request.completeUrl());
        data.put("cancel_url", request.cancelUrl());
        ObjectNode tokens = data.putObject("tokens");
        for (SandboxToken payable : SandboxToken.values()) {
            tokens.put(payable.name(), payable.format(payable.baseUnits(request.totalUsdCents())));
        }
        return Answer.data(data);
    }

    private Answer pay(Map<String, String> form) {
        Optional<Ledger.Request> request = ledger.find(form.getOrDefault("token", ""));
        SandboxToken token = SandboxToken.valueOf(form.getOrDefault("symbol", ""));
        if (request.isEmpty()) {
            return Answer.error(404, "NOT_FOUND", "SFPY knows no such request.");
        }
        Optional<Ledger.Payment> payment = ledger.pay(request.get(), token);
        if (payment.isEmpty()) {
            return Answer.error(
                    400, "BAD_REQUEST", "This request is " + request.get().state + " already.");
        }
        webhooks.send(
                SfpyEvent.PAYMENT_CREATED, Ledger.json(request.get(), payment.get()), CONFIRMATION);
        return Answer.data(JsonNodeFactory.instance.objectNode().put("txn", payment.get().hash()));
    }

    /** As the contract allows it, past SFPY's page. */
    private Answer payOddly(Map<String, String> form) {
        Ledger.Request request =
                ledger.find(form.getOrDefault("token", ""))
                        .orElseThrow(
                                () -> new IllegalArgumentException("There is no such request."));
        SandboxToken token = SandboxToken.valueOf(form.getOrDefault("symbol", ""));
        OddCase odd = OddCase.in(form, request.totalUsdCents());
        int times = "twice".equals(form.get("times")) ? 2 : 1;
        String hash = "";
        for (int i = 0; i < times; i++) {
            Ledger.Payment payment = ledger.pay(request, token, odd);
            hash = payment.hash();
            if (odd.event() != OddCase.Event.LOST) {
                webhooks.send(
                        SfpyEvent.PAYMENT_CREATED,
                        Ledger.json(request, payment),
                        odd.event() == OddCase.Event.HELD_BACK ? HELD_BACK : CONFIRMATION);
            }
        }
        return Answer.data(JsonNodeFactory.instance.objectNode().put("txn", hash));
    }

    private Answer refund(Map<String, String> form) {
        Ledger.Request request =
                ledger.find(form.getOrDefault("token", ""))
                        .orElseThrow(
                                () -> new IllegalArgumentException("There is no such request."));
        Ledger.Payment payment =
                request.payments.stream()
                        .filter(p -> p.id().equals(form.get("payment")))
                        .findFirst()
                        .orElseThrow(
                                () -> new IllegalArgumentException("There is no such payment."));
        String symbol = form.getOrDefault("symbol", "");
        SandboxToken token = symbol.isEmpty() ? payment.token() : SandboxToken.valueOf(symbol);
        long usdCents =
                OddCase.usdCents(form, token == payment.token() ? 0 : request.totalUsdCents());
        ledger.refund(request, payment.id(), token, usdCents, "elsewhere".equals(form.get("to")))
                .ifPresent(
                        refund ->
                                webhooks.send(
                                        SfpyEvent.REFUND_CREATED,
                                        Ledger.json(request, refund),
                                        CONFIRMATION));
        return Answer.redirect("/merchant");
    }

    private String merchant() throws IOException {
        StringBuilder requests = new StringBuilder();
        for (Ledger.Request request : ledger.all()) {
            requests.append(row(request));
        }
        StringBuilder deliveries = new StringBuilder();
        for (WebhookSender.Delivery delivery : webhooks.deliveries()) {
            deliveries.append(
                    "<tr><td>%s</td><td>%s</td><td><code>%s</code></td><td>%d</td><td>%s</td></tr>"
                            .formatted(
                                    TIME.format(delivery.at()),
                                    escape(delivery.type()),
                                    escape(delivery.event()),
                                    delivery.attempt(),
                                    escape(delivery.answer())));
        }
        StringBuilder endpoints = new StringBuilder();
        for (WebhookSender.Subscription subscription : webhooks.subscriptions()) {
            endpoints.append(
                    "<li><code>%s</code> gets %s</li>"
                            .formatted(
                                    escape(subscription.endpoint()),
                                    escape(String.join(", ", subscription.events()))));
        }
        return template("merchant.html")
                .replace("{{apikey}}", escape(account.apiKey()))
                .replace("{{secret}}", escape(account.secret()))
                .replace("{{webhooks}}", account.isWebhooksEnabled() ? "enabled" : "not enabled")
                .replace("{{endpoints}}", endpoints)
                .replace("{{requests}}", orNothingYet(requests, 5))
                .replace("{{deliveries}}", orNothingYet(deliveries, 5));
    }

    private static String orNothingYet(StringBuilder rows, int columns) {
        return rows.isEmpty()
                ? "<tr><td colspan=\"" + columns + "\" class=\"quiet\">Nothing yet</td></tr>"
                : rows.toString();
    }

    private static String row(Ledger.Request request) {
        StringBuilder payments = new StringBuilder();
        for (Ledger.Payment payment : request.payments) {
            payments.append(
                    "<div>%s %s <span class=\"quiet\">%s…</span>"
                            .formatted(
                                    payment.token().format(payment.baseUnits()),
                                    payment.token(),
                                    escape(payment.hash().substring(0, 12))));
            for (Ledger.Refund refund : request.refunds) {
                if (refund.payment() == payment) {
                    payments.append(
                            " <em>%s %s refunded</em>"
                                    .formatted(
                                            refund.token().format(refund.baseUnits()),
                                            refund.token()));
                }
            }
            payments.append(refundForms(request, payment));
            payments.append("</div>");
        }
        return ("<tr><td><code>%s</code></td><td>%s</td><td class=\"number\">%s</td>"
                        + "<td><span class=\"state %s\">%s</span></td><td>%s</td></tr>")
                .formatted(
                        escape(request.token),
                        escape(request.reference()),
                        dollars(request.totalUsdCents()),
                        request.state.toLowerCase(java.util.Locale.ROOT),
                        request.state,
                        payments);
    }

    private static String refundForms(Ledger.Request request, Ledger.Payment payment) {
        String which =
                ("<form method=\"post\" action=\"/refund\">"
                                + "<input type=\"hidden\" name=\"token\" value=\"%s\">"
                                + "<input type=\"hidden\" name=\"payment\" value=\"%s\">")
                        .formatted(escape(request.token), escape(payment.id()));
        StringBuilder tokens = new StringBuilder("<option value=\"\">in the same token</option>");
        for (SandboxToken token : SandboxToken.values()) {
            tokens.append("<option value=\"%1$s\">in %1$s</option>".formatted(token));
        }
        boolean first = request.refunds.stream().noneMatch(r -> r.payment() == payment);
        return (first ? which + "<button>Refund in full</button></form>" : "")
                + "<details><summary>Refund otherwise</summary>"
                + which
                + "<label>USD <input name=\"usd\" size=\"7\" inputmode=\"decimal\""
                + " placeholder=\"all\"></label> "
                + "<select name=\"symbol\" aria-label=\"Token\">"
                + tokens
                + "</select> <select name=\"to\" aria-label=\"Receiver\">"
                + "<option value=\"\">to the payer</option>"
                + "<option value=\"elsewhere\">to a stranger</option></select>"
                + "<button>Refund this</button></form></details>";
    }

    private static String dollars(long usdCents) {
        return java.math.BigDecimal.valueOf(usdCents, 2).toPlainString();
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    private static String template(String name) throws IOException {
        try (InputStream in = SandboxPages.class.getResourceAsStream("/sandbox/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
