package org.broadleafsfpy.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.broadleafsfpy.config.Setting;
import org.broadleafsfpy.text.Bundles;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("What is entered for a setting")
class SettingCheckTest {
    private static final String PAYOUT = "0x70997970C51812dc3A010C7d01b50e0d17dc79C8";

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "PAYOUT_ADDRESS|" + PAYOUT + "|",
                "PAYOUT_ADDRESS|0x70997970c51812dc3a010c7d01b50e0d17dc79c8|",
                "PAYOUT_ADDRESS|0x70997970C51812dc3A010C7d01b50e0d17dc79c8|checksum",
                "PAYOUT_ADDRESS|0x70997970|address",
                "ROUTER|somewhere|address",
                "REFUND_ADDRESSES|" + PAYOUT + ", 0x70997970c51812dc3a010c7d01b50e0d17dc79c8|",
                "REFUND_ADDRESSES|" + PAYOUT + ",|",
                "REFUND_ADDRESSES|" + PAYOUT + ", mine|address",
                "API_URL|https://api.sfpy.co|",
                "API_URL|api.sfpy.co|url",
                "STORE_URL|https://shop.example.com/store|",
                "STORE_URL|https://shop.example.com?x=1|url",
                "RPC_URL|ftp://node|url",
                "EXPLORER_URL|https://etherscan.io|",
                "CHAIN_ID|1|",
                "CHAIN_ID|0|chainId",
                "CHAIN_ID|-1|chainId",
                "CHAIN_ID|mainnet|chainId",
                "CONFIRMATIONS|0|confirmations",
                "CONFIRMATIONS|12|",
                "CONFIRMATIONS|1001|confirmations",
                "TOLERANCE_CENTS|1.5|toleranceCents",
                "TOLERANCE_CENTS|0|",
                "RATE_BAND_PERCENT|100|",
                "RATE_BAND_PERCENT|101|rateBandPercent",
                "POOL_MIN_PERCENT|-1|poolMinPercent",
                "EXPIRY_MINUTES|0|",
                "EXPIRY_MINUTES|99999999999999999999|expiryMinutes",
                "PARK_HOURS|24|",
                "KEEP_BODIES_DAYS|ninety|keepBodiesDays",
                "FEED_MAX_AGE_MINUTES|0|feedMaxAgeMinutes",
                "GRACE_MINUTES|30|",
                "TOKENS|ETH, DAI,USDC|",
                "TOKENS|ETH DAI|tokens",
                "MORE_TOKENS|ABC:0x70997970c51812dc3a010c7d01b50e0d17dc79c8:18|",
                "MORE_TOKENS|ABC|moreTokens",
                "PRICE_FEEDS|ETH=2500|",
                "PRICE_FEEDS|ETH:2500|priceFeeds",
                "MAIL_FROM|shop@example.com|",
                "MAIL_FROM|Shop <shop@example.com>|mailFrom",
                "WITHOUT_CHAIN|HOLD|",
                "WITHOUT_CHAIN|TRUST|withoutChain",
                "UNVERIFIED_RATE|TRUST|",
                "UNVERIFIED_RATE|maybe|unverifiedRate",
                "WHEN_SHIPPED|CANCEL_REST|",
                "WHEN_SHIPPED|STOP|whenShipped",
                "API_KEY|whatever|"
            })
    void isTakenOrRefusedWithItsReason(Setting setting, String entered, String error) {
        assertThat(SettingCheck.problem(setting, entered))
                .isEqualTo(error == null ? null : "SfpyConfiguration_error_" + error);
    }

    /** A default that the form refuses could never be saved. */
    @ParameterizedTest
    @EnumSource(Setting.class)
    void isTakenIfItIsTheDefault(Setting setting) {
        if (!setting.defaultValue().isEmpty()) {
            assertThat(SettingCheck.problem(setting, setting.defaultValue())).isNull();
        }
    }

    @ParameterizedTest
    @EnumSource(Setting.class)
    void hasTextsForItsFieldItsChoicesAndItsError(Setting setting) {
        if (setting == Setting.PREVIOUS_SECRET_UNTIL) {
            return; // not shown
        }
        Set<String> known = Bundles.english().stringPropertyNames();
        String field = "SfpyConfiguration_" + SettingsWriter.propertyOf(setting);
        assertThat(known).contains(field, field + "_tooltip");
        if (SettingCheck.choicesOf(setting) != null) {
            SettingCheck.choicesOf(setting)
                    .forEach(choice -> assertThat(known).contains(field + "_" + choice));
        }
        String problem = SettingCheck.problem(setting, "\u0000 no such thing");
        assertThat(problem == null || known.contains(problem)).as(problem).isTrue();
    }
}
