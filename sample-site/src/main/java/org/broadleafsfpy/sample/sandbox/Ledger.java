package org.broadleafsfpy.sample.sandbox;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the sandbox knows: requests, payments, refunds. In memory; every method is synchronized. */
final class Ledger {
    /** A wallet that pays; what a real shopper would bring along. */
    static final String PAYER = "0x3c44cdddb6a900fa2b585dd299e03d12fa4293bc";

    /** A wallet that nobody knows. */
    static final String STRANGER = "0x90f79bf6eb2c4f870365e785982e1f101e93b906";

    private static final long OTHER_CHAIN = 5;
    private static final int FALSE_RATE_TIMES = 100;

    record Payment(
            String id,
            SandboxToken token,
            BigInteger baseUnits,
            long microUsd,
            long chainId,
            String to,
            boolean late,
            String hash,
            Instant at) {}

    record Refund(
            String id,
            Payment payment,
            SandboxToken token,
            BigInteger baseUnits,
            String to,
            String hash,
            Instant at) {}

    static final class Request {
        final String token;
        final ObjectNode order;
        final List<Payment> payments = new ArrayList<>();
        final List<Refund> refunds = new ArrayList<>();
        String state = "STARTED";

        Request(String token, ObjectNode order) {
            this.token = token;
            this.order = order;
        }

        String reference() {
            return order.path("reference").asText();
        }

        String payoutAddress() {
            return order.path("address").asText();
        }

        long chainId() {
            return order.path("chain_id").asLong();
        }

        long totalUsdCents() {
            return order.path("purchase_total").path("grand_total").path("amount").asLong();
        }

        String completeUrl() {
            return order.path("cart").path("complete_url").asText();
        }

        String cancelUrl() {
            return order.path("cart").path("cancel_url").asText();
        }
    }

    private final Map<String, Request> requests = new LinkedHashMap<>();

    synchronized Request create(ObjectNode order) {
        String token = Ids.token();
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        order.put("token", token);
        order.put("created_at", now.toString());
        order.put("updated_at", now.toString());
        Request request = new Request(token, order);
        requests.put(token, request);
        return request;
    }

    synchronized Optional<Request> find(String token) {
        return Optional.ofNullable(requests.get(token));
    }

    /** Newest first. */
    synchronized List<Request> all() {
        List<Request> all = new ArrayList<>(requests.values());
        java.util.Collections.reverse(all);
        return all;
    }

    synchronized boolean cancel(Request request) {
        if (!request.state.equals("STARTED")) {
            return false;
        }
        request.state = "CANCELLED";
        return true;
    }

    /** As SFPY's page does it: a request is paid once. */
    synchronized Optional<Payment> pay(Request request, SandboxToken token) {
        return request.state.equals("STARTED")
                ? Optional.of(pay(request, token, OddCase.none(request.totalUsdCents())))
                : Optional.empty();
    }

    /** As the contract does it: anybody, anything, at any time. */
    synchronized Payment pay(Request request, SandboxToken token, OddCase odd) {
        int times = odd.falseRate() ? FALSE_RATE_TIMES : 1;
        Payment payment =
                new Payment(
                        Ids.token(),
                        token,
                        token.baseUnits(odd.usdCents())
                                .divide(BigInteger.valueOf(times))
                                .max(BigInteger.ONE),
                        token.microUsd() * times,
                        odd.otherChain() ? OTHER_CHAIN : request.chainId(),
                        odd.toOneself() ? PAYER : request.payoutAddress(),
                        odd.late(),
                        "0x" + Ids.hex(32),
                        Instant.now());
        request.payments.add(payment);
        if (request.state.equals("STARTED")) {
            request.state = "PAID";
        }
        return payment;
    }

    /**
     * Gives some of a payment back.
     *
     * @param token in which token
     * @param usdCents how much, 0 for all of the payment in its own token
     * @param elsewhere whether it goes to a stranger
     */
    synchronized Optional<Refund> refund(
            Request request,
            String paymentId,
            SandboxToken token,
            long usdCents,
            boolean elsewhere) {
        for (Payment payment : request.payments) {
            if (payment.id().equals(paymentId)) {
                boolean all = usdCents == 0 && token == payment.token();
                Refund refund =
                        new Refund(
                                Ids.token(),
                                payment,
                                token,
                                all ? payment.baseUnits() : token.baseUnits(usdCents),
                                elsewhere ? STRANGER : PAYER,
                                "0x" + Ids.hex(32),
                                Instant.now());
                request.refunds.add(refund);
                request.state = "REFUNDED";
                return Optional.of(refund);
            }
        }
        return Optional.empty();
    }

    static ObjectNode json(Request request, Payment payment) {
        ObjectNode json = transfer(request, payment);
        json.put("state", "PAID");
        json.put("is_eth", payment.token() == SandboxToken.ETH);
        json.put("txn_hash", payment.hash());
        json.put("from", PAYER);
        json.put("amount", payment.baseUnits().toString());
        json.put("token_address", payment.token().address());
        json.put("rate", Long.toString(payment.microUsd()));
        return json;
    }

    static ObjectNode json(Request request, Refund refund) {
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

    private static ObjectNode transfer(Request request, Payment payment) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("request_id", request.token);
        json.put("payment_id", payment.id());
        json.put("chain_id", payment.chainId());
        return json;
    }
}
