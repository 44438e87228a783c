package org.broadleafsfpy.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

/** HSQLDB in memory, or a real PostgreSQL, as the property {@code test.database} says. */
public final class TestDatabase {
    private static DataSource dataSource;

    private TestDatabase() {}

    public static boolean isPostgresql() {
        return "postgresql".equals(System.getProperty("test.database"));
    }

    public static String dialect() {
        return isPostgresql()
                ? "org.hibernate.dialect.PostgreSQL82Dialect"
                : "org.hibernate.dialect.HSQLDialect";
    }

    public static synchronized DataSource dataSource() {
        if (dataSource == null) {
            HikariConfig pool = new HikariConfig();
            pool.setMaximumPoolSize(30);
            if (isPostgresql()) {
                try {
                    EmbeddedPostgres server = EmbeddedPostgres.start();
                    Runtime.getRuntime().addShutdownHook(new Thread(() -> closeQuietly(server)));
                    pool.setJdbcUrl(server.getJdbcUrl("postgres", "postgres"));
                } catch (IOException e) {
                    throw new IllegalStateException("PostgreSQL does not start", e);
                }
            } else {
                pool.setJdbcUrl("jdbc:hsqldb:mem:store;hsqldb.tx=mvcc");
                pool.setUsername("sa");
                pool.setPassword("");
            }
            dataSource = new HikariDataSource(pool);
            run("scheduler.sql");
        }
        return dataSource;
    }

    /** Runs one of the module's own SQL files for this database. */
    public static void run(String file) {
        ResourceDatabasePopulator populator = new ResourceDatabasePopulator();
        String folder = isPostgresql() ? "postgresql" : "hsqldb";
        populator.addScript(new ClassPathResource("/sql/sfpy/" + folder + "/" + file));
        try (Connection connection = dataSource.getConnection()) {
            populator.populate(connection);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void closeQuietly(EmbeddedPostgres server) {
        try {
            server.close();
        } catch (IOException e) {
            System.err.println("PostgreSQL did not stop: " + e.getMessage());
        }
    }
}
