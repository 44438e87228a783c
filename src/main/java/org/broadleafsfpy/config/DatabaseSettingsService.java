package org.broadleafsfpy.config;

import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.broadleafsfpy.schema.TableCheck;
import org.broadleafsfpy.schema.TableProblem;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Reads the admin's form from its table, past all caches.
 *
 * <p>Store and admin are two applications with caches of their own, and Broadleaf's service for
 * module configurations remembers for ten minutes; an uncached query of one row at most every two
 * seconds makes "disabled" mean disabled. Thread-safe.
 */
public class DatabaseSettingsService implements SettingsService {
    private static final long MAX_AGE_NANOS = TimeUnit.SECONDS.toNanos(2);

    // The row that counts: not archived, started, not ended, lowest priority, then oldest.
    private static final String ACTIVE_ROW =
            "SELECT s.* FROM SFPY_CONFIGURATION s"
                    + " JOIN BLC_MODULE_CONFIGURATION m ON m.MODULE_CONFIG_ID = s.MODULE_CONFIG_ID"
                    + " WHERE (m.ARCHIVED IS NULL OR m.ARCHIVED <> 'Y')"
                    + " AND (m.ACTIVE_START_DATE IS NULL OR m.ACTIVE_START_DATE <= ?)"
                    + " AND (m.ACTIVE_END_DATE IS NULL OR m.ACTIVE_END_DATE > ?)"
                    + " ORDER BY m.MODULE_PRIORITY, m.MODULE_CONFIG_ID";

    private static final String TABLE = "SFPY_CONFIGURATION";

    private final JdbcTemplate jdbc;
    private final OutsideSettings outside;
    private final TableCheck tables;
    private volatile Snapshot snapshot;

    private static final class Snapshot {
        final SfpySettings settings;
        final long takenNanos;

        Snapshot(SfpySettings settings, long takenNanos) {
            this.settings = settings;
            this.takenNanos = takenNanos;
        }
    }

    /**
     * @param dataSource the store's database
     * @param outside what wins over the form
     * @param tables knows which tables are missing
     */
    public DatabaseSettingsService(
            DataSource dataSource, OutsideSettings outside, TableCheck tables) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.jdbc.setMaxRows(1);
        this.outside = outside;
        this.tables = tables;
    }

    @Override
    public SfpySettings current() {
        Snapshot last = snapshot;
        long now = System.nanoTime();
        if (last == null || now - last.takenNanos > MAX_AGE_NANOS) {
            last = new Snapshot(read(), now);
            snapshot = last;
        }
        return last.settings;
    }

    /** Has the next {@link #current()} read the table, however short ago it was read. */
    public void readAgain() {
        snapshot = null;
    }

    /**
     * @return the id of the form that counts now; empty if there is none
     */
    public Optional<Long> activeRow() {
        if (!isThere(tables.problems())) {
            return Optional.empty();
        }
        Timestamp now = new Timestamp(System.currentTimeMillis());
        return jdbc
                .query(ACTIVE_ROW, (row, number) -> row.getLong("MODULE_CONFIG_ID"), now, now)
                .stream()
                .findFirst();
    }

    private SfpySettings read() {
        List<TableProblem> problems = tables.problems();
        Map<Setting, String> values = new EnumMap<>(Setting.class);
        if (isThere(problems)) {
            values.putAll(form());
        }
        values.putAll(outside.values());
        return new SfpySettings(values, problems);
    }

    /** Whether the form's table can be read; a column more or less in it does no harm here. */
    private static boolean isThere(List<TableProblem> problems) {
        return problems.stream()
                .noneMatch(p -> p.getTable().equals(TABLE) && p.getMissingColumns().isEmpty());
    }

    private Map<Setting, String> form() {
        Timestamp now = new Timestamp(System.currentTimeMillis());
        return jdbc.query(ACTIVE_ROW, (row, number) -> settingsIn(row), now, now).stream()
                .findFirst()
                .orElse(Collections.<Setting, String>emptyMap());
    }

    private static Map<Setting, String> settingsIn(ResultSet row) throws SQLException {
        Map<Setting, String> values = new EnumMap<>(Setting.class);
        ResultSetMetaData columns = row.getMetaData();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            String column = columns.getColumnName(i).toUpperCase(Locale.ROOT);
            for (Setting setting : Setting.values()) {
                if (setting.name().equals(column) && row.getObject(i) != null) {
                    Object value = row.getObject(i);
                    values.put(setting, value.toString());
                }
            }
        }
        return values;
    }
}
