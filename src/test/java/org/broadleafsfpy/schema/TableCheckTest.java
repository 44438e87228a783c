package org.broadleafsfpy.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.broadleafsfpy.config.DatabaseSettingsService;
import org.broadleafsfpy.config.OutsideSettings;
import org.broadleafsfpy.config.SfpySettings;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.transaction.support.TransactionTemplate;

/** On HSQLDB without a store; MissingTablesIT does the like in a store, on each database. */
@DisplayName("The look for tables")
class TableCheckTest {
    private final DriverManagerDataSource database =
            new DriverManagerDataSource("jdbc:hsqldb:mem:" + UUID.randomUUID(), "sa", "");
    private final JdbcTemplate jdbc = new JdbcTemplate(database);
    private final AtomicLong nanos = new AtomicLong();
    private final TableCheck check = new TableCheck(database, nanos::get);

    private void run(String file) throws Exception {
        ResourceDatabasePopulator populator = new ResourceDatabasePopulator();
        populator.addScript(new ClassPathResource("/sql/sfpy/hsqldb/" + file));
        populator.populate(database.getConnection());
    }

    private void makeAll() throws Exception {
        jdbc.execute(
                "CREATE TABLE BLC_MODULE_CONFIGURATION (MODULE_CONFIG_ID BIGINT PRIMARY KEY,"
                        + " ARCHIVED CHAR(1), ACTIVE_START_DATE TIMESTAMP, ACTIVE_END_DATE"
                        + " TIMESTAMP, MODULE_PRIORITY INT)");
        run("tables.sql");
        run("scheduler.sql");
    }

    @Test
    void namesEachMissingTableAndItsFile() {
        List<TableProblem> missing = check.problems();
        assertThat(missing)
                .hasSize(check.neededCount())
                .allSatisfy(problem -> assertThat(problem.getMissingColumns()).isEmpty());
        assertThat(missing)
                .extracting(TableProblem::sentence)
                .contains(
                        "The table SFPY_ORDER is missing: run sql/sfpy/hsqldb/tables.sql of the"
                                + " module's jar.",
                        "The table SFPY_SCHEDULED_TASK is missing: run"
                                + " sql/sfpy/hsqldb/scheduler.sql of the module's jar.");
    }

    @Test
    void isContentWithWhatTheShippedFilesMake() throws Exception {
        makeAll();
        assertThat(check.problems()).isEmpty();
    }

    @Test
    void namesTheColumnsThatAnOldTableLacks() throws Exception {
        makeAll();
        jdbc.execute("ALTER TABLE SFPY_PAYMENT DROP COLUMN PAID_AT");
        jdbc.execute("ALTER TABLE SFPY_PAYMENT DROP COLUMN STANDING");
        assertThat(check.problems())
                .singleElement()
                .satisfies(
                        problem -> {
                            assertThat(problem.getTable()).isEqualTo("SFPY_PAYMENT");
                            assertThat(problem.getMissingColumns())
                                    .containsExactly("STANDING", "PAID_AT");
                        });
    }

    @Test
    void seesWhatWasMadeMeanwhile() throws Exception {
        makeAll();
        jdbc.execute("DROP TABLE SFPY_LEDGER_ENTRY");
        assertThat(check.lookNow()).hasSize(1);
        jdbc.execute("DROP TABLE SFPY_CONFIGURATION");
        assertThat(check.lookNow()).hasSize(2);
        assertThat(check.problems()).as("what was seen last").hasSize(2);
    }

    @Test
    void goesOnWithWhatWasKnownWhileTheDatabaseCannotBeAsked() throws Exception {
        makeAll();
        assertThat(check.problems()).isEmpty();
        String url = database.getUrl();
        database.setUrl("jdbc:hsqldb:mem:" + UUID.randomUUID() + ";ifexists=true");
        assertThatThrownBy(check::lookNow).isInstanceOf(DataAccessResourceFailureException.class);
        later();
        assertThat(check.problems()).as("what was known").isEmpty();
        database.setUrl(url);
        jdbc.execute("DROP TABLE SFPY_LEDGER_ENTRY");
        assertThat(check.problems()).as("the attempt was a look").isEmpty();
        later();
        assertThat(check.problems()).hasSize(1);
    }

    @Test
    void throwsOnlyIfNothingIsKnownYet() {
        database.setUrl("jdbc:hsqldb:mem:" + UUID.randomUUID() + ";ifexists=true");
        assertThatThrownBy(check::problems).isInstanceOf(DataAccessResourceFailureException.class);
    }

    @Test
    void isNotTakenInsideATransaction() throws Exception {
        makeAll();
        assertThat(check.problems()).isEmpty();
        jdbc.execute("DROP TABLE SFPY_LEDGER_ENTRY");
        later();
        TransactionTemplate transaction =
                new TransactionTemplate(new DataSourceTransactionManager(database));
        List<TableProblem> inside = transaction.execute(status -> check.problems());
        assertThat(inside).isEmpty();
        assertThat(check.problems()).hasSize(1);
    }

    private void later() {
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(11));
    }

    @Test
    void leavesTheSettingsToTheEnvironmentWhileThereIsNoFormInTheDatabase() throws Exception {
        DatabaseSettingsService settings =
                new DatabaseSettingsService(database, new OutsideSettings(), check);
        SfpySettings without = settings.current();
        assertThat(without.isEnabled()).isFalse();
        assertThat(without.tableProblems()).hasSize(check.neededCount());
        assertThat(without.problems()).contains(without.tableProblems().get(0).sentence());
        assertThat(settings.activeRow()).isEmpty();
        makeAll();
        jdbc.execute("INSERT INTO BLC_MODULE_CONFIGURATION (MODULE_CONFIG_ID) VALUES (7)");
        jdbc.execute("INSERT INTO SFPY_CONFIGURATION (MODULE_CONFIG_ID, ENABLED) VALUES (7, TRUE)");
        check.lookNow();
        settings.readAgain();
        assertThat(settings.current().isEnabled()).isTrue();
        assertThat(settings.current().tableProblems()).isEmpty();
    }
}
