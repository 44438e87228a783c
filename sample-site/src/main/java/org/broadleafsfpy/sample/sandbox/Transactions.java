package org.broadleafsfpy.sample.sandbox;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** What payers and merchants do on the chain, and the events that tell the store. Thread-safe. */
final class Transactions {
    /** Long enough for a refund to overtake the event of its payment. */
    private static final Duration HELD_BACK = Duration.ofSeconds(30);

    private final Ledger ledger;
    private final Webhooks webhooks;
    private final Switches switches;
    private final Duration confirmation;

    /**
     * @param confirmation how long the simulated blockchain takes to confirm
     */
    Transactions(Ledger ledger, Webhooks webhooks, Switches switches, Duration confirmation) {
        this.ledger = ledger;
        this.webhooks = webhooks;
        this.switches = switches;
        this.confirmation = confirmation;
    }

    /**
     * As SFPY's page does it.
     *
     * @return empty if the request is paid already
     */
    Optional<Ledger.Payment> pay(Ledger.Request request, SandboxToken token) {
        Optional<Ledger.Payment> payment = ledger.pay(request, token);
        payment.ifPresent(made -> tell(request, made, OddCase.Event.SENT));
        return payment;
    }

    /** As the contract allows it, past SFPY's page. */
    List<Paid> pay(Ledger.Request request, SandboxToken token, OddCase odd, int times) {
        return IntStream.range(0, times)
                .mapToObj(
                        i -> {
                            Ledger.Payment payment = ledger.pay(request, token, odd);
                            return new Paid(payment, tell(request, payment, odd.event()));
                        })
                .toList();
    }

    /**
     * A payment, and the event about it.
     *
     * @param notice empty if nobody is told
     */
    record Paid(Ledger.Payment payment, Optional<Notice> notice) {}

    private Optional<Notice> tell(
            Ledger.Request request, Ledger.Payment payment, OddCase.Event event) {
        Notice notice = Notice.of(Account.PAYMENT_CREATED, Shapes.payment(request, payment));
        return tell(notice, event);
    }

    private Optional<Notice> tell(Notice notice, OddCase.Event event) {
        if (event == OddCase.Event.LOST) {
            return Optional.empty();
        }
        Duration pause = event == OddCase.Event.HELD_BACK ? HELD_BACK : confirmation;
        return webhooks.send(notice, pause) > 0 ? Optional.of(notice) : Optional.empty();
    }

    /**
     * Gives some of a payment back.
     *
     * @param usdCents how much, 0 for all of the payment in its own token
     * @return the event about it; empty if nobody is told
     */
    Optional<Notice> refund(
            Ledger.Request request,
            Ledger.Payment payment,
            SandboxToken token,
            long usdCents,
            boolean elsewhere,
            OddCase.Event event) {
        Ledger.Refund refund = ledger.refund(request, payment, token, usdCents, elsewhere);
        return tell(Notice.of(Account.REFUND_CREATED, Shapes.refund(request, refund)), event);
    }

    /** A test event as the switch wants it: nobody has published what SFPY's holds. */
    Notice sendTestEvent(Webhooks.Subscription to, String kind) {
        Notice notice =
                switch (switches.get(Switch.TEST_EVENT)) {
                    case "empty" -> Notice.of(kind, testPayload(kind, false));
                    case "no-payload" -> new Notice(Ids.token(), kind, null, Ids.now());
                    case "null-payload" -> new Notice(Ids.token(), kind, "null", Ids.now());
                    case "unknown-kind" -> Notice.of("test:created", testPayload(kind, true));
                    default -> Notice.of(kind, testPayload(kind, true));
                };
        webhooks.sendTo(to.endpoint(), notice, Duration.ZERO);
        return notice;
    }

    private static ObjectNode testPayload(String kind, boolean full) {
        boolean refund = kind.equals(Account.REFUND_CREATED);
        ObjectNode payload = JsonNodeFactory.instance.objectNode();
        payload.put("request_id", full ? Ids.token() : "");
        payload.put("payment_id", full ? Ids.token() : "");
        payload.put("chain_id", full ? 1 : 0);
        payload.put(refund ? "refund_id" : "state", !full ? "" : refund ? Ids.token() : "PAID");
        payload.put("is_eth", full);
        payload.put("txn_hash", full ? "0x" + Ids.hex(32) : "");
        payload.put("from", full ? Ledger.PAYER : "");
        payload.put("amount", full ? "1" : "");
        payload.put("token_address", full ? SandboxToken.ETH.address() : "");
        String rate = Long.toString(SandboxToken.ETH.microUsd());
        payload.put(refund ? "to" : "rate", !full ? "" : refund ? Ledger.STRANGER : rate);
        return payload;
    }
}
