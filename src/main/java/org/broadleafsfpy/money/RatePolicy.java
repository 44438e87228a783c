package org.broadleafsfpy.money;

import java.math.BigInteger;
import java.util.Optional;

/**
 * Whether a stated rate may be believed. The payer states it, so by itself it proves nothing.
 *
 * <p>Dollar tokens count at the stated rate, but at most at 1.005 USD, while that is within the
 * band around one dollar. For every other token nobody in this version knows the price, so the
 * merchant's policy decides. Immutable.
 */
public final class RatePolicy {
    private static final BigInteger PEG_CEILING = BigInteger.valueOf(1_005_000);

    private final int bandPercent;
    private final boolean trustUnverifiedRates;

    /**
     * @param bandPercent how far a dollar token's stated rate may be from one dollar, in percent
     * @param trustUnverifiedRates whether the payer's word is enough for other tokens
     */
    public RatePolicy(int bandPercent, boolean trustUnverifiedRates) {
        this.bandPercent = bandPercent;
        this.trustUnverifiedRates = trustUnverifiedRates;
    }

    /**
     * The rate at which a payment counts.
     *
     * @param token what was paid
     * @param statedMicroUsdPerToken the rate that came with the payment
     * @return millionths of a US dollar for one whole token, or empty if a person must decide
     */
    public Optional<BigInteger> countedRate(Token token, BigInteger statedMicroUsdPerToken) {
        if (token.isDollarPegged()) {
            return isNearOneDollar(statedMicroUsdPerToken)
                    ? Optional.of(statedMicroUsdPerToken.min(PEG_CEILING))
                    : Optional.<BigInteger>empty();
        }
        return trustUnverifiedRates
                ? Optional.of(statedMicroUsdPerToken)
                : Optional.<BigInteger>empty();
    }

    private boolean isNearOneDollar(BigInteger microUsd) {
        BigInteger distance = microUsd.subtract(UsdValue.MICRO_USD).abs();
        return distance.multiply(BigInteger.valueOf(100))
                        .compareTo(UsdValue.MICRO_USD.multiply(BigInteger.valueOf(bandPercent)))
                <= 0;
    }
}
