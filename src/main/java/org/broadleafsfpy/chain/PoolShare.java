package org.broadleafsfpy.chain;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a payment is worth to the store that received it. SFPY's router does not hand tokens over:
 * it has the token's pool mint liquidity to the receiver, by a formula that does not always give a
 * proportional share. So the store's liquidity may be redeemable for less than was paid.
 *
 * <p>Source: {@code SfpyPool.mint} emits an ERC-20 {@code Transfer} from the zero address just
 * before the router's {@code Pay}. Stateless.
 */
final class PoolShare {
    private static final Logger LOG = LoggerFactory.getLogger(PoolShare.class);
    private static final String TOTAL_SUPPLY = "0x18160ddd";
    private static final String BALANCE_OF = "0x70a08231";
    private static final String ADDRESS_PADDING = "000000000000000000000000";

    private PoolShare() {}

    /**
     * @param node the chain
     * @param logs a receipt's logs
     * @param position where the payment's log stands
     * @param receiver who was paid
     * @param block the receipt's block
     * @return how many base units of the token its liquidity could be redeemed for right after the
     *     payment; empty if the receipt shows no mint, or the node can't say
     */
    static Optional<BigInteger> redeemableBaseUnits(
            EthereumNode node, JsonNode logs, int position, String receiver, long block) {
        int mint = lastTransfer(logs, position, RouterLog.ETH, receiver);
        if (mint < 0) {
            return Optional.empty();
        }
        RouterLog minted = new RouterLog(logs.get(mint));
        int paidIn = lastTransfer(logs, mint, null, minted.emitter());
        if (paidIn < 0) {
            return Optional.empty();
        }
        String token = new RouterLog(logs.get(paidIn)).emitter();
        try {
            String tag = EthereumNode.hex(block);
            BigInteger supply = node.ask(minted.emitter(), TOTAL_SUPPLY, tag).get(0);
            BigInteger balance =
                    node.ask(
                                    token,
                                    BALANCE_OF + ADDRESS_PADDING + minted.emitter().substring(2),
                                    tag)
                            .get(0);
            return supply.signum() == 0
                    ? Optional.<BigInteger>empty()
                    : Optional.of(minted.number(0).multiply(balance).divide(supply));
        } catch (NodeUnavailableException e) {
            LOG.info("action=pool-share outcome=not-known reason=\"{}\"", e.getMessage());
            return Optional.empty();
        }
    }

    /** The position of the last transfer before a position; -1 if there is none. */
    private static int lastTransfer(JsonNode logs, int before, String from, String to) {
        for (int i = before - 1; i >= 0; i--) {
            RouterLog log = new RouterLog(logs.get(i));
            if (log.isTransfer()
                    && log.to().equals(to)
                    && (from == null || log.from().equals(from))) {
                return i;
            }
        }
        return -1;
    }
}
