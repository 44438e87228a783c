package org.broadleafsfpy.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Settings")
class SettingsTest {
    @Test
    void ofAnEmptyFormAreOffAndOnTheSafeSide() {
        SfpySettings settings = new SfpySettings(Map.of());
        assertThat(settings.isEnabled()).isFalse();
        assertThat(settings.withoutChain()).isEqualTo(TrustPolicy.HOLD);
        assertThat(settings.unverifiedRate()).isEqualTo(TrustPolicy.HOLD);
        assertThat(settings.chainId()).isEqualTo(1);
        assertThat(settings.problems()).hasSize(4);
    }

    @Test
    void neverShowASecret() {
        SfpySettings settings =
                new SfpySettings(
                        Map.of(
                                Setting.API_KEY, "key-1",
                                Setting.SHARED_SECRET, "secret-1",
                                Setting.PREVIOUS_SECRET, "secret-0"));
        assertThat(settings.toString()).doesNotContain("key-1", "secret-1", "secret-0");
        assertThat(settings.sharedSecrets()).containsExactly("secret-1", "secret-0");
    }

    @ParameterizedTest
    @CsvSource({"1,10000,1", "5,10000,5", "500,10000,100", "1,50,0", "nonsense,10000,1"})
    void limitTheToleranceToOnePercent(String tolerance, long total, long expected) {
        SfpySettings settings = new SfpySettings(Map.of(Setting.TOLERANCE_CENTS, tolerance));
        assertThat(settings.toleranceUsdCents(total)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"TRUST,TRUST", "TRUST_SFPY,TRUST", "HOLD,HOLD", "trust,HOLD", "yes,HOLD"})
    void trustOnlyOnTheExactWord(String value, TrustPolicy expected) {
        assertThat(TrustPolicy.of(value)).isEqualTo(expected);
    }

    @Test
    void fromTheEnvironmentWinOverPropertiesAndAreNamed() {
        OutsideSettings outside =
                new OutsideSettings(Map.of("SFPY_API_URL", "http://from-environment"));
        outside.setEmbeddedValueResolver(
                placeholder ->
                        switch (placeholder) {
                            case "${sfpy.api-url:}" -> "http://from-properties";
                            case "${sfpy.chain-id:}" -> "5";
                            default -> "";
                        });
        assertThat(outside.values())
                .containsEntry(Setting.API_URL, "http://from-environment")
                .containsEntry(Setting.CHAIN_ID, "5")
                .hasSize(2);
        assertThat(outside.sourceOf(Setting.API_URL)).isEqualTo("SFPY_API_URL");
        assertThat(outside.sourceOf(Setting.CHAIN_ID)).isEqualTo("sfpy.chain-id");
        assertThat(outside.sourceOf(Setting.ENABLED)).isNull();
    }
}
