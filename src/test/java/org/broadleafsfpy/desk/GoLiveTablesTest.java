package org.broadleafsfpy.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.UUID;
import org.broadleafsfpy.config.OutsideSettings;
import org.broadleafsfpy.config.SfpySettings;
import org.broadleafsfpy.desk.GoLiveStep.Finding;
import org.broadleafsfpy.desk.GoLiveStep.Standing;
import org.broadleafsfpy.money.TokenRegistry;
import org.broadleafsfpy.schema.TableCheck;
import org.broadleafsfpy.text.Bundles;
import org.broadleafsfpy.text.LocalText;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

@DisplayName("The go-live checklist of a database without the module's tables")
class GoLiveTablesTest {
    private final DriverManagerDataSource empty =
            new DriverManagerDataSource("jdbc:hsqldb:mem:" + UUID.randomUUID(), "sa", "");
    private final TableCheck tables = new TableCheck(empty);

    @Test
    void namesEachTableAndItsFileAndLooksNothingElseUp() {
        GoLive goLive =
                new GoLive(
                        () -> new SfpySettings(Map.of(), tables.problems()),
                        new OutsideSettings(),
                        null,
                        null,
                        null,
                        null,
                        empty);
        DeskText text =
                new DeskText(
                        Bundles.messages(),
                        new RecordedText(),
                        new LocalText(Locale.GERMAN, TimeZone.getDefault()),
                        new TokenRegistry());
        List<Finding> findings = goLive.check(text);
        assertThat(findings)
                .singleElement()
                .extracting(Finding::getStep)
                .isEqualTo(GoLiveStep.TABLES);
        assertThat(findings.get(0).getStanding()).isEqualTo(Standing.OPEN);
        assertThat(findings.get(0).getEvidence())
                .contains("Die Tabelle SFPY_SCHEDULED_TASK fehlt")
                .contains("sql/sfpy/hsqldb/scheduler.sql")
                .contains("SFPY_ORDER");
    }
}
