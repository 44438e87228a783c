package org.broadleafsfpy.config;

/**
 * Every setting there is, with the column of the admin's form that holds it and its names outside.
 *
 * <p>For {@code API_URL}: environment variable {@code SFPY_API_URL}, property {@code sfpy.api-url},
 * column {@code API_URL}. The environment wins over properties, properties over the form, the form
 * over the default.
 */
public enum Setting {
    ENABLED("false"),
    API_URL("https://api.sfpy.co"),
    APP_URL("https://app.sfpy.co"),
    API_KEY("", true),
    SHARED_SECRET("", true),
    PREVIOUS_SECRET("", true),
    /** ISO-8601 moment after which the previous secret is not accepted any more; empty for none. */
    PREVIOUS_SECRET_UNTIL(""),
    PAYOUT_ADDRESS(""),
    CHAIN_ID("1"),
    TOKENS("ETH,DAI,USDC,USDT,WBTC,WETH"),
    MORE_TOKENS(""),
    PRICE_FEEDS(""),
    FEED_MAX_AGE_MINUTES("90"),
    TOLERANCE_CENTS("1"),
    RATE_BAND_PERCENT("1"),
    /** Often holds a key, so it is treated as one. */
    RPC_URL("", true),
    ROUTER("0x4BcEeBCE68093cd4E1B61c5911cbdFBd97eeB99E"),
    CONFIRMATIONS("12"),
    POOL_MIN_PERCENT("90"),
    WITHOUT_CHAIN("HOLD"),
    UNVERIFIED_RATE("HOLD"),
    EXPIRY_MINUTES("120"),
    GRACE_MINUTES("30"),
    CANCEL_ON_FULL_REFUND("true"),
    RESTOCK_ON_CANCEL("true"),
    WHEN_SHIPPED("KEEP"),
    REFUND_ADDRESSES(""),
    RECONCILE("true"),
    PARK_HOURS("24"),
    KEEP_BODIES_DAYS("90"),
    STORE_URL(""),
    /** Empty for the chain's usual block explorer. */
    EXPLORER_URL(""),
    /** Who e-mails to shoppers come from; empty for no e-mails. */
    MAIL_FROM("");

    private final String defaultValue;
    private final boolean secret;

    Setting(String defaultValue) {
        this(defaultValue, false);
    }

    Setting(String defaultValue, boolean secret) {
        this.defaultValue = defaultValue;
        this.secret = secret;
    }

    /**
     * @return the value when nothing else says one
     */
    public String defaultValue() {
        return defaultValue;
    }

    /**
     * @return whether the value must never be shown, logged or exported
     */
    public boolean isSecret() {
        return secret;
    }

    /**
     * @return the environment variable, such as {@code SFPY_API_URL}
     */
    public String environmentVariable() {
        return "SFPY_" + name();
    }

    /**
     * @return the property, such as {@code sfpy.api-url}
     */
    public String property() {
        return "sfpy." + name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
