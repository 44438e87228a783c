package org.broadleafsfpy.chain;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.broadleafsfpy.config.SettingsService;
import org.broadleafsfpy.config.SfpySettings;
import org.broadleafsfpy.money.FixedPriceSource;
import org.broadleafsfpy.money.PriceQuote;
import org.broadleafsfpy.money.PriceSource;
import org.broadleafsfpy.money.Token;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads prices from feeds on the chain, as Chainlink makes them, and fixed prices from the
 * settings.
 *
 * <p>A feed is read at the payment's block, so that waiting for a better price gains nothing. A
 * node that no longer has that block's state is asked for the latest price, which counts only if
 * the payment is at most ten minutes old. Source: {@code AggregatorV3Interface.latestRoundData},
 * five words: round, answer, started, updated, answered in round.
 */
public class FeedPriceSource implements PriceSource {
    private static final Logger LOG = LoggerFactory.getLogger(FeedPriceSource.class);
    private static final String LATEST_ROUND_DATA = "0xfeaf968c";
    private static final String DECIMALS = "0x313ce567";
    private static final Duration LATEST_IS_NEAR = Duration.ofMinutes(10);
    private static final int ROUND_WORDS = 5;
    private static final int MICRO_DIGITS = 6;
    private static final int MAX_FEED_DECIMALS = 36;
    private static final BigInteger NEGATIVE = BigInteger.ONE.shiftLeft(255);

    private final SettingsService settings;

    /**
     * @param settings the node, the feeds, how old a price may be
     */
    public FeedPriceSource(SettingsService settings) {
        this.settings = settings;
    }

    @Override
    public PriceQuote priceOf(Token token, long chainId, Optional<Long> block) {
        SfpySettings now = settings.current();
        String feed = now.priceFeeds().addresses().get(token.asset());
        if (feed == null) {
            return new FixedPriceSource(now.priceFeeds().fixedMicroUsd())
                    .priceOf(token, chainId, block);
        }
        if (now.rpcUrl().isEmpty()) {
            return PriceQuote.unusable("Price feeds need an Ethereum node, and none is set.");
        }
        try {
            EthereumNode node = new EthereumNode(now.rpcUrl());
            if (node.chainId() != chainId) {
                return PriceQuote.away("The Ethereum node is on another chain than this.");
            }
            long paidIn = block.isPresent() ? block.get() : node.blockNumber();
            return read(node, feed, paidIn, now.feedMaxAge());
        } catch (NodeUnavailableException e) {
            LOG.warn("action=price token={} outcome=away reason=\"{}\"", token, e.getMessage());
            return PriceQuote.away("The price feed can't be asked: " + e.getMessage());
        }
    }

    private static PriceQuote read(EthereumNode node, String feed, long block, Duration maxAge)
            throws NodeUnavailableException {
        Instant paidAt = node.timeOf(block);
        String blockTag = EthereumNode.hex(block);
        List<BigInteger> round;
        try {
            round = node.ask(feed, LATEST_ROUND_DATA, blockTag);
        } catch (NodeUnavailableException e) {
            if (Duration.between(paidAt, Instant.now()).compareTo(LATEST_IS_NEAR) > 0) {
                throw e;
            }
            blockTag = EthereumNode.LATEST;
            round = node.ask(feed, LATEST_ROUND_DATA, blockTag);
        }
        List<BigInteger> decimals = node.ask(feed, DECIMALS, blockTag);
        if (round.size() != ROUND_WORDS
                || decimals.size() != 1
                || decimals.get(0).compareTo(BigInteger.valueOf(MAX_FEED_DECIMALS)) > 0) {
            return PriceQuote.unusable("The price feed is not a feed.");
        }
        return quote(round, decimals.get(0).intValue(), paidAt, maxAge);
    }

    private static PriceQuote quote(
            List<BigInteger> round, int decimals, Instant paidAt, Duration maxAge) {
        BigInteger answer = round.get(1);
        BigInteger updated = round.get(3);
        if (answer.signum() == 0 || answer.compareTo(NEGATIVE) >= 0) {
            return PriceQuote.unusable("The price feed has no price.");
        }
        if (round.get(4).compareTo(round.get(0)) < 0) {
            return PriceQuote.unusable("The price feed's round is not answered.");
        }
        BigInteger oldest = BigInteger.valueOf(paidAt.minus(maxAge).getEpochSecond());
        if (updated.compareTo(oldest) < 0) {
            return PriceQuote.unusable("The price feed's price is too old.");
        }
        BigInteger microUsd =
                answer.multiply(BigInteger.TEN.pow(MICRO_DIGITS))
                        .divide(BigInteger.TEN.pow(decimals));
        return microUsd.signum() == 0
                ? PriceQuote.unusable("The price feed has no price.")
                : PriceQuote.of(microUsd);
    }
}
