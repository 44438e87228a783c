package org.broadleafsfpy.money;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A stated rate")
class RatePolicyTest {
    private static final Token DOLLAR = new Token("USDC", 6, true);
    private static final Token ETH = new Token("ETH", 18, false);
    private static final RatePolicy POLICY = new RatePolicy(1, false);

    private static BigInteger big(long number) {
        return BigInteger.valueOf(number);
    }

    private static PriceQuote price(long microUsd) {
        return PriceQuote.of(big(microUsd));
    }

    @ParameterizedTest(name = "of {0} for a dollar token counts as {1}, believed: {2}")
    @CsvSource({
        "1000000,1000000,true",
        "990000,990000,true",
        "989999,989999,false",
        "1005000,1005000,true",
        "1005001,1005000,true",
        "1010000,1005000,true",
        "1010001,1000000,false",
        "100000000,1000000,false",
        "1,1,false"
    })
    void ofADollarTokenIsBelievedInsideTheBand(long stated, long counted, boolean believed) {
        RatePolicy.Verdict verdict = POLICY.judge(DOLLAR, big(stated), PriceQuote.none());
        assertThat(verdict.isBelieved()).isEqualTo(believed);
        assertThat(verdict.microUsdPerToken()).isEqualTo(big(counted));
    }

    @ParameterizedTest(name = "of one dollar at a feed of {0}: believed {1}, counts as {2}")
    @CsvSource({
        "1000000,true,1000000",
        "990000,true,1000000",
        "989999,false,989999",
        "1010000,true,1000000",
        "1010001,false,1000000",
        "500000,false,500000"
    })
    void ofADollarTokenIsHeldWhileItsFeedHasLeftTheDollar(
            long feed, boolean believed, long counted) {
        RatePolicy.Verdict verdict = POLICY.judge(DOLLAR, big(1_000_000), price(feed));
        assertThat(verdict.isBelieved()).isEqualTo(believed);
        assertThat(verdict.microUsdPerToken()).isEqualTo(big(counted));
    }

    @ParameterizedTest(name = "of {0} at a price of 2500: counts as {1}, believed {2}")
    @CsvSource({
        "2500000000,2500000000,true",
        "2400000000,2400000000,true",
        "1,1,true",
        "2500000001,2500000000,true",
        "2525000000,2500000000,true",
        "2525000001,2500000000,false",
        "250000000000,2500000000,false"
    })
    void ofAnotherTokenCountsAtMostAtItsPrice(long stated, long counted, boolean believed) {
        RatePolicy.Verdict verdict = POLICY.judge(ETH, big(stated), price(2_500_000_000L));
        assertThat(verdict.isBelieved()).isEqualTo(believed);
        assertThat(verdict.microUsdPerToken()).isEqualTo(big(counted));
    }

    @ParameterizedTest
    @CsvSource({"false,0", "true,2500000000"})
    void ofAnotherTokenWithoutAPriceIsBelievedOnlyByPolicy(boolean trust, long counted) {
        RatePolicy.Verdict verdict =
                new RatePolicy(1, trust).judge(ETH, big(2_500_000_000L), PriceQuote.none());
        assertThat(verdict.isBelieved()).isEqualTo(trust);
        assertThat(verdict.microUsdPerToken()).isEqualTo(big(counted));
    }

    @Test
    void isNeverBelievedWhileItsFeedIsStaleOrAway() {
        for (PriceQuote quote :
                new PriceQuote[] {PriceQuote.unusable("Too old."), PriceQuote.away("Away.")}) {
            RatePolicy trusting = new RatePolicy(1, true);
            RatePolicy.Verdict ether = trusting.judge(ETH, big(2_500_000_000L), quote);
            assertThat(ether.isBelieved()).isFalse();
            assertThat(ether.heldBecause()).isEqualTo(quote.reason());
            assertThat(ether.microUsdPerToken()).isZero();
            RatePolicy.Verdict dollar = trusting.judge(DOLLAR, big(1_004_000), quote);
            assertThat(dollar.isBelieved()).isFalse();
            assertThat(dollar.microUsdPerToken()).isEqualTo(big(1_000_000));
        }
    }

    @Test
    void isNamedInTheReason() {
        assertThat(POLICY.judge(DOLLAR, big(100_000_000), PriceQuote.none()).heldBecause())
                .isEqualTo("The payer calls one dollar token 100 USD.");
        assertThat(POLICY.judge(ETH, big(9_000_000_000L), price(2_500_000_000L)).heldBecause())
                .isEqualTo("The payer states 9000 USD, the price is 2500.");
        assertThat(POLICY.judge(DOLLAR, big(1_000_000), price(880_000)).heldBecause())
                .isEqualTo("The token has left its dollar: its price is 0.88 USD.");
        assertThat(POLICY.judge(ETH, big(1), PriceQuote.none()).heldBecause())
                .isEqualTo("Nobody but the payer states the token's rate.");
        assertThat(POLICY.judge(ETH, big(1), price(1)).heldBecause()).isNull();
    }

    @Property
    void neverGainsItsPayerAnything(
            @ForAll @LongRange(min = 1, max = 10_000_000_000L) long stated,
            @ForAll @LongRange(min = 1, max = 10_000_000_000L) long feed) {
        assertThat(POLICY.judge(ETH, big(stated), price(feed)).microUsdPerToken())
                .isLessThanOrEqualTo(big(feed));
        RatePolicy.Verdict dollar = POLICY.judge(DOLLAR, big(stated), PriceQuote.none());
        assertThat(dollar.microUsdPerToken())
                .isLessThanOrEqualTo(big(1_005_000))
                .isLessThanOrEqualTo(big(stated));
    }
}
