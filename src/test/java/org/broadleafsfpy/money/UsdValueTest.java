package org.broadleafsfpy.money;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The dollar value")
class UsdValueTest {
    private static final String UINT_256_MAX =
            "115792089237316195423570985008687907853269984665640564039457584007913129639935";

    @ParameterizedTest(name = "of {0} base units with {1} decimals at {2} is {3} cents")
    @CsvSource({
        "1000000000000000000,18,2500000000,250000",
        "1000000,6,1000000,100",
        "9999,6,1000000,0",
        "10000,6,1000000,1",
        "19999,6,1000000,1",
        "100000000,8,60000000000,6000000",
        "1,18,2500000000,0",
        "0,18,2500000000,0",
    })
    void isExactAndRoundedDown(String baseUnits, int decimals, String rate, long usdCents) {
        assertThat(
                        UsdValue.usdCents(
                                new BigInteger(baseUnits),
                                new Token("T", decimals, false),
                                new BigInteger(rate)))
                .isEqualTo(usdCents);
    }

    @Test
    void ofTheLargestClaimIsCappedAndDoesNotOverflow() {
        BigInteger max = new BigInteger(UINT_256_MAX);
        assertThat(UsdValue.usdCents(max, new Token("T", 0, false), max))
                .isEqualTo(1_000_000_000_000_000L);
    }

    @Property
    void agreesWithDecimalArithmetic(
            @ForAll @BigRange(min = "0", max = "1000000000000000000000") BigInteger baseUnits,
            @ForAll @IntRange(min = 0, max = 18) int decimals,
            @ForAll @LongRange(min = 0, max = 100_000_000) long rate) {
        BigDecimal expected =
                new BigDecimal(baseUnits)
                        .movePointLeft(decimals)
                        .multiply(BigDecimal.valueOf(rate).movePointLeft(6))
                        .movePointRight(2)
                        .setScale(0, RoundingMode.DOWN)
                        .min(BigDecimal.TEN.pow(15));
        assertThat(
                        UsdValue.usdCents(
                                baseUnits,
                                new Token("T", decimals, false),
                                BigInteger.valueOf(rate)))
                .isEqualTo(expected.longValueExact());
    }

    @Property
    void ofPartsNeverExceedsTheWhole(
            @ForAll @LongRange(min = 0, max = 10_000_000) long paidUsdCents,
            @ForAll @LongRange(min = 1, max = 1_000_000_000) long paid,
            @ForAll @LongRange(min = 0, max = 1_000_000_000) long part) {
        long limited = Math.min(part, paid);
        long value =
                UsdValue.proportion(
                        paidUsdCents, BigInteger.valueOf(limited), BigInteger.valueOf(paid));
        assertThat(value).isBetween(0L, paidUsdCents);
        assertThat(
                        UsdValue.proportion(
                                paidUsdCents, BigInteger.valueOf(paid), BigInteger.valueOf(paid)))
                .isEqualTo(paidUsdCents);
    }

    @Test
    void isShownWithTwoDecimals() {
        assertThat(UsdValue.format(5)).isEqualTo("0.05");
        assertThat(UsdValue.format(123_450)).isEqualTo("1234.50");
    }

    @ParameterizedTest(name = "of {1} of {2} base units that were worth {0} cents: {3}")
    @CsvSource({
        "9900,99000000,99000000,9900",
        "9900,98999999,99000000,9900",
        "9900,98999998,99000000,9900",
        "9900,98999997,99000000,9899",
        "9900,99000001,99000000,9900",
        "9900,198000000,99000000,19800",
        "9900,0,99000000,0",
        "100,9998,10000,100",
        "100,9997,10000,99",
        "100,9997,9999,99",
        "300,1,3,100"
    })
    void isInProportionAndForgivesThePoolsRounding(long paid, long part, long whole, long value) {
        assertThat(UsdValue.proportion(paid, BigInteger.valueOf(part), BigInteger.valueOf(whole)))
                .isEqualTo(value);
    }
}
