package org.broadleafsfpy.money;

import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * At which rate a payment counts. The payer states one, so by itself it proves nothing. Immutable.
 *
 * <p>Nobody gains by stating a rate: a payment counts at the lower of the stated rate and the known
 * price. A stated rate above the price by more than the band is held for a person. Dollar tokens
 * are known to be worth one dollar, at most 1.005, while the stated rate and, if there is one,
 * their price are within the band.
 */
public final class RatePolicy {
    private static final BigInteger PEG_CEILING = BigInteger.valueOf(1_005_000);
    private static final BigInteger HUNDRED = BigInteger.valueOf(100);

    private final BigInteger bandPercent;
    private final boolean trustUnverifiedRates;

    /** The rate at which a payment counts, or why a person must decide. Immutable. */
    public static final class Verdict {
        private final BigInteger microUsdPerToken;
        private final String heldBecause;

        private Verdict(BigInteger microUsdPerToken, String heldBecause) {
            this.microUsdPerToken = microUsdPerToken;
            this.heldBecause = heldBecause;
        }

        /**
         * @return whether the payment counts at {@link #microUsdPerToken()}
         */
        public boolean isBelieved() {
            return heldBecause == null;
        }

        /**
         * @return millionths of a US dollar for one whole token; what it would at most count at if
         *     it is not believed, zero if nobody can say
         */
        public BigInteger microUsdPerToken() {
            return microUsdPerToken;
        }

        /**
         * @return why a person must decide, null if the rate is believed
         */
        public String heldBecause() {
            return heldBecause;
        }
    }

    /**
     * @param bandPercent how far a stated rate may be from the known price, in percent
     * @param trustUnverifiedRates whether the payer's word is enough where nobody knows a price
     */
    public RatePolicy(int bandPercent, boolean trustUnverifiedRates) {
        this.bandPercent = BigInteger.valueOf(bandPercent);
        this.trustUnverifiedRates = trustUnverifiedRates;
    }

    /**
     * @param token what was paid
     * @param stated the rate that came with the payment, millionths of a US dollar for one token
     * @param quote what the price source says
     * @return the rate at which it counts, or why a person must decide
     */
    public Verdict judge(Token token, BigInteger stated, PriceQuote quote) {
        if (quote.kind() == PriceQuote.Kind.UNUSABLE || quote.kind() == PriceQuote.Kind.AWAY) {
            return held(
                    token.isDollarPegged() ? stated.min(UsdValue.MICRO_USD) : BigInteger.ZERO,
                    quote.reason());
        }
        return token.isDollarPegged() ? judgeDollar(stated, quote) : judgeOther(stated, quote);
    }

    private Verdict judgeDollar(BigInteger stated, PriceQuote quote) {
        BigInteger counted = stated.min(PEG_CEILING);
        if (quote.kind() == PriceQuote.Kind.PRICE && !isNearOneDollar(quote.microUsdPerToken())) {
            return held(
                    counted.min(quote.microUsdPerToken()),
                    "The token has left its dollar: its price is "
                            + usd(quote.microUsdPerToken())
                            + " USD.");
        }
        if (!isNearOneDollar(stated)) {
            return held(
                    stated.min(UsdValue.MICRO_USD),
                    "The payer calls one dollar token " + usd(stated) + " USD.");
        }
        return new Verdict(counted, null);
    }

    private Verdict judgeOther(BigInteger stated, PriceQuote quote) {
        if (quote.kind() == PriceQuote.Kind.NONE) {
            return trustUnverifiedRates
                    ? new Verdict(stated, null)
                    : held(BigInteger.ZERO, "Nobody but the payer states the token's rate.");
        }
        BigInteger price = quote.microUsdPerToken();
        BigInteger most = price.multiply(HUNDRED.add(bandPercent)).divide(HUNDRED);
        if (stated.compareTo(most) > 0) {
            return held(
                    price,
                    "The payer states " + usd(stated) + " USD, the price is " + usd(price) + ".");
        }
        return new Verdict(stated.min(price), null);
    }

    private static Verdict held(BigInteger atMost, String because) {
        return new Verdict(atMost, because);
    }

    private boolean isNearOneDollar(BigInteger microUsd) {
        BigInteger distance = microUsd.subtract(UsdValue.MICRO_USD).abs();
        return distance.multiply(HUNDRED).compareTo(UsdValue.MICRO_USD.multiply(bandPercent)) <= 0;
    }

    private static String usd(BigInteger microUsd) {
        return new BigDecimal(microUsd, 6).stripTrailingZeros().toPlainString();
    }
}
