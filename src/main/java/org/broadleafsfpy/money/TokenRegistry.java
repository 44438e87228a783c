package org.broadleafsfpy.money;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The tokens that SFPY takes, by address. Immutable.
 *
 * <p>ETH has no address of its own in a notification: {@code is_eth} decides, whatever the token
 * address says. Addresses are those of Ethereum's mainnet; SFPY's documentation names no others.
 */
public final class TokenRegistry {
    private static final Token ETH = new Token("ETH", 18, false);

    private final Map<String, Token> byAddress = new HashMap<>();

    /** The tokens on Ethereum's mainnet, as SFPY's documentation lists them. */
    public TokenRegistry() {
        add("0x6B175474E89094C44Da98b954EedeAC495271d0F", new Token("DAI", 18, true));
        add("0xA0b86991c6218b36c1d19D4a2e9Eb0cE3606eB48", new Token("USDC", 6, true));
        add("0xdAC17F958D2ee523a2206206994597C13D831ec7", new Token("USDT", 6, true));
        add("0x2260FAC5E5542a773Aa44fBCfeDf7C193bc2C599", new Token("WBTC", 8, false));
        add("0xC02aaA39b223FE8D0A0e5C4F27eAD9083C756Cc2", new Token("WETH", 18, false));
    }

    private void add(String address, Token token) {
        byAddress.put(address.toLowerCase(Locale.ROOT), token);
    }

    /**
     * @param eth whether the notification says that it is ETH
     * @param address the token's address, in any case
     * @return the token, or empty if it is not one of SFPY's
     */
    public Optional<Token> find(boolean eth, String address) {
        return eth
                ? Optional.of(ETH)
                : Optional.ofNullable(byAddress.get(address.toLowerCase(Locale.ROOT)));
    }
}
