package org.broadleafsfpy.sample.sandbox;

import java.util.List;
import java.util.Map;

/** What can be played from the command line, beside what SFPY's page does. */
enum Play {
    PAYMENT_FULL("payment.full", "pays all of it, once, in time", 100, Map.of()),
    PAYMENT_PARTIAL("payment.partial", "pays half of it, or --usd", 50, Map.of()),
    PAYMENT_OVERPAID("payment.overpaid", "pays half as much again, or --usd", 150, Map.of()),
    PAYMENT_TWICE("payment.twice", "pays all of it twice", 100, Map.of("times", "twice")),
    PAYMENT_FALSE_RATE(
            "payment.false-rate",
            "sends a hundredth of the tokens, and states a hundred times the rate",
            100,
            Map.of("rate", "false")),
    PAYMENT_TEST_CHAIN(
            "payment.test-chain", "pays on a worthless test chain", 100, Map.of("chain", "5")),
    PAYMENT_TO_ONESELF(
            "payment.to-oneself",
            "the payer receives the money, and names the store's request",
            100,
            Map.of("to", "self")),
    PAYMENT_LATE("payment.late", "its block is of tomorrow", 100, Map.of("time", "late")),
    PAYMENT_LOST(
            "payment.lost",
            "pays all of it, and no event is sent: the store has to ask",
            100,
            Map.of("event", "LOST")),
    PAYMENT_HELD_BACK(
            "payment.held-back",
            "pays all of it, and the event comes after half a minute",
            100,
            Map.of("event", "HELD_BACK")),
    REFUND_FULL("refund.full", "refunds all of the payment to the payer", 0, Map.of()),
    REFUND_PARTIAL("refund.partial", "refunds half of the payment, or --usd", 50, Map.of()),
    REFUND_OTHER_TOKEN(
            "refund.other-token",
            "refunds what the payment was worth in another token, or --token",
            100,
            Map.of("symbol", "other")),
    REFUND_ELSEWHERE(
            "refund.elsewhere",
            "refunds all of the payment, to a stranger",
            0,
            Map.of("to", "elsewhere")),
    REFUND_LOST(
            "refund.lost",
            "refunds all of the payment, and no event is sent",
            0,
            Map.of("event", "LOST")),
    REFUND_OVERTAKING(
            "refund.overtaking",
            "pays all of it and refunds it; the refund's event comes first",
            100,
            Map.of("event", "HELD_BACK")),
    EVENT_AGAIN("event.again", "delivers the latest event once more", 0, Map.of()),
    EVENT_WRONG_SECRET(
            "event.wrong-secret",
            "delivers the latest event, signed with another secret",
            0,
            Map.of()),
    EVENT_UNKNOWN_TYPE(
            "event.unknown-type", "delivers an event of a type that nobody knows", 0, Map.of()),
    EVENT_TEST("event.test", "delivers a test event, as SFPY's app does", 0, Map.of());

    private final String key;
    private final String summary;
    private final int percent;
    private final Map<String, String> fields;

    Play(String key, String summary, int percent, Map<String, String> fields) {
        this.key = key;
        this.summary = summary;
        this.percent = percent;
        this.fields = fields;
    }

    /** As it is written on the command line. */
    String key() {
        return key;
    }

    String summary() {
        return summary;
    }

    /** How much, of the request's total or the payment's worth; 0 for exactly all. */
    int percent() {
        return percent;
    }

    /** As the forms of the sandbox's pages send it. */
    Map<String, String> fields() {
        return fields;
    }

    boolean isAbout(String kind) {
        return key.startsWith(kind + ".");
    }

    /**
     * @throws IllegalArgumentException if there is none of that name
     */
    static Play named(String key) {
        return List.of(values()).stream()
                .filter(play -> play.key.equals(key))
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "There is no \""
                                                + key
                                                + "\"; trigger --list shows what there is."));
    }
}
