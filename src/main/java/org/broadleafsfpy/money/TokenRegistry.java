package org.broadleafsfpy.money;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The tokens that the store knows, by address: SFPY's own and those that the merchant has added.
 * Immutable.
 *
 * <p>ETH has no address of its own in a notification: {@code is_eth} decides, whatever the token
 * address says. SFPY's addresses are those of Ethereum's mainnet, its documentation names no
 * others; tokens of a test chain are added by configuration.
 */
public final class TokenRegistry {
    private static final Token ETH = new Token("ETH", 18, false);
    private static final Pattern DEFINITION =
            Pattern.compile("([A-Z0-9]{1,16}):(0x[0-9a-fA-F]{40}):([0-9]{1,2})(:USD)?");
    private static final int MAX_DECIMALS = 36;

    private final Map<String, Token> byAddress = new HashMap<>();

    /** SFPY's own tokens. */
    public TokenRegistry() {
        add("0x6B175474E89094C44Da98b954EedeAC495271d0F", new Token("DAI", 18, true));
        add("0xA0b86991c6218b36c1d19D4a2e9Eb0cE3606eB48", new Token("USDC", 6, true));
        add("0xdAC17F958D2ee523a2206206994597C13D831ec7", new Token("USDT", 6, true));
        add("0x2260FAC5E5542a773Aa44fBCfeDf7C193bc2C599", new Token("WBTC", 8, false));
        add("0xC02aaA39b223FE8D0A0e5C4F27eAD9083C756Cc2", new Token("WETH", 18, false));
    }

    /**
     * SFPY's own tokens and the merchant's.
     *
     * @param added {@code SYMBOL:address:decimals} or {@code SYMBOL:address:decimals:USD} for a
     *     token that is meant to be worth one US dollar; several are separated by commas; may be
     *     empty
     * @throws IllegalArgumentException if it is not in that form, or names an address of SFPY's
     */
    public TokenRegistry(String added) {
        this();
        for (String definition : added.split(",")) {
            if (!definition.trim().isEmpty()) {
                define(definition.trim());
            }
        }
    }

    private void define(String definition) {
        Matcher parts = DEFINITION.matcher(definition);
        if (!parts.matches() || Integer.parseInt(parts.group(3)) > MAX_DECIMALS) {
            throw new IllegalArgumentException(
                    "A token is SYMBOL:0xaddress:decimals, and :USD if it is worth one dollar.");
        }
        if (byAddress.containsKey(parts.group(2).toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException("The address of " + parts.group(1) + " is taken.");
        }
        boolean dollar = parts.group(4) != null;
        add(parts.group(2), new Token(parts.group(1), Integer.parseInt(parts.group(3)), dollar));
    }

    private void add(String address, Token token) {
        byAddress.put(address.toLowerCase(Locale.ROOT), token);
    }

    /**
     * @param eth whether the notification says that it is ETH
     * @param address the token's address, in any case
     * @return the token, or empty if it is not known
     */
    public Optional<Token> find(boolean eth, String address) {
        return eth
                ? Optional.of(ETH)
                : Optional.ofNullable(byAddress.get(address.toLowerCase(Locale.ROOT)));
    }
}
