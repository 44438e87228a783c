package org.broadleafsfpy.sample.sandbox;

import java.math.BigInteger;

/** The tokens that can be paid with, and what they are worth here: rates that never move. */
enum SandboxToken {
    ETH(18, "0x0000000000000000000000000000000000000000", 2_500_000_000L),
    DAI(18, "0x6B175474E89094C44Da98b954EedeAC495271d0F", 1_000_000L),
    USDC(6, "0xA0b86991c6218b36c1d19D4a2e9Eb0cE3606eB48", 1_000_000L),
    USDT(6, "0xdAC17F958D2ee523a2206206994597C13D831ec7", 1_000_000L),
    WBTC(8, "0x2260FAC5E5542a773Aa44fBCfeDf7C193bc2C599", 60_000_000_000L);

    private final int decimals;
    private final String address;
    private final long microUsd;

    SandboxToken(int decimals, String address, long microUsd) {
        this.decimals = decimals;
        this.address = address;
        this.microUsd = microUsd;
    }

    /**
     * @throws IllegalArgumentException if there is none of that name
     */
    static SandboxToken named(String symbol) {
        for (SandboxToken token : values()) {
            if (token.name().equalsIgnoreCase(symbol)) {
                return token;
            }
        }
        throw new IllegalArgumentException(
                "There is no token \"%s\"; there are ETH, DAI, USDC, USDT and WBTC."
                        .formatted(symbol));
    }

    String address() {
        return address;
    }

    long microUsd() {
        return microUsd;
    }

    int decimals() {
        return decimals;
    }

    /** Rounded down to a base unit, as SFPY does. */
    BigInteger baseUnits(long usdCents) {
        return BigInteger.valueOf(usdCents)
                .multiply(BigInteger.TEN.pow(decimals + 4))
                .divide(BigInteger.valueOf(microUsd));
    }

    /** What so much is worth, rounded down. */
    long usdCents(BigInteger baseUnits) {
        return baseUnits
                .multiply(BigInteger.valueOf(microUsd))
                .divide(BigInteger.TEN.pow(decimals + 4))
                .longValueExact();
    }

    /** Such as 0.0168 for a person. */
    String format(BigInteger baseUnits) {
        return new java.math.BigDecimal(baseUnits, decimals).stripTrailingZeros().toPlainString();
    }
}
