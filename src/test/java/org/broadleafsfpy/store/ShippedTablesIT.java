package org.broadleafsfpy.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The SQL for stores that don't let Hibernate make tables, beside what Hibernate makes. */
@DisplayName("The tables of the shipped SQL")
class ShippedTablesIT {
    private static final String SHIPPED = "SHIPPED";
    private static final List<String> TABLES =
            List.of(
                    "SFPY_CONFIGURATION",
                    "SFPY_EVENT",
                    "SFPY_ORDER",
                    "SFPY_REQUEST",
                    "SFPY_PAYMENT",
                    "SFPY_REFUND",
                    "SFPY_LEDGER_ENTRY",
                    "SFPY_STAFF_ACTION",
                    "SFPY_STAFF_INSTRUCTION");

    @Test
    void areThoseThatHibernateExpects() throws SQLException {
        Store.get(); // Hibernate has made its tables
        try (Connection connection = TestDatabase.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            String home = home(connection);
            statement.execute("CREATE SCHEMA " + SHIPPED);
            try {
                enter(connection, SHIPPED);
                TestDatabase.runTables(connection);
                TestDatabase.run("indexes.sql", connection);
                TestDatabase.run("scheduler.sql", connection);
                for (String table : TABLES) {
                    assertThat(columns(connection, SHIPPED, table))
                            .as("columns of " + table)
                            .isNotEmpty()
                            .containsExactlyInAnyOrderElementsOf(columns(connection, home, table));
                    assertThat(uniqueKeys(connection, SHIPPED, table))
                            .as("unique keys of " + table)
                            .isEqualTo(uniqueKeys(connection, home, table));
                }
            } finally {
                enter(connection, home); // it goes back into the pool
            }
        }
    }

    private static boolean isCatalog() {
        return TestDatabase.current() == TestDatabase.MARIADB;
    }

    private static String home(Connection connection) throws SQLException {
        return isCatalog() ? connection.getCatalog() : connection.getSchema();
    }

    private static void enter(Connection connection, String schema) throws SQLException {
        if (isCatalog()) {
            connection.setCatalog(schema);
        } else {
            connection.setSchema(stored(schema));
        }
    }

    /** PostgreSQL keeps unquoted names in lower case. */
    private static String stored(String name) {
        return TestDatabase.current() == TestDatabase.POSTGRESQL ? name.toLowerCase() : name;
    }

    private static Set<String> columns(Connection connection, String schema, String table)
            throws SQLException {
        DatabaseMetaData data = connection.getMetaData();
        Set<String> found = new TreeSet<>();
        try (ResultSet columns =
                isCatalog()
                        ? data.getColumns(schema, null, table, null)
                        : data.getColumns(null, stored(schema), stored(table), null)) {
            while (columns.next()) {
                found.add(
                        columns.getString("COLUMN_NAME").toUpperCase()
                                + " "
                                + columns.getString("TYPE_NAME")
                                + " "
                                + columns.getInt("COLUMN_SIZE")
                                + " "
                                + columns.getInt("NULLABLE"));
            }
        }
        return found;
    }

    /** The primary key among them. */
    private static Set<String> uniqueKeys(Connection connection, String schema, String table)
            throws SQLException {
        DatabaseMetaData data = connection.getMetaData();
        Map<String, Set<String>> byName = new TreeMap<>();
        try (ResultSet keys =
                isCatalog()
                        ? data.getIndexInfo(schema, null, table, true, true)
                        : data.getIndexInfo(null, stored(schema), stored(table), true, true)) {
            while (keys.next()) {
                if (keys.getString("COLUMN_NAME") != null) {
                    byName.computeIfAbsent(keys.getString("INDEX_NAME"), name -> new TreeSet<>())
                            .add(keys.getString("COLUMN_NAME").toUpperCase());
                }
            }
        }
        Set<String> found = new TreeSet<>();
        byName.values().forEach(key -> found.add(key.toString()));
        return found;
    }
}
