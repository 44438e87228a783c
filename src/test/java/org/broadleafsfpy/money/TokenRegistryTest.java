package org.broadleafsfpy.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigInteger;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A token")
class TokenRegistryTest {
    private static final String OTHER = "0x056Fd409E1d7A124BD7017459dFEa2F387b6d5Cd";

    @ParameterizedTest(name = "{0} has {2} decimals, dollar {3}")
    @CsvSource({
        "DAI,0x6B175474E89094C44Da98b954EedeAC495271d0F,18,true",
        "USDC,0xA0b86991c6218b36c1d19D4a2e9Eb0cE3606eB48,6,true",
        "USDT,0xdAC17F958D2ee523a2206206994597C13D831ec7,6,true",
        "WBTC,0x2260FAC5E5542a773Aa44fBCfeDf7C193bc2C599,8,false",
        "WETH,0xC02aaA39b223FE8D0A0e5C4F27eAD9083C756Cc2,18,false"
    })
    void ofSfpysIsFoundByItsAddressInAnyCase(
            String symbol, String address, int decimals, boolean dollar) {
        for (String written : new String[] {address, address.toLowerCase()}) {
            Token token = new TokenRegistry().find(false, written).orElseThrow();
            assertThat(token.symbol()).isEqualTo(symbol);
            assertThat(token.decimals()).isEqualTo(decimals);
            assertThat(token.isDollarPegged()).isEqualTo(dollar);
            assertThat(token.baseUnitsPerToken()).isEqualTo(BigInteger.TEN.pow(decimals));
        }
    }

    @Test
    void isEtherWhateverItsAddressSays() {
        Token ether = new TokenRegistry().find(true, OTHER).orElseThrow();
        assertThat(ether).hasToString("ETH");
        assertThat(ether.decimals()).isEqualTo(18);
        assertThat(ether.isDollarPegged()).isFalse();
    }

    @Test
    void ofTheMerchantsIsFoundToo() {
        String address = "0x1111111111111111111111111111111111111111";
        TokenRegistry tokens =
                new TokenRegistry("GUSD:" + OTHER + ":2:USD, LINK:" + address + ":18");
        Token dollar = tokens.find(false, OTHER).orElseThrow();
        assertThat(dollar.symbol()).isEqualTo("GUSD");
        assertThat(dollar.decimals()).isEqualTo(2);
        assertThat(dollar.isDollarPegged()).isTrue();
        assertThat(tokens.find(false, address).orElseThrow().isDollarPegged()).isFalse();
        assertThat(new TokenRegistry().find(false, OTHER)).isEmpty();
        assertThat(new TokenRegistry("").find(false, OTHER)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GUSD",
                "GUSD:0x12:2",
                "gusd:" + OTHER + ":2",
                "GUSD:" + OTHER,
                "GUSD:" + OTHER + ":37",
                "GUSD:" + OTHER + ":2:EUR",
                "FAKE:0xA0b86991c6218b36c1d19D4a2e9Eb0cE3606eB48:2:USD",
                "A:" + OTHER + ":2,B:" + OTHER + ":2"
            })
    void thatIsNotWellDefinedIsRefused(String definition) {
        assertThatIllegalArgumentException().isThrownBy(() -> new TokenRegistry(definition));
    }

    @Test
    void hasAtMostThirtySixDecimals() {
        assertThat(new TokenRegistry("T:" + OTHER + ":36").find(false, OTHER)).isPresent();
        assertThat(new Token("T", 36, false).decimals()).isEqualTo(36);
        assertThat(new Token("T", 0, false).baseUnitsPerToken()).isEqualTo(BigInteger.ONE);
        assertThatIllegalArgumentException().isThrownBy(() -> new Token("T", 37, false));
        assertThatIllegalArgumentException().isThrownBy(() -> new Token("T", -1, false));
    }

    @Test
    void ofEtherAndWrappedEtherIsOneAsset() {
        Token ether = new Token("ETH", 18, false);
        Token wrapped = new Token("WETH", 18, false);
        assertThat(ether.isSameAssetAs(wrapped)).isTrue();
        assertThat(wrapped.isSameAssetAs(ether)).isTrue();
        assertThat(ether.isSameAssetAs(new Token("WBTC", 8, false))).isFalse();
    }

    @Test
    void mayHaveAFixedPrice() {
        FixedPriceSource prices =
                new FixedPriceSource(Map.of("ETH", BigInteger.valueOf(2_500_000_000L)));
        PriceQuote quote = prices.priceOf(new Token("WETH", 18, false), 1, Optional.empty());
        assertThat(quote.kind()).isEqualTo(PriceQuote.Kind.PRICE);
        assertThat(quote.microUsdPerToken()).isEqualTo(BigInteger.valueOf(2_500_000_000L));
        PriceQuote none = prices.priceOf(new Token("WBTC", 8, false), 1, Optional.empty());
        assertThat(none.kind()).isEqualTo(PriceQuote.Kind.NONE);
        assertThat(none.reason()).isNotBlank();
        assertThatIllegalArgumentException().isThrownBy(() -> PriceQuote.of(BigInteger.ZERO));
    }
}
