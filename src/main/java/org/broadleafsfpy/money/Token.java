package org.broadleafsfpy.money;

import java.math.BigInteger;

/** A token on a chain: what it is called and how it is counted. Immutable. */
public final class Token {
    private final String symbol;
    private final int decimals;
    private final boolean dollarPegged;

    /**
     * @param symbol such as {@code USDC}, in upper case
     * @param decimals how many decimals one whole token has, 0 to 36
     * @param dollarPegged whether one token is meant to be worth one US dollar
     */
    public Token(String symbol, int decimals, boolean dollarPegged) {
        if (decimals < 0 || decimals > 36) {
            throw new IllegalArgumentException("decimals must be 0 to 36: " + decimals);
        }
        this.symbol = symbol;
        this.decimals = decimals;
        this.dollarPegged = dollarPegged;
    }

    /**
     * @return such as {@code USDC}
     */
    public String symbol() {
        return symbol;
    }

    /**
     * @return how many decimals one whole token has
     */
    public int decimals() {
        return decimals;
    }

    /**
     * @return whether one token is meant to be worth one US dollar
     */
    public boolean isDollarPegged() {
        return dollarPegged;
    }

    /**
     * @return how many base units one whole token is
     */
    public BigInteger baseUnitsPerToken() {
        return BigInteger.TEN.pow(decimals);
    }

    /**
     * Whether a refund in that token gives back this one in kind: ETH and WETH are one asset.
     *
     * @param other another token
     * @return whether both are the same asset
     */
    public boolean isSameAssetAs(Token other) {
        return asset().equals(other.asset());
    }

    /**
     * @return the symbol of the asset that it stands for: ETH for WETH, else its own
     */
    public String asset() {
        return symbol.equals("WETH") ? "ETH" : symbol;
    }

    @Override
    public String toString() {
        return symbol;
    }
}
