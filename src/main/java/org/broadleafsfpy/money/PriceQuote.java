package org.broadleafsfpy.money;

import java.math.BigInteger;

/** What a price source says of a token. Immutable. */
public final class PriceQuote {
    /** The answer in a word. */
    public enum Kind {
        /** No source knows the token. */
        NONE,
        /** A price. */
        PRICE,
        /** The source answered, but its price is too old or makes no sense. */
        UNUSABLE,
        /** The source can't be asked now; asking again later may help. */
        AWAY
    }

    private final Kind kind;
    private final BigInteger microUsdPerToken;
    private final String reason;

    private PriceQuote(Kind kind, BigInteger microUsdPerToken, String reason) {
        this.kind = kind;
        this.microUsdPerToken = microUsdPerToken;
        this.reason = reason;
    }

    /**
     * @return that no source knows the token
     */
    public static PriceQuote none() {
        return new PriceQuote(Kind.NONE, null, "No price source knows the token.");
    }

    /**
     * @param microUsdPerToken millionths of a US dollar for one whole token, above zero
     * @return the price
     */
    public static PriceQuote of(BigInteger microUsdPerToken) {
        if (microUsdPerToken.signum() <= 0) {
            throw new IllegalArgumentException("a price is above zero");
        }
        return new PriceQuote(Kind.PRICE, microUsdPerToken, "");
    }

    /**
     * @param reason why the source's price can't be used, in a sentence
     * @return that
     */
    public static PriceQuote unusable(String reason) {
        return new PriceQuote(Kind.UNUSABLE, null, reason);
    }

    /**
     * @param reason why the source can't be asked, in a sentence
     * @return that
     */
    public static PriceQuote away(String reason) {
        return new PriceQuote(Kind.AWAY, null, reason);
    }

    /**
     * @return the answer
     */
    public Kind kind() {
        return kind;
    }

    /**
     * @return millionths of a US dollar for one whole token; null without a price
     */
    public BigInteger microUsdPerToken() {
        return microUsdPerToken;
    }

    /**
     * @return why there is no price, in a sentence
     */
    public String reason() {
        return reason;
    }
}
