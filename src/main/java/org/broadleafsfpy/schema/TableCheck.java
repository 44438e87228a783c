package org.broadleafsfpy.schema;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Looks whether the database has the module's tables, with all of their columns. What is missing is
 * said once in the log; the look is repeated, so that the module heals by itself when the table is
 * there. Thread-safe.
 *
 * <p>A look is a query without rows for each table, on a connection of its own: a failing statement
 * would break the caller's transaction on PostgreSQL.
 */
public class TableCheck {
    private static final Logger LOG = LoggerFactory.getLogger(TableCheck.class);

    /** How long an answer counts: a short time while somebody may be mending it. */
    private static final long INCOMPLETE_NANOS = TimeUnit.SECONDS.toNanos(2);

    private static final long COMPLETE_NANOS = TimeUnit.SECONDS.toNanos(10);
    private static final int QUERY_SECONDS = 5;
    private static final String TABLES_FILE = "tables.sql";
    private static final String SCHEDULER_FILE = "scheduler.sql";

    /** The class of "syntax error or access rule violation", a table that is not there included. */
    private static final String NOT_THERE = "42";

    private final DataSource dataSource;
    private final Map<String, Set<String>> needed = new LinkedHashMap<>();
    private final Set<String> ofScheduler;
    private final ReentrantLock looking = new ReentrantLock();
    private final LongSupplier nanoTime;
    private volatile Look last;

    private static final class Look {
        final List<TableProblem> problems;
        final long takenNanos;

        /** The last attempt failed: these problems are what was seen before it. */
        final boolean failed;

        Look(List<TableProblem> problems, long takenNanos, boolean failed) {
            this.problems = Collections.unmodifiableList(problems);
            this.takenNanos = takenNanos;
            this.failed = failed;
        }

        boolean isStale(long nowNanos) {
            long lasts = problems.isEmpty() ? COMPLETE_NANOS : INCOMPLETE_NANOS;
            return nowNanos - takenNanos > lasts;
        }
    }

    /**
     * @param dataSource the store's database
     */
    public TableCheck(DataSource dataSource) {
        this(dataSource, System::nanoTime);
    }

    TableCheck(DataSource dataSource, LongSupplier nanoTime) {
        this.dataSource = dataSource;
        this.nanoTime = nanoTime;
        Map<String, Set<String>> scheduler = ShippedTables.in(SCHEDULER_FILE);
        this.ofScheduler = scheduler.keySet();
        needed.putAll(ShippedTables.in(TABLES_FILE));
        needed.putAll(scheduler);
    }

    /**
     * Once something is known, this neither throws nor looks on a thread that is inside a
     * transaction: that would take a second connection while the first holds locks.
     *
     * @return what is missing; empty if the module can work. A few seconds old, or older while the
     *     database can't be asked, or only transactions ask
     * @throws DataAccessResourceFailureException if the database can't be asked, and never could
     */
    public List<TableProblem> problems() {
        Look known = last;
        return known == null ? firstLook() : knownOrSeenNow(known);
    }

    private List<TableProblem> firstLook() {
        looking.lock();
        try {
            if (last == null) {
                look();
            }
            return last.problems;
        } finally {
            looking.unlock();
        }
    }

    private List<TableProblem> knownOrSeenNow(Look known) {
        // One looks, and takes a connection for it; the others go on with what was known.
        if (!known.isStale(nanoTime.getAsLong())
                || TransactionSynchronizationManager.isActualTransactionActive()
                || !looking.tryLock()) {
            return known.problems;
        }
        try {
            if (last == known) {
                lookAgain(known);
            }
            return last.problems;
        } finally {
            looking.unlock();
        }
    }

    /** A database that is busy or away for a moment is no reason to fail a page. */
    private void lookAgain(Look known) {
        try {
            look();
        } catch (RuntimeException e) {
            if (!known.failed) {
                LOG.warn(
                        "action=check component=tables outcome=failed consequence=\"what was seen"
                                + " before counts until the database answers\"",
                        e);
            }
            last = new Look(known.problems, nanoTime.getAsLong(), true);
        }
    }

    /**
     * Looks now, however short ago the last look was.
     *
     * @return what is missing; empty if the module can work
     * @throws DataAccessResourceFailureException if the database can't be asked
     */
    public List<TableProblem> lookNow() {
        looking.lock();
        try {
            look();
            return last.problems;
        } finally {
            looking.unlock();
        }
    }

    /**
     * @return how many tables there have to be
     */
    public int neededCount() {
        return needed.size();
    }

    private void look() {
        List<TableProblem> found;
        try (Connection connection = dataSource.getConnection()) {
            found = lookWith(connection);
        } catch (SQLException e) {
            throw new DataAccessResourceFailureException("the database can't be asked", e);
        }
        List<TableProblem> before =
                last == null ? Collections.<TableProblem>emptyList() : last.problems;
        last = new Look(found, nanoTime.getAsLong(), false);
        if (!found.equals(before)) {
            say(found);
        }
    }

    private List<TableProblem> lookWith(Connection connection) throws SQLException {
        String folder = "sql/sfpy/" + folderFor(connection) + "/";
        List<TableProblem> found = new ArrayList<>();
        for (Map.Entry<String, Set<String>> table : needed.entrySet()) {
            String name = table.getKey();
            Set<String> missing = new LinkedHashSet<>(table.getValue());
            Set<String> there = columnsOf(name, connection);
            missing.removeAll(there);
            if (!missing.isEmpty()) {
                String file = ofScheduler.contains(name) ? SCHEDULER_FILE : TABLES_FILE;
                found.add(
                        new TableProblem(
                                name,
                                folder + file,
                                there.isEmpty() ? Collections.<String>emptySet() : missing));
            }
        }
        return found;
    }

    /** Empty if there is no such table, or it may not be read. */
    private static Set<String> columnsOf(String table, Connection connection) throws SQLException {
        Set<String> columns = new HashSet<>();
        try (Statement statement = connection.createStatement()) {
            statement.setQueryTimeout(QUERY_SECONDS);
            try (ResultSet none = statement.executeQuery("SELECT * FROM " + table + " WHERE 1=0")) {
                ResultSetMetaData data = none.getMetaData();
                for (int i = 1; i <= data.getColumnCount(); i++) {
                    columns.add(data.getColumnName(i).toUpperCase(Locale.ROOT));
                }
            }
        } catch (SQLException e) {
            if (e.getSQLState() == null || !e.getSQLState().startsWith(NOT_THERE)) {
                throw e;
            }
        }
        if (!connection.getAutoCommit()) {
            connection.rollback(); // which a failed statement wants before the next one
        }
        return columns;
    }

    /**
     * The folder of the SQL for a database, {@code <database>} for one that none is shipped for.
     */
    private static String folderFor(Connection connection) throws SQLException {
        String product = connection.getMetaData().getDatabaseProductName().toLowerCase(Locale.ROOT);
        if (product.contains("postgres")) {
            return "postgresql";
        }
        if (product.contains("mysql") || product.contains("mariadb")) {
            return "mysql";
        }
        return product.contains("hsql") ? "hsqldb" : "<database>";
    }

    private static void say(List<TableProblem> problems) {
        if (problems.isEmpty()) {
            LOG.info("action=check component=tables outcome=complete");
            return;
        }
        Set<String> tables = new LinkedHashSet<>();
        Set<String> files = new LinkedHashSet<>();
        for (TableProblem problem : problems) {
            String lacking = String.join(",", problem.getMissingColumns());
            tables.add(problem.getTable() + (lacking.isEmpty() ? "" : "(" + lacking + ")"));
            files.add(problem.getFile());
        }
        LOG.error(
                "action=check component=tables outcome=incomplete missing=\"{}\" step=\"run {} of"
                        + " the module's jar on the store's database\" consequence=\"SFPY is off"
                        + " until then, and on again without a restart\"",
                String.join(" ", tables),
                String.join(" and ", files));
    }
}
