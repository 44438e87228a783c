package org.broadleafsfpy.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.broadleafsfpy.config.Setting;
import org.broadleafsfpy.config.SfpySettings;
import org.broadleafsfpy.schema.TableCheck;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

@DisplayName("The line that an application says at its start")
class StartReportTest {
    private static final SfpySettings LIVE =
            new SfpySettings(
                    Map.of(
                            Setting.ENABLED, "true",
                            Setting.API_KEY, "a-key",
                            Setting.SHARED_SECRET, "a-secret-that-nobody-may-see",
                            Setting.PAYOUT_ADDRESS, "0x70997970c51812dc3a010c7d01b50e0d17dc79c8"));

    private static String line(String application, SfpySettings now) {
        return new StartReport(() -> now, application).line(now);
    }

    @Test
    void namesTheApplicationTheVersionsAndThatAllIsThere() {
        assertThat(line("store", LIVE))
                .startsWith("action=start component=module application=store version=")
                .contains(" broadleaf=3.1.15-GA ")
                .endsWith(" tables=complete offered=true")
                .doesNotContain("a-key", "a-secret");
    }

    @Test
    void saysWhatIsMissing() {
        TableCheck tables =
                new TableCheck(
                        new DriverManagerDataSource(
                                "jdbc:hsqldb:mem:" + UUID.randomUUID(), "sa", ""));
        assertThat(line("admin", new SfpySettings(Map.of(), tables.problems())))
                .contains("application=admin", "tables=incomplete offered=false reason=\"The table")
                .contains("SFPY is switched off.");
    }
}
