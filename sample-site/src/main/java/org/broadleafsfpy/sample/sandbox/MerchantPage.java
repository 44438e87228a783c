package org.broadleafsfpy.sample.sandbox;

import java.io.IOException;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.StringJoiner;

/** The page of the sandbox on which a merchant sees what happened, refunds, and sets switches. */
final class MerchantPage {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneId.systemDefault());

    private final Account account;
    private final Ledger ledger;
    private final Webhooks webhooks;
    private final Switches switches;
    private final DeliveryLog log;

    MerchantPage(Simulation simulation) {
        this.account = simulation.account();
        this.ledger = simulation.ledger();
        this.webhooks = simulation.webhooks();
        this.switches = simulation.switches();
        this.log = simulation.log();
    }

    String html() throws IOException {
        return SandboxPages.template("merchant.html")
                .replace("{{apikey}}", escape(account.apiKey()))
                .replace("{{secret}}", escape(account.secret()))
                .replace("{{webhooks}}", account.isWebhooksEnabled() ? "enabled" : "not enabled")
                .replace("{{endpoints}}", endpoints())
                .replace("{{switches}}", switches())
                .replace("{{changed}}", changed())
                .replace("{{requests}}", orNothingYet(requests()))
                .replace("{{deliveries}}", orNothingYet(deliveries()));
    }

    private static String orNothingYet(String rows) {
        return rows.isEmpty()
                ? "<tr><td colspan=\"5\" class=\"quiet\">Nothing yet</td></tr>"
                : rows;
    }

    private String endpoints() {
        StringBuilder items = new StringBuilder();
        for (Webhooks.Subscription subscription : webhooks.subscriptions()) {
            items.append(
                    "<li><code>%s</code> gets %s</li>"
                            .formatted(
                                    escape(subscription.endpoint()),
                                    subscription.events().isEmpty()
                                            ? "nothing"
                                            : escape(String.join(", ", subscription.events()))));
        }
        return items.toString();
    }

    private String switches() {
        StringBuilder labels = new StringBuilder();
        for (Switch which : Switch.values()) {
            StringBuilder options = new StringBuilder();
            for (String value : which.choices()) {
                options.append(
                        "<option%s>%s</option>"
                                .formatted(
                                        switches.is(which, value) ? " selected" : "",
                                        escape(value)));
            }
            labels.append(
                    "<label>%s <select name=\"%s\">%s</select></label>"
                            .formatted(escape(which.title()), which.key(), options));
        }
        return labels.toString();
    }

    /** Those that do not stand as usual, so that nobody forgets one. */
    private String changed() {
        StringJoiner changed = new StringJoiner(", ", ": ", "").setEmptyValue("");
        for (Switch which : Switch.values()) {
            if (!switches.is(which, which.normal())) {
                changed.add(which.key() + "=" + switches.get(which));
            }
        }
        return escape(changed.toString());
    }

    private String deliveries() {
        StringBuilder rows = new StringBuilder();
        for (Delivery delivery : log.newestFirst()) {
            rows.append(
                    ("<tr><td>%s</td><td>%s</td><td><code>%s</code></td><td>%d</td>"
                                    + "<td title=\"%s\">%s</td></tr>")
                            .formatted(
                                    TIME.format(delivery.at()),
                                    escape(delivery.type()),
                                    escape(delivery.event()),
                                    delivery.attempt(),
                                    escape(delivery.answer()),
                                    escape(delivery.outcome())));
        }
        return rows.toString();
    }

    private String requests() {
        StringBuilder rows = new StringBuilder();
        for (Ledger.Request request : ledger.all()) {
            StringBuilder payments = new StringBuilder();
            request.payments().forEach(payment -> payments.append(payment(request, payment)));
            rows.append(
                    ("<tr><td><code>%s</code></td><td>%s</td><td class=\"number\">%s</td>"
                                    + "<td><span class=\"state %s\">%s</span></td><td>%s</td></tr>")
                            .formatted(
                                    escape(request.token()),
                                    escape(request.reference()),
                                    SandboxPages.dollars(request.totalUsdCents()),
                                    request.state().toLowerCase(Locale.ROOT),
                                    request.state(),
                                    payments));
        }
        return rows.toString();
    }

    private static String payment(Ledger.Request request, Ledger.Payment payment) {
        StringBuilder html = new StringBuilder();
        html.append(
                "<div>%s %s <span class=\"quiet\">%s…</span>"
                        .formatted(
                                payment.token().format(payment.baseUnits()),
                                payment.token(),
                                escape(payment.hash().substring(0, 12))));
        for (Ledger.Refund refund : request.refunds()) {
            if (refund.payment() == payment) {
                html.append(
                        " <em>%s %s refunded</em>"
                                .formatted(
                                        refund.token().format(refund.baseUnits()), refund.token()));
            }
        }
        return html.append(refundForms(request, payment)).append("</div>").toString();
    }

    private static String refundForms(Ledger.Request request, Ledger.Payment payment) {
        String which =
                ("<form method=\"post\" action=\"/refund\">"
                                + "<input type=\"hidden\" name=\"token\" value=\"%s\">"
                                + "<input type=\"hidden\" name=\"payment\" value=\"%s\">")
                        .formatted(escape(request.token()), escape(payment.id()));
        StringBuilder tokens = new StringBuilder("<option value=\"\">in the same token</option>");
        for (SandboxToken token : SandboxToken.values()) {
            tokens.append("<option value=\"%1$s\">in %1$s</option>".formatted(token));
        }
        boolean first = request.refundOf(payment).isEmpty();
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

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
