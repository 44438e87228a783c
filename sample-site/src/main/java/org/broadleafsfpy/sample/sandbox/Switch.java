package org.broadleafsfpy.sample.sandbox;

import java.util.List;

/**
 * What the real SFPY may do and nobody knows, or does on a bad day. Each switch has a name and
 * values, of which the first is what the sandbox does by itself.
 */
enum Switch {
    API(
            "api",
            "How the API answers",
            "normal",
            "slow",
            "stuck",
            "dripping",
            "html",
            "error",
            "down"),
    CANCEL(
            "cancel",
            "What cancelling a request comes to",
            "works",
            "not-found",
            "error",
            "unauthorized"),
    REFUNDS("refunds", "The list of refunds", "works", "error", "not-found"),
    UPDATED_AT("updated-at", "The updated_at of payments and refunds", "still", "moving"),
    TEST_EVENT(
            "test-event",
            "What a test event says",
            "full",
            "empty",
            "no-payload",
            "null-payload",
            "unknown-kind"),
    ZERO_AMOUNTS("zero-amounts", "A discount or a tax of zero", "accepted", "refused"),
    CONTENT_TYPE("content-type", "The Content-Type of webhooks", "json", "none", "text");

    private final String key;
    private final String title;
    private final List<String> choices;

    Switch(String key, String title, String... choices) {
        this.key = key;
        this.title = title;
        this.choices = List.of(choices);
    }

    /** As it is written on the command line. */
    String key() {
        return key;
    }

    String title() {
        return title;
    }

    List<String> choices() {
        return choices;
    }

    String normal() {
        return choices.get(0);
    }

    /**
     * @throws IllegalArgumentException if there is none of that name
     */
    static Switch named(String key) {
        for (Switch candidate : values()) {
            if (candidate.key.equals(key)) {
                return candidate;
            }
        }
        throw new IllegalArgumentException(
                "There is no switch \"%s\"; there are %s."
                        .formatted(
                                key,
                                String.join(
                                        ", ",
                                        List.of(values()).stream().map(Switch::key).toList())));
    }
}
