package org.broadleafsfpy.config;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Collections;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where the price of each asset comes from: a feed on the chain, or a fixed price. Immutable. */
public final class PriceFeeds {
    /** No feeds. */
    public static final PriceFeeds NONE =
            new PriceFeeds(Collections.emptyMap(), Collections.emptyMap());

    private static final Pattern ENTRY =
            Pattern.compile(
                    "([A-Z0-9]{1,16})=(?:(0x[0-9a-fA-F]{40})|([0-9]{1,9}(?:\\.[0-9]{1,6})?))");
    private static final int MICRO_DIGITS = 6;

    private final Map<String, String> addresses;
    private final Map<String, BigInteger> fixedMicroUsd;

    private PriceFeeds(Map<String, String> addresses, Map<String, BigInteger> fixedMicroUsd) {
        this.addresses = Collections.unmodifiableMap(addresses);
        this.fixedMicroUsd = Collections.unmodifiableMap(fixedMicroUsd);
    }

    /**
     * @param text {@code ETH=0xaddress} for a feed, {@code GUSD=1.00} for a fixed price; several
     *     are separated by commas; may be empty
     * @return the feeds
     * @throws IllegalArgumentException if it is not in that form
     */
    public static PriceFeeds parse(String text) {
        Map<String, String> addresses = new HashMap<>();
        Map<String, BigInteger> fixed = new HashMap<>();
        for (String entry : text.split(",")) {
            if (entry.trim().isEmpty()) {
                continue;
            }
            Matcher parts = ENTRY.matcher(entry.trim());
            if (!parts.matches()) {
                throw new IllegalArgumentException(
                        "A price feed is SYMBOL=0xaddress, or SYMBOL=dollars for a fixed price.");
            }
            if (parts.group(2) != null) {
                addresses.put(parts.group(1), parts.group(2).toLowerCase(Locale.ROOT));
            } else {
                BigDecimal dollars = new BigDecimal(parts.group(3));
                if (dollars.signum() == 0) {
                    throw new IllegalArgumentException("A fixed price is above zero.");
                }
                fixed.put(parts.group(1), dollars.movePointRight(MICRO_DIGITS).toBigIntegerExact());
            }
        }
        return new PriceFeeds(addresses, fixed);
    }

    /**
     * @return the addresses of feeds in lower case, by the asset's symbol
     */
    public Map<String, String> addresses() {
        return addresses;
    }

    /**
     * @return millionths of a US dollar for one whole token, by the asset's symbol
     */
    public Map<String, BigInteger> fixedMicroUsd() {
        return fixedMicroUsd;
    }
}
