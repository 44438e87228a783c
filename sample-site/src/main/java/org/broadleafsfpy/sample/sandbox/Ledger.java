package org.broadleafsfpy.sample.sandbox;

import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** What the sandbox knows: requests, payments, refunds. In memory; thread-safe. */
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

    private final Map<String, Request> requests = new LinkedHashMap<>();

    synchronized Request create(NewOrder order) {
        Request request = new Request(Ids.token(), order, Ids.now());
        requests.put(request.token(), request);
        return request;
    }

    synchronized Optional<Request> find(String token) {
        return Optional.ofNullable(requests.get(token));
    }

    /** Newest first. */
    synchronized List<Request> all() {
        List<Request> all = new ArrayList<>(requests.values());
        Collections.reverse(all);
        return all;
    }

    synchronized boolean cancel(Request request) {
        if (!request.state().equals("STARTED")) {
            return false;
        }
        request.become("CANCELLED");
        return true;
    }

    /** As SFPY's page does it: what is paid is not paid again, everything else can be. */
    synchronized Optional<Payment> pay(Request request, SandboxToken token) {
        return request.state().equals("PAID")
                ? Optional.empty()
                : Optional.of(pay(request, token, OddCase.none(request.totalUsdCents())));
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
                        Ids.now());
        request.payments.add(payment);
        request.become("PAID");
        return payment;
    }

    /**
     * Gives some of a payment back.
     *
     * @param token in which token
     * @param usdCents how much, 0 for all of the payment in its own token
     * @param elsewhere whether it goes to a stranger
     */
    synchronized Refund refund(
            Request request,
            Payment payment,
            SandboxToken token,
            long usdCents,
            boolean elsewhere) {
        boolean all = usdCents == 0 && token == payment.token();
        Refund refund =
                new Refund(
                        Ids.token(),
                        payment,
                        token,
                        all ? payment.baseUnits() : token.baseUnits(usdCents),
                        elsewhere ? STRANGER : PAYER,
                        "0x" + Ids.hex(32),
                        Ids.now());
        request.refunds.add(refund);
        request.become("REFUNDED");
        return refund;
    }

    /** A request that a store made, and what was paid and refunded. */
    static final class Request {
        private final String token;
        private final NewOrder order;
        private final Instant created;
        private final List<Payment> payments = new CopyOnWriteArrayList<>();
        private final List<Refund> refunds = new CopyOnWriteArrayList<>();
        private volatile String state = "STARTED";
        private volatile Instant updated;

        private Request(String token, NewOrder order, Instant created) {
            this.token = token;
            this.order = order;
            this.created = created;
            this.updated = created;
        }

        private void become(String next) {
            state = next;
            updated = Ids.now();
        }

        String token() {
            return token;
        }

        NewOrder order() {
            return order;
        }

        /** What the store calls it. */
        String reference() {
            return order.reference();
        }

        String payoutAddress() {
            return order.address();
        }

        long chainId() {
            return order.chainId();
        }

        long totalUsdCents() {
            return order.totalUsdCents();
        }

        String state() {
            return state;
        }

        Instant created() {
            return created;
        }

        Instant updated() {
            return updated;
        }

        /** Oldest first. */
        List<Payment> payments() {
            return Collections.unmodifiableList(payments);
        }

        /** Oldest first. */
        List<Refund> refunds() {
            return Collections.unmodifiableList(refunds);
        }

        /** The newest refund of a payment. */
        Optional<Refund> refundOf(Payment payment) {
            return refunds.stream()
                    .filter(refund -> refund.payment() == payment)
                    .reduce((first, second) -> second);
        }
    }
}
