package org.broadleafsfpy.sample.launch;

import java.util.Map;
import java.util.Optional;

/** The environment variables that the sample site knows, with their defaults. */
public record SiteEnvironment(Map<String, String> variables) {

    /** Reads the variables of this process. */
    public static SiteEnvironment ofThisProcess() {
        return new SiteEnvironment(System.getenv());
    }

    /** {@code PORT}: where the store and, under {@code /admin}, its admin are. */
    public int port() {
        return number("PORT", 8080);
    }

    /** {@code SANDBOX_PORT}: where the stand-in for SFPY is. */
    public int sandboxPort() {
        return number("SANDBOX_PORT", 8090);
    }

    /** {@code SANDBOX}: {@code on} or {@code off}. */
    public boolean isSandboxOn() {
        String value = get("SANDBOX").orElse("on");
        if (!value.equals("on") && !value.equals("off")) {
            throw new IllegalArgumentException("SANDBOX is on or off, not \"" + value + "\".");
        }
        return value.equals("on");
    }

    /**
     * {@code SANDBOX_ACCOUNT}: {@code ready}, with everything set up on both sides, or {@code new},
     * an account and a module that nobody has set up.
     */
    public boolean isAccountNew() {
        String value = get("SANDBOX_ACCOUNT").orElse("ready");
        if (!value.equals("ready") && !value.equals("new")) {
            throw new IllegalArgumentException(
                    "SANDBOX_ACCOUNT is ready or new, not \"" + value + "\".");
        }
        return value.equals("new");
    }

    /**
     * Whether the store asks the sandbox's chain. It does not if the environment says anything
     * about a chain, an empty {@code SFPY_RPC_URL} included; nor if events are to be posted by
     * hand, which a shared secret or seeded orders tell: no chain shows the transactions of such
     * events.
     */
    public boolean isSandboxChainAsked() {
        return !variables.containsKey("SFPY_RPC_URL")
                && !variables.containsKey("SFPY_WITHOUT_CHAIN")
                && get("SFPY_SHARED_SECRET").isEmpty()
                && seedOrders() == 0;
    }

    /** {@code SEED_ORDERS}: how many orders to make that await their payment. */
    public int seedOrders() {
        return number("SEED_ORDERS", 0);
    }

    /**
     * {@code SEED_FILE}: where to write them, a line {@code request,order_id,usd_cents} for each.
     */
    public Optional<String> seedFile() {
        return get("SEED_FILE");
    }

    /** {@code SMTP_PORT}: where a mail server listens on this machine; without one, no mail. */
    public Optional<Integer> smtpPort() {
        return get("SMTP_PORT").map(value -> number("SMTP_PORT", 0));
    }

    public String storeUrl() {
        return "http://localhost:" + port();
    }

    public String sandboxUrl() {
        return "http://localhost:" + sandboxPort();
    }

    public Optional<String> get(String name) {
        return Optional.ofNullable(variables.get(name)).filter(value -> !value.isBlank());
    }

    private int number(String name, int otherwise) {
        String value = get(name).orElse(Integer.toString(otherwise));
        if (!value.matches("[0-9]{1,6}")) {
            throw new IllegalArgumentException(name + " is a whole number, not \"" + value + "\".");
        }
        return Integer.parseInt(value);
    }
}
