package org.broadleafsfpy.config;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.broadleafsfpy.money.TokenRegistry;
import org.broadleafsfpy.schema.TableProblem;

/** All settings at one moment. Immutable; {@link #toString()} shows no secret. */
public final class SfpySettings {
    private final Map<Setting, String> values;
    private final List<TableProblem> tableProblems;

    /**
     * @param values what is set; a missing or blank setting has its default
     */
    public SfpySettings(Map<Setting, String> values) {
        this(values, Collections.<TableProblem>emptyList());
    }

    /**
     * @param values what is set; a missing or blank setting has its default
     * @param tableProblems what the database lacks
     */
    public SfpySettings(Map<Setting, String> values, List<TableProblem> tableProblems) {
        EnumMap<Setting, String> all = new EnumMap<>(Setting.class);
        for (Setting setting : Setting.values()) {
            String value = values.get(setting);
            all.put(
                    setting,
                    value == null || value.trim().isEmpty()
                            ? setting.defaultValue()
                            : value.trim());
        }
        this.values = Collections.unmodifiableMap(all);
        this.tableProblems = Collections.unmodifiableList(new ArrayList<>(tableProblems));
    }

    /**
     * @return the tables that are missing, or lack columns; while there are any, the module is off
     */
    public List<TableProblem> tableProblems() {
        return tableProblems;
    }

    /**
     * @return whether tables are missing, or lack columns
     */
    public boolean lacksTables() {
        return !tableProblems.isEmpty();
    }

    /**
     * @return whether the merchant has switched SFPY on
     */
    public boolean isEnabled() {
        return Boolean.parseBoolean(get(Setting.ENABLED));
    }

    /**
     * What stops shoppers from paying with SFPY now.
     *
     * @return a sentence for each missing table, and for each missing or wrong setting; empty if
     *     everything needed is there
     */
    public List<String> problems() {
        List<String> problems = new ArrayList<>();
        tableProblems.forEach(problem -> problems.add(problem.sentence()));
        if (!isEnabled()) {
            problems.add("SFPY is switched off.");
        }
        if (get(Setting.API_KEY).isEmpty()) {
            problems.add("The API key is missing.");
        }
        if (sharedSecrets().isEmpty()) {
            problems.add("The shared secret is missing.");
        }
        if (!EthereumAddress.isValid(get(Setting.PAYOUT_ADDRESS))) {
            problems.add(
                    "The payout address is missing, is not 0x and 40 hex digits, or its checksum"
                            + " does not fit.");
        }
        if (!get(Setting.CHAIN_ID).matches("[1-9][0-9]{0,17}")) {
            problems.add("The chain is not a whole number above zero.");
        }
        try {
            new TokenRegistry(get(Setting.MORE_TOKENS));
            PriceFeeds.parse(get(Setting.PRICE_FEEDS));
        } catch (IllegalArgumentException e) {
            problems.add(e.getMessage());
        }
        return problems;
    }

    /**
     * What has to be entered or mended before the module can be switched on, apart from the secret.
     *
     * @return the settings that are missing or can't be read
     */
    public List<Setting> unusable() {
        List<Setting> unusable = new ArrayList<>();
        if (get(Setting.API_KEY).isEmpty()) {
            unusable.add(Setting.API_KEY);
        }
        if (!EthereumAddress.isValid(get(Setting.PAYOUT_ADDRESS))) {
            unusable.add(Setting.PAYOUT_ADDRESS);
        }
        if (!get(Setting.CHAIN_ID).matches("[1-9][0-9]{0,17}")) {
            unusable.add(Setting.CHAIN_ID);
        }
        if (storeUrl().isEmpty()) {
            unusable.add(Setting.STORE_URL);
        }
        if (!isReadable(TokenRegistry::new, Setting.MORE_TOKENS)) {
            unusable.add(Setting.MORE_TOKENS);
        }
        if (!isReadable(PriceFeeds::parse, Setting.PRICE_FEEDS)) {
            unusable.add(Setting.PRICE_FEEDS);
        }
        return unusable;
    }

    private boolean isReadable(Consumer<String> reader, Setting setting) {
        try {
            reader.accept(get(setting));
            return true;
        } catch (IllegalArgumentException e) {
            return false; // the caller says so
        }
    }

    /**
     * @return where SFPY's API is, without a trailing slash
     */
    public String apiUrl() {
        return withoutTrailingSlash(get(Setting.API_URL));
    }

    /**
     * @return where SFPY's payment page is, without a trailing slash
     */
    public String appUrl() {
        return withoutTrailingSlash(get(Setting.APP_URL));
    }

    /**
     * @return SFPY's API key; never to be shown
     */
    public String apiKey() {
        return get(Setting.API_KEY);
    }

    /**
     * @return the current and the previous shared secret, as far as they are set and the previous
     *     one has not ended; never to be shown
     */
    public List<String> sharedSecrets() {
        List<String> secrets = new ArrayList<>();
        if (!get(Setting.SHARED_SECRET).isEmpty()) {
            secrets.add(get(Setting.SHARED_SECRET));
        }
        if (!get(Setting.PREVIOUS_SECRET).isEmpty() && isPreviousSecretInTime()) {
            secrets.add(get(Setting.PREVIOUS_SECRET));
        }
        return secrets;
    }

    private boolean isPreviousSecretInTime() {
        String until = get(Setting.PREVIOUS_SECRET_UNTIL);
        try {
            return until.isEmpty() || Instant.now().isBefore(Instant.parse(until));
        } catch (DateTimeParseException e) {
            return false; // an end that can't be read is no reason to accept an old secret for ever
        }
    }

    /**
     * @return the address that payments go to, in lower case
     */
    public String payoutAddress() {
        return get(Setting.PAYOUT_ADDRESS).toLowerCase(Locale.ROOT);
    }

    /**
     * @return the number of the store's chain, 1 is Ethereum's mainnet
     */
    public long chainId() {
        return number(Setting.CHAIN_ID);
    }

    /**
     * @return the symbols of the tokens that count, in upper case
     */
    public List<String> tokens() {
        List<String> symbols = new ArrayList<>();
        for (String symbol : get(Setting.TOKENS).split(",")) {
            symbols.add(symbol.trim().toUpperCase(Locale.ROOT));
        }
        return symbols;
    }

    /**
     * @return the tokens that the store knows: SFPY's and those that the merchant has added
     */
    public TokenRegistry tokenRegistry() {
        try {
            return new TokenRegistry(get(Setting.MORE_TOKENS));
        } catch (IllegalArgumentException e) {
            return new TokenRegistry(); // problems() says it
        }
    }

    /**
     * @return where each asset's price comes from
     */
    public PriceFeeds priceFeeds() {
        try {
            return PriceFeeds.parse(get(Setting.PRICE_FEEDS));
        } catch (IllegalArgumentException e) {
            return PriceFeeds.NONE; // problems() says it
        }
    }

    /**
     * @return how old a feed's price may be at the time of the payment
     */
    public Duration feedMaxAge() {
        return Duration.ofMinutes(number(Setting.FEED_MAX_AGE_MINUTES));
    }

    /**
     * @return how long a shopper has to pay; zero means for ever
     */
    public Duration expiry() {
        return Duration.ofMinutes(number(Setting.EXPIRY_MINUTES));
    }

    /**
     * @return how long after that the order stays frozen, for payments that are on their way
     */
    public Duration grace() {
        return Duration.ofMinutes(number(Setting.GRACE_MINUTES));
    }

    /**
     * @return how long an event is tried whose request, payment or confirmations are not there yet
     */
    public Duration parkLimit() {
        return Duration.ofHours(number(Setting.PARK_HOURS));
    }

    /**
     * @return how long the bytes of events are kept that are settled or ignored; zero means for
     *     ever. That an event came is never forgotten.
     */
    public Duration keepBodies() {
        return Duration.ofDays(number(Setting.KEEP_BODIES_DAYS));
    }

    /**
     * @return addresses beside the payout address that refunds may come from, in lower case
     */
    public List<String> refundAddresses() {
        List<String> addresses = new ArrayList<>();
        for (String address : get(Setting.REFUND_ADDRESSES).split(",")) {
            if (EthereumAddress.hasShape(address.trim())) {
                addresses.add(address.trim().toLowerCase(Locale.ROOT));
            }
        }
        return addresses;
    }

    /**
     * @return whether SFPY's API is asked for what no webhook brought
     */
    public boolean isReconciling() {
        return Boolean.parseBoolean(get(Setting.RECONCILE));
    }

    /**
     * How much too little still counts as paid.
     *
     * @param totalUsdCents the amount asked for
     * @return the setting, but at most one percent of the amount asked for, in US cents
     */
    public long toleranceUsdCents(long totalUsdCents) {
        return Math.min(number(Setting.TOLERANCE_CENTS), totalUsdCents / 100);
    }

    /**
     * @return how far a stated rate may be from a known one, in percent
     */
    public int rateBandPercent() {
        return (int) Math.min(100, number(Setting.RATE_BAND_PERCENT));
    }

    /**
     * @return the Ethereum node's JSON-RPC address, never to be shown; empty if the chain is not
     *     asked
     */
    public String rpcUrl() {
        return get(Setting.RPC_URL);
    }

    /**
     * @return the address of SFPY's router contract, in lower case
     */
    public String router() {
        return get(Setting.ROUTER).toLowerCase(Locale.ROOT);
    }

    /**
     * @return what SFPY's pool has to give the store at least for a payment, in percent of it
     */
    public int poolMinPercent() {
        return (int) Math.min(100, number(Setting.POOL_MIN_PERCENT));
    }

    /**
     * @return how many blocks, its own included, have to confirm a transaction
     */
    public long confirmations() {
        return number(Setting.CONFIRMATIONS);
    }

    /**
     * @return what to do with payments and refunds that no Ethereum node was asked about
     */
    public TrustPolicy withoutChain() {
        return TrustPolicy.of(get(Setting.WITHOUT_CHAIN));
    }

    /**
     * @return what to do with tokens whose dollar value only the payer states
     */
    public TrustPolicy unverifiedRate() {
        return TrustPolicy.of(get(Setting.UNVERIFIED_RATE));
    }

    /**
     * @return whether a full refund cancels an order of which nothing was shipped
     */
    public boolean isCancelOnFullRefund() {
        return Boolean.parseBoolean(get(Setting.CANCEL_ON_FULL_REFUND));
    }

    /**
     * @return whether cancelling gives back the stock that the order took
     */
    public boolean isRestockOnCancel() {
        return Boolean.parseBoolean(get(Setting.RESTOCK_ON_CANCEL));
    }

    /**
     * @return whether a full refund of an order of which something was shipped keeps the rest from
     *     being shipped
     */
    public boolean isUnshippedRestCancelled() {
        return "CANCEL_REST".equals(get(Setting.WHEN_SHIPPED));
    }

    /**
     * @return the store's public address without a trailing slash; empty if it is to be taken from
     *     the request
     */
    public String storeUrl() {
        return withoutTrailingSlash(get(Setting.STORE_URL));
    }

    /**
     * @return the merchant's own block explorer without a trailing slash; empty for the chain's
     *     usual one
     */
    public String explorerUrl() {
        return withoutTrailingSlash(get(Setting.EXPLORER_URL));
    }

    /**
     * @return the address that e-mails to shoppers come from; empty if none are to be sent
     */
    public String mailFrom() {
        return get(Setting.MAIL_FROM);
    }

    /**
     * @param setting which one
     * @return its value or default, never null
     */
    public String get(Setting setting) {
        return values.get(setting);
    }

    private long number(Setting setting) {
        String text = get(setting);
        return Long.parseLong(text.matches("[0-9]{1,18}") ? text : setting.defaultValue());
    }

    /**
     * @param url an address as somebody entered it
     * @return the same without a slash at its end
     */
    public static String withoutTrailingSlash(String url) {
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }

    @Override
    public String toString() {
        Map<Setting, String> shown = new EnumMap<>(values);
        for (Setting setting : Setting.values()) {
            if (setting.isSecret()) {
                shown.put(setting, get(setting).isEmpty() ? "not set" : "set");
            }
        }
        return shown.toString();
    }
}
