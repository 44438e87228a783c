package org.broadleafsfpy.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** What docs/install.md, step 3, says of HSQLDB's server mode. */
@DisplayName("An HSQLDB server")
class HsqldbServerTest {
    private static final String MVCC = ";hsqldb.tx=mvcc";

    private static String control(JdbcTemplate database) {
        return database.queryForObject(
                        "SELECT PROPERTY_VALUE FROM INFORMATION_SCHEMA.SYSTEM_PROPERTIES WHERE"
                                + " PROPERTY_NAME = 'hsqldb.tx'",
                        String.class)
                .toLowerCase(Locale.ROOT);
    }

    private static JdbcTemplate connect(String url) {
        return new JdbcTemplate(new DriverManagerDataSource(url, "sa", ""));
    }

    private static String newDatabase() {
        return "mem:" + UUID.randomUUID();
    }

    @Test
    void takesNoTransactionControlFromItsClients() throws IOException {
        try (HsqldbServer server = new HsqldbServer(newDatabase())) {
            JdbcTemplate client = connect(server.url() + MVCC);
            assertThat(control(client)).isEqualTo("locks");
            client.execute("SET DATABASE TRANSACTION CONTROL MVCC");
            assertThat(control(client)).isEqualTo("mvcc");
        }
    }

    @Test
    void takesItFromThePathOfItsDatabase() throws IOException {
        try (HsqldbServer server = new HsqldbServer(newDatabase() + MVCC)) {
            assertThat(control(connect(server.url()))).isEqualTo("mvcc");
        }
    }
}
