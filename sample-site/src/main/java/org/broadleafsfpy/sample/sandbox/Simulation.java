package org.broadleafsfpy.sample.sandbox;

import java.time.Duration;

/**
 * Everything that a sandbox knows and does, for its API, its pages and its command line.
 *
 * @param account the merchant's
 * @param ledger requests, payments, refunds
 * @param switches what the real SFPY may do
 * @param log what was delivered
 * @param webhooks endpoints, and events on their way
 * @param transactions what payers and the merchant do
 */
record Simulation(
        Account account,
        Ledger ledger,
        Switches switches,
        DeliveryLog log,
        Webhooks webhooks,
        Transactions transactions) {

    static Simulation of(SandboxOptions options) {
        Account account =
                new Account(options.apiKey(), options.sharedSecret(), options.endpoint() != null);
        Ledger ledger = new Ledger();
        Switches switches = new Switches();
        options.switches().forEach((key, value) -> switches.set(Switch.named(key), value));
        DeliveryLog log = new DeliveryLog();
        Webhooks webhooks = new Webhooks(account, switches, log);
        if (options.endpoint() != null) {
            webhooks.register(options.endpoint(), Account.EVENTS);
        }
        Duration confirmation = options.confirmation();
        Transactions transactions = new Transactions(ledger, webhooks, switches, confirmation);
        return new Simulation(account, ledger, switches, log, webhooks, transactions);
    }
}
