package org.broadleafsfpy.sample.launch;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.apache.tomcat.jdbc.pool.PoolProperties;

/**
 * One pool for both web applications, which find it here because this class is loaded by their
 * common parent.
 */
public final class SampleDatabase {
    private static org.apache.tomcat.jdbc.pool.DataSource pool;
    private static boolean postgresql;

    private SampleDatabase() {}

    static synchronized void open(SiteEnvironment environment) {
        PoolProperties properties = new PoolProperties();
        properties.setUrl(
                environment
                        .get("DATABASE_URL")
                        .orElse("jdbc:hsqldb:mem:sample;hsqldb.tx=mvcc;shutdown=false"));
        postgresql = properties.getUrl().startsWith("jdbc:postgresql:");
        if (!postgresql && environment.get("DATABASE_URL").isPresent()) {
            throw new IllegalArgumentException(
                    "DATABASE_URL has to begin with jdbc:postgresql: (or be empty, for the embedded"
                            + " database).");
        }
        properties.setDriverClassName(
                postgresql ? "org.postgresql.Driver" : "org.hsqldb.jdbc.JDBCDriver");
        properties.setUsername(
                environment.get("DATABASE_USER").orElse(postgresql ? "postgres" : "sa"));
        properties.setPassword(environment.get("DATABASE_PASSWORD").orElse(""));
        properties.setMaxActive(40);
        properties.setMaxIdle(40);
        properties.setMinIdle(2);
        properties.setInitialSize(2);
        properties.setTestOnBorrow(true);
        properties.setValidationQuery(
                postgresql ? "SELECT 1" : "SELECT 1 FROM INFORMATION_SCHEMA.SYSTEM_USERS");
        properties.setValidationInterval(1000);
        pool = new org.apache.tomcat.jdbc.pool.DataSource(properties);
    }

    /** For the Spring contexts of both web applications. */
    public static synchronized DataSource dataSource() {
        return pool;
    }

    public static synchronized boolean isPostgresql() {
        return postgresql;
    }

    /** Whether an earlier start has made the tables. */
    static boolean hasTables() {
        try (Connection connection = dataSource().getConnection();
                ResultSet tables =
                        connection
                                .getMetaData()
                                .getTables(
                                        null, null, postgresql ? "blc_order" : "BLC_ORDER", null)) {
            return tables.next();
        } catch (SQLException e) {
            throw new IllegalStateException("The database does not answer: " + e.getMessage(), e);
        }
    }

    static synchronized void close() {
        if (pool != null) {
            pool.close(true);
        }
    }
}
