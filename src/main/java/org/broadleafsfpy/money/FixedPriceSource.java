package org.broadleafsfpy.money;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Prices that never move, for tokens whose issuer redeems them at a fixed price. Immutable. */
public final class FixedPriceSource implements PriceSource {
    private final Map<String, BigInteger> microUsdBySymbol;

    /**
     * @param microUsdBySymbol millionths of a US dollar for one whole token, by symbol
     */
    public FixedPriceSource(Map<String, BigInteger> microUsdBySymbol) {
        this.microUsdBySymbol = new HashMap<>(microUsdBySymbol);
    }

    @Override
    public PriceQuote priceOf(Token token, long chainId, Optional<Long> block) {
        BigInteger microUsd = microUsdBySymbol.get(token.asset());
        return microUsd == null ? PriceQuote.none() : PriceQuote.of(microUsd);
    }
}
