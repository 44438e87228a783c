package org.broadleafsfpy.money;

import java.math.BigInteger;

/** The arithmetic of value: whole numbers only, rounded down once, at the end. */
public final class UsdValue {
    /** One US dollar in SFPY's rates: millionths of a dollar for a whole token. */
    public static final BigInteger MICRO_USD = BigInteger.valueOf(1_000_000);

    /** More than any order is worth: ten trillion dollars, in cents. */
    private static final BigInteger MAX_USD_CENTS = BigInteger.TEN.pow(15);

    private static final BigInteger MICRO_USD_PER_CENT = BigInteger.valueOf(10_000);

    /** SFPY's pool rounds what it gives back down, by a base unit or two. */
    private static final BigInteger POOL_ROUNDING_BASE_UNITS = BigInteger.valueOf(2);

    /** Below this many base units, two of them are too much to overlook. */
    private static final BigInteger FINE_GRAINED_BASE_UNITS = BigInteger.valueOf(10_000);

    private UsdValue() {}

    /**
     * What an amount is worth at a rate.
     *
     * @param baseUnits how many base units, not negative
     * @param token whose decimals count
     * @param microUsdPerToken millionths of a US dollar for one whole token
     * @return whole US cents, rounded down; at most 10^15, whoever claims more
     */
    public static long usdCents(BigInteger baseUnits, Token token, BigInteger microUsdPerToken) {
        return baseUnits
                .multiply(microUsdPerToken)
                .divide(token.baseUnitsPerToken().multiply(MICRO_USD_PER_CENT))
                .min(MAX_USD_CENTS)
                .longValueExact();
    }

    /**
     * What a part of a payment is worth: the payment's own value in proportion. All but a base unit
     * or two is all of it, since SFPY's pool rounds down what it gives back.
     *
     * @param paidUsdCents what the whole payment was worth
     * @param partBaseUnits how much of it
     * @param paidBaseUnits how much the whole was, above zero
     * @return whole US cents, rounded down
     */
    public static long proportion(
            long paidUsdCents, BigInteger partBaseUnits, BigInteger paidBaseUnits) {
        BigInteger kept = paidBaseUnits.subtract(partBaseUnits);
        if (kept.signum() >= 0
                && kept.compareTo(POOL_ROUNDING_BASE_UNITS) <= 0
                && paidBaseUnits.compareTo(FINE_GRAINED_BASE_UNITS) >= 0) {
            return paidUsdCents;
        }
        return BigInteger.valueOf(paidUsdCents)
                .multiply(partBaseUnits)
                .divide(paidBaseUnits)
                .min(MAX_USD_CENTS)
                .longValueExact();
    }

    /**
     * @param usdCents whole US cents
     * @return such as {@code 12.05}
     */
    public static String format(long usdCents) {
        return java.math.BigDecimal.valueOf(usdCents, 2).toPlainString();
    }
}
