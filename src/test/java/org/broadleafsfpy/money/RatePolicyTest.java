package org.broadleafsfpy.money;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A stated rate")
class RatePolicyTest {
    private static final Token DOLLAR = new Token("USDC", 6, true);
    private static final Token ETH = new Token("ETH", 18, false);

    @ParameterizedTest(name = "of {0} for a dollar token counts as {1}")
    @CsvSource(
            nullValues = "HOLD",
            value = {
                "1000000,1000000",
                "990000,990000",
                "989999,HOLD",
                "1005000,1005000",
                "1010000,1005000",
                "1010001,HOLD",
                "100000000,HOLD",
                "1,HOLD"
            })
    void ofADollarTokenIsBelievedInsideTheBand(long stated, Long counted) {
        assertThat(new RatePolicy(1, true).countedRate(DOLLAR, BigInteger.valueOf(stated)))
                .isEqualTo(java.util.Optional.ofNullable(counted).map(BigInteger::valueOf));
    }

    @ParameterizedTest
    @CsvSource({"false,false", "true,true"})
    void ofAnotherTokenIsBelievedOnlyByPolicy(boolean trust, boolean believed) {
        assertThat(
                        new RatePolicy(1, trust)
                                .countedRate(ETH, BigInteger.valueOf(2_500_000_000L))
                                .isPresent())
                .isEqualTo(believed);
    }

    @Property
    void neverMakesADollarTokenWorthMoreThanItsCeiling(
            @ForAll @LongRange(min = 1, max = 10_000_000_000L) long stated) {
        new RatePolicy(1, true)
                .countedRate(DOLLAR, BigInteger.valueOf(stated))
                .ifPresent(
                        counted ->
                                assertThat(counted)
                                        .isLessThanOrEqualTo(BigInteger.valueOf(1_005_000))
                                        .isLessThanOrEqualTo(BigInteger.valueOf(stated)));
    }
}
