package org.broadleafsfpy.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.broadleafsfpy.config.PriceFeeds;
import org.broadleafsfpy.config.Setting;
import org.broadleafsfpy.config.SfpySettings;
import org.broadleafsfpy.money.PriceQuote;
import org.broadleafsfpy.money.PriceQuote.Kind;
import org.broadleafsfpy.money.Token;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Feeds as Chainlink makes them, over real HTTP. */
@DisplayName("A price feed")
class FeedPriceSourceTest {
    private static final String FEED = "0x5f4ec3df9cbd43714fe2740f5e3616155c5b8419";
    private static final Token ETH = new Token("ETH", 18, false);
    private static final Instant PAID_AT = Instant.now().minusSeconds(60);

    private final Map<Setting, String> values = new EnumMap<>(Setting.class);
    private final FeedPriceSource prices = new FeedPriceSource(() -> new SfpySettings(values));
    private StubNode node;

    @BeforeEach
    void start() throws Exception {
        node = new StubNode();
        node.setBlockTime(PAID_AT);
        node.setFeed(FEED, 8, 250_012_345_678L, PAID_AT.minusSeconds(300));
        values.put(Setting.RPC_URL, node.url());
        values.put(Setting.PRICE_FEEDS, "ETH=" + FEED + ",WBTC=60000.5");
    }

    @AfterEach
    void stop() {
        node.close();
    }

    private PriceQuote ask() {
        return prices.priceOf(ETH, 1, Optional.of(90L));
    }

    @Test
    void isReadWithItsOwnDecimals() {
        assertThat(ask().microUsdPerToken()).isEqualTo(BigInteger.valueOf(2_500_123_456L));
        node.setFeed(FEED, 18, 2_500_000_000_000_000_000L, PAID_AT);
        assertThat(ask().microUsdPerToken()).isEqualTo(BigInteger.valueOf(2_500_000L));
    }

    @Test
    void ofEtherServesWrappedEther() {
        assertThat(prices.priceOf(new Token("WETH", 18, false), 1, Optional.of(90L)).kind())
                .isEqualTo(Kind.PRICE);
    }

    @Test
    void mayBeAFixedPrice() {
        assertThat(prices.priceOf(new Token("WBTC", 8, false), 1, Optional.empty()))
                .extracting(PriceQuote::microUsdPerToken)
                .isEqualTo(BigInteger.valueOf(60_000_500_000L));
    }

    @Test
    void isMissingForATokenThatNobodyNamed() {
        assertThat(prices.priceOf(new Token("USDC", 6, true), 1, Optional.of(90L)).kind())
                .isEqualTo(Kind.NONE);
    }

    @ParameterizedTest(name = "{0} minutes old counts: {1}")
    @CsvSource({"0,PRICE", "89,PRICE", "90,PRICE", "91,UNUSABLE", "10000,UNUSABLE"})
    void isStaleAfterAWhile(long minutes, Kind expected) {
        node.setFeed(FEED, 8, 250_000_000_000L, PAID_AT.minus(Duration.ofMinutes(minutes)));
        assertThat(ask().kind()).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, -250_000_000_000L})
    void withoutAPriceIsUnusable(long answer) {
        node.setFeed(FEED, 8, answer, PAID_AT);
        assertThat(ask().kind()).isEqualTo(Kind.UNUSABLE);
    }

    @Test
    void whoseRoundIsNotAnsweredIsUnusable() {
        String word = "0".repeat(63);
        node.setAnswer(
                FEED,
                "0xfeaf968c",
                "0x"
                        + (word + "9")
                        + (word + "9")
                        + (word + "1")
                        + String.format("%064x", PAID_AT.getEpochSecond())
                        + (word + "8"));
        assertThat(ask().kind()).isEqualTo(Kind.UNUSABLE);
    }

    @Test
    void thatIsNoneIsUnusable() {
        node.setAnswer(FEED, "0xfeaf968c", "0x" + "0".repeat(63) + "1");
        assertThat(ask().kind()).isEqualTo(Kind.UNUSABLE);
        node.setFeed(FEED, 77, 1, PAID_AT);
        assertThat(ask().kind()).isEqualTo(Kind.UNUSABLE);
    }

    @Test
    void ofALatePaymentIsNotReadAtTheLatestBlock() {
        node.forget();
        assertThat(ask().kind()).as("paid a minute ago").isEqualTo(Kind.PRICE);
        node.setBlockTime(Instant.now().minus(Duration.ofMinutes(11)));
        assertThat(ask().kind()).as("paid 11 minutes ago").isEqualTo(Kind.AWAY);
    }

    @Test
    void isAwayWhenItsNodeIs() {
        node.breakWith("{}");
        assertThat(ask().kind()).isEqualTo(Kind.AWAY);
        assertThat(ask().reason()).doesNotContain("a-key-in-the-path");
        node.close();
        assertThat(ask().kind()).isEqualTo(Kind.AWAY);
    }

    @Test
    void ofAnotherChainSaysNothing() {
        node.setChainId(5);
        assertThat(ask().kind()).isEqualTo(Kind.AWAY);
    }

    @Test
    void needsANode() {
        values.remove(Setting.RPC_URL);
        assertThat(ask().kind()).isEqualTo(Kind.UNUSABLE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ETH", "ETH=0x12", "eth=1", "ETH=-1", "ETH=0", "ETH=1.1234567"})
    void thatIsNotWellWrittenIsRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> PriceFeeds.parse(text));
        values.put(Setting.PRICE_FEEDS, text);
        assertThat(new SfpySettings(values).problems()).anyMatch(p -> p.contains("price"));
    }
}
