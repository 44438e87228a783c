package org.broadleafsfpy.admin;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.broadleafsfpy.config.EthereumAddress;
import org.broadleafsfpy.config.PriceFeeds;
import org.broadleafsfpy.config.Setting;
import org.broadleafsfpy.money.TokenRegistry;

/** What may be entered for each setting. Pure, but for the message bundles' keys. */
final class SettingCheck {
    private static final String MAIL = "[^\\s@<>]+@[^\\s@<>]+";
    private static final String URL = "https?://[^\\s/?#]+[^\\s?#]*";
    private static final int DIGITS = 9;

    /** Inclusive bounds of the numbers. */
    private static final Map<Setting, long[]> BOUNDS = new EnumMap<>(Setting.class);

    /** What can be chosen where only some words mean something. */
    private static final Map<Setting, List<String>> CHOICES = new EnumMap<>(Setting.class);

    static {
        BOUNDS.put(Setting.CHAIN_ID, new long[] {1, 999_999_999});
        BOUNDS.put(Setting.CONFIRMATIONS, new long[] {1, 1_000});
        BOUNDS.put(Setting.POOL_MIN_PERCENT, new long[] {0, 100});
        BOUNDS.put(Setting.RATE_BAND_PERCENT, new long[] {0, 100});
        BOUNDS.put(Setting.TOLERANCE_CENTS, new long[] {0, 100_000});
        BOUNDS.put(Setting.FEED_MAX_AGE_MINUTES, new long[] {1, 100_000});
        BOUNDS.put(Setting.EXPIRY_MINUTES, new long[] {0, 1_000_000});
        BOUNDS.put(Setting.GRACE_MINUTES, new long[] {0, 1_000_000});
        BOUNDS.put(Setting.PARK_HOURS, new long[] {0, 10_000});
        BOUNDS.put(Setting.KEEP_BODIES_DAYS, new long[] {0, 100_000});
        CHOICES.put(Setting.WITHOUT_CHAIN, Arrays.asList("HOLD", "TRUST_SFPY"));
        CHOICES.put(Setting.UNVERIFIED_RATE, Arrays.asList("HOLD", "TRUST"));
        CHOICES.put(Setting.WHEN_SHIPPED, Arrays.asList("KEEP", "CANCEL_REST"));
    }

    private SettingCheck() {}

    /**
     * @param setting which one
     * @return the words that can be chosen; null if it is no choice
     */
    static List<String> choicesOf(Setting setting) {
        return CHOICES.get(setting);
    }

    /**
     * @param setting which one
     * @return the smallest and the greatest number; null if it is no number
     */
    static long[] boundsOf(Setting setting) {
        return BOUNDS.get(setting);
    }

    /**
     * @param setting which one
     * @param entered what somebody entered, trimmed, not empty
     * @return the key of the message that says what is wrong with it; null if nothing is
     */
    static String problem(Setting setting, String entered) {
        if (BOUNDS.containsKey(setting)) {
            return isNumberWithin(BOUNDS.get(setting), entered) ? null : error(setting);
        }
        if (CHOICES.containsKey(setting)) {
            return CHOICES.get(setting).contains(entered) ? null : error(setting);
        }
        switch (setting) {
            case PAYOUT_ADDRESS:
            case ROUTER:
                return addressProblem(entered);
            case REFUND_ADDRESSES:
                for (String address : entered.split(",")) {
                    String problem = addressProblem(address.trim());
                    if (problem != null) {
                        return problem;
                    }
                }
                return null;
            case API_URL:
            case APP_URL:
            case STORE_URL:
            case EXPLORER_URL:
            case RPC_URL:
                return entered.matches(URL) ? null : "SfpyConfiguration_error_url";
            case MAIL_FROM:
                return entered.matches(MAIL) ? null : error(setting);
            case TOKENS:
                return entered.matches("\\s*\\w{1,16}\\s*(,\\s*\\w{1,16}\\s*)*")
                        ? null
                        : error(setting);
            case MORE_TOKENS:
                return isReadable(TokenRegistry::new, entered) ? null : error(setting);
            case PRICE_FEEDS:
                return isReadable(PriceFeeds::parse, entered) ? null : error(setting);
            default:
                return null;
        }
    }

    private static String error(Setting setting) {
        return "SfpyConfiguration_error_" + SettingsWriter.propertyOf(setting);
    }

    private static boolean isNumberWithin(long[] bounds, String entered) {
        if (!entered.matches("[0-9]{1," + DIGITS + "}")) {
            return false;
        }
        long number = Long.parseLong(entered);
        return number >= bounds[0] && number <= bounds[1];
    }

    private static String addressProblem(String entered) {
        if (!EthereumAddress.hasShape(entered)) {
            return "SfpyConfiguration_error_address";
        }
        return EthereumAddress.isValid(entered) ? null : "SfpyConfiguration_error_checksum";
    }

    private static boolean isReadable(Consumer<String> reader, String entered) {
        try {
            reader.accept(entered);
            return true;
        } catch (IllegalArgumentException e) {
            return false; // the caller says so, in the merchant's language
        }
    }
}
