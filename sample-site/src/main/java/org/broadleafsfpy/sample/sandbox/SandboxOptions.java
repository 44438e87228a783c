package org.broadleafsfpy.sample.sandbox;

import java.time.Duration;
import java.util.Map;

/**
 * How a sandbox starts.
 *
 * @param port where it listens, on loopback; 0 for any that is free
 * @param apiKey what the store has to show; null for a random one
 * @param sharedSecret what events are signed with; null for a random one
 * @param endpoint the store's webhook endpoint, subscribed to both events from the start; null for
 *     a new account, whose webhooks are not even enabled
 * @param confirmation how long the simulated blockchain takes to confirm
 * @param switches values of switches, by their names ({@link Plays#switches()})
 */
public record SandboxOptions(
        int port,
        String apiKey,
        String sharedSecret,
        String endpoint,
        Duration confirmation,
        Map<String, String> switches) {}
