package org.broadleafsfpy.money;

import java.util.Optional;

/**
 * Says what a token is worth. A merchant can replace the bean {@code blSfpyPriceSource} by one of
 * his own. Called outside of any transaction, since it may wait for a network. Thread-safe.
 */
public interface PriceSource {
    /**
     * @param token what was paid
     * @param chainId the chain that it was paid on
     * @param block the block that it was paid in; empty if the chain was not asked
     * @return the price then, or why there is none; never null
     */
    PriceQuote priceOf(Token token, long chainId, Optional<Long> block);
}
