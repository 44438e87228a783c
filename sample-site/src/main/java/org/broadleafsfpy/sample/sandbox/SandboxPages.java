package org.broadleafsfpy.sample.sandbox;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The sandbox's pages: where a shopper pays, and where a merchant sees it and refunds. */
final class SandboxPages {
    private final Ledger ledger;
    private final Transactions transactions;
    private final Switches switches;
    private final MerchantPage merchant;

    SandboxPages(Simulation simulation) {
        this.ledger = simulation.ledger();
        this.transactions = simulation.transactions();
        this.switches = simulation.switches();
        this.merchant = new MerchantPage(simulation);
    }

    Answer handle(Call call) throws IOException {
        return switch (call.method() + " " + call.path()) {
            case "GET /" -> Answer.html(template("pay.html"));
            case "GET /request" -> request(call.query("token"));
            case "POST /pay" -> pay(call.form());
            case "POST /odd" -> payOddly(call.form());
            case "GET /merchant" -> Answer.html(merchant.html());
            case "POST /refund" -> refund(call.form());
            case "POST /switches" -> change(call.form());
            default -> Answer.notFound("no such page");
        };
    }

    /** What the payment page shows; without anything about the shopper, as SFPY has it. */
    private Answer request(String token) {
        Optional<Ledger.Request> found = ledger.find(token);
        if (found.isEmpty()) {
            return Answer.notFound("SFPY knows no such request.");
        }
        Ledger.Request request = found.get();
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.put("state", request.state());
        data.put("usd", dollars(request.totalUsdCents()));
        data.put("address", request.payoutAddress());
        data.put("reference", request.reference());
        data.put("complete_url", request.order().completeUrl());
        data.put("cancel_url", request.order().cancelUrl());
        ObjectNode tokens = data.putObject("tokens");
        for (SandboxToken payable : SandboxToken.values()) {
            tokens.put(payable.name(), payable.format(payable.baseUnits(request.totalUsdCents())));
        }
        return Answer.data(data);
    }

    private Answer pay(Map<String, String> form) {
        Optional<Ledger.Request> request = ledger.find(form.getOrDefault("token", ""));
        SandboxToken token = SandboxToken.named(form.getOrDefault("symbol", ""));
        if (request.isEmpty()) {
            return Answer.notFound("SFPY knows no such request.");
        }
        return transactions
                .pay(request.get(), token)
                .map(SandboxPages::sent)
                .orElseGet(() -> Answer.error(400, "BAD_REQUEST", "This request is paid already."));
    }

    private static Answer sent(Ledger.Payment payment) {
        return Answer.data(JsonNodeFactory.instance.objectNode().put("txn", payment.hash()));
    }

    private Ledger.Request requestIn(Map<String, String> form) {
        return ledger.find(form.getOrDefault("token", ""))
                .orElseThrow(() -> new IllegalArgumentException("There is no such request."));
    }

    /** As the contract allows it, past SFPY's page. */
    private Answer payOddly(Map<String, String> form) {
        Ledger.Request request = requestIn(form);
        SandboxToken token = SandboxToken.named(form.getOrDefault("symbol", ""));
        OddCase odd = OddCase.in(form, request.totalUsdCents());
        int times = "twice".equals(form.get("times")) ? 2 : 1;
        List<Transactions.Paid> paid = transactions.pay(request, token, odd, times);
        return sent(paid.get(times - 1).payment());
    }

    private Answer refund(Map<String, String> form) {
        Ledger.Request request = requestIn(form);
        Ledger.Payment payment =
                request.payments().stream()
                        .filter(p -> p.id().equals(form.get("payment")))
                        .findFirst()
                        .orElseThrow(
                                () -> new IllegalArgumentException("There is no such payment."));
        String symbol = form.getOrDefault("symbol", "");
        SandboxToken token = symbol.isEmpty() ? payment.token() : SandboxToken.named(symbol);
        long usdCents =
                OddCase.usdCents(form, token == payment.token() ? 0 : request.totalUsdCents());
        boolean elsewhere = "elsewhere".equals(form.get("to"));
        transactions.refund(request, payment, token, usdCents, elsewhere, OddCase.Event.SENT);
        return Answer.redirect("/merchant");
    }

    private Answer change(Map<String, String> form) {
        for (Switch which : Switch.values()) {
            if (form.containsKey(which.key())) {
                switches.set(which, form.get(which.key()));
            }
        }
        return Answer.redirect("/merchant");
    }

    static String dollars(long usdCents) {
        return BigDecimal.valueOf(usdCents, 2).toPlainString();
    }

    static String template(String name) throws IOException {
        try (InputStream in = SandboxPages.class.getResourceAsStream("/sandbox/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
