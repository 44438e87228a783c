package org.broadleafsfpy.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

/** The SQL for stores that don't let Hibernate make tables, beside what Hibernate makes. */
@DisplayName("The tables of the shipped SQL")
class ShippedTablesIT {
    private static final List<String> TABLES =
            List.of(
                    "sfpy_configuration",
                    "sfpy_event",
                    "sfpy_order",
                    "sfpy_request",
                    "sfpy_payment",
                    "sfpy_refund",
                    "sfpy_ledger_entry",
                    "sfpy_staff_action");

    @Test
    void areThoseThatHibernateExpects() throws SQLException {
        assumeTrue(TestDatabase.isPostgresql(), "compared on PostgreSQL");
        Store store = Store.get();
        try (Connection connection = TestDatabase.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE SCHEMA shipped");
            statement.execute("SET search_path TO shipped, public");
            ResourceDatabasePopulator populator = new ResourceDatabasePopulator();
            populator.addScript(new ClassPathResource("/sql/sfpy/postgresql/tables.sql"));
            populator.populate(connection);
            statement.execute("SET search_path TO public");
        }
        for (String table : TABLES) {
            assertThat(columns(store, "shipped", table))
                    .as(table)
                    .isNotEmpty()
                    .containsExactlyInAnyOrderElementsOf(columns(store, "public", table));
        }
    }

    private static List<String> columns(Store store, String schema, String table) {
        return store.jdbc()
                .queryForList(
                        "SELECT column_name || ' ' || data_type || ' ' ||"
                                + " COALESCE(character_maximum_length, 0) || ' ' || is_nullable"
                                + " FROM information_schema.columns"
                                + " WHERE table_schema = ? AND table_name = ?",
                        String.class,
                        schema,
                        table);
    }
}
