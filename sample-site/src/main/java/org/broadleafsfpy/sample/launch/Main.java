package org.broadleafsfpy.sample.launch;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.catalina.LifecycleException;
import org.broadleafsfpy.sample.sandbox.Sandbox;

/** Starts the sample site. */
public final class Main {
    private static final Logger TOMCAT = Logger.getLogger("org.apache");

    /** Broadleaf's own rows for its admin, then the sample's. */
    private static final String FIRST_SQL =
            "/config/bc/sql/load_admin_permissions.sql,/config/bc/sql/load_admin_roles.sql,"
                    + "/config/bc/sql/load_admin_menu.sql,/store/sql/base.sql";

    private Main() {}

    public static void main(String[] arguments) throws Exception {
        TOMCAT.setLevel(Level.WARNING);
        try {
            start(SiteEnvironment.ofThisProcess());
        } catch (IllegalArgumentException | IllegalStateException e) {
            System.err.println("The sample site did not start. " + e.getMessage());
            System.exit(1);
        }
    }

    /** Starts all of it; the server is for what may be added to it. */
    static WebServer start(SiteEnvironment environment)
            throws IOException, URISyntaxException, LifecycleException {
        long begun = System.currentTimeMillis();
        SampleDatabase.open(environment);
        Path properties = Files.createTempFile("sample-site", ".properties");
        properties.toFile().deleteOnExit();
        System.setProperty("runtime.environment", "development");
        System.setProperty("property-override", properties.toString());
        // Broadleaf says on the console which property it read from where; nobody needs that here.
        System.setProperty(
                "SupportLogger.adapter.fqcn",
                "org.broadleafcommerce.common.logging.DisableSupportLoggerAdapter");

        Sandbox sandbox = environment.isSandboxOn() ? startSandbox(environment) : null;
        WebServer server = new WebServer(home(), environment.port());
        Runtime.getRuntime()
                .addShutdownHook(new Thread(() -> stop(server, sandbox), "stop-sample-site"));
        server.start();
        writeProperties(properties, environment, !SampleDatabase.hasTables());
        server.addWebApplication("", "store");
        writeProperties(properties, environment, false); // the store has made the tables
        server.addWebApplication("/admin", "admin");
        announce(environment, System.currentTimeMillis() - begun);
        return server;
    }

    private static Sandbox startSandbox(SiteEnvironment environment) throws IOException {
        Sandbox sandbox =
                new Sandbox(
                        environment.sandboxPort(),
                        environment.get("SFPY_API_KEY").orElse(null),
                        environment.get("SFPY_SHARED_SECRET").orElse(null),
                        environment.isAccountNew()
                                ? null
                                : environment.storeUrl() + "/sfpy/webhook");
        sandbox.start();
        if (environment.isAccountNew()) {
            return sandbox; // whoever sets the module up enters its address
        }
        System.setProperty("sample.sandbox-url", environment.sandboxUrl());
        System.setProperty("sample.sandbox-api-key", sandbox.apiKey());
        System.setProperty("sample.sandbox-secret", sandbox.secret());
        if (environment.isSandboxChainAsked()) {
            System.setProperty("sample.sandbox-rpc-url", environment.sandboxUrl() + "/rpc");
        }
        return sandbox;
    }

    /** The folder of the executable jar, with lib and webapps beside it. */
    private static Path home() throws URISyntaxException {
        return Path.of(Main.class.getProtectionDomain().getCodeSource().getLocation().toURI())
                .getParent();
    }

    /**
     * What depends on the environment, as Broadleaf reads it: an override file for its properties.
     */
    private static void writeProperties(Path file, SiteEnvironment environment, boolean create)
            throws IOException {
        String dialect =
                SampleDatabase.isPostgresql()
                        ? "org.hibernate.dialect.PostgreSQL82Dialect"
                        : "org.hibernate.dialect.HSQLDialect";
        Properties properties = new Properties();
        for (String unit : new String[] {"blPU", "blSecurePU", "blCMSStorage"}) {
            properties.setProperty(unit + ".hibernate.dialect", dialect);
            properties.setProperty(
                    unit + ".hibernate.hbm2ddl.auto",
                    !create ? "none" : unit.equals("blPU") ? "create" : "update");
        }
        properties.setProperty("blPU.hibernate.hbm2ddl.import_files", create ? FIRST_SQL : "");
        properties.setProperty("sample.create", Boolean.toString(create));
        properties.setProperty(
                "sample.sql-folder", SampleDatabase.isPostgresql() ? "postgresql" : "hsqldb");
        properties.setProperty("sample.store-url", environment.storeUrl());
        properties.setProperty("sample.configured", Boolean.toString(!environment.isAccountNew()));
        properties.setProperty(
                "sample.smtp-port", environment.smtpPort().map(Object::toString).orElse(""));
        properties.setProperty("sample.seed-orders", Integer.toString(environment.seedOrders()));
        properties.setProperty("sample.seed-file", environment.seedFile().orElse(""));
        try (OutputStream out = Files.newOutputStream(file)) {
            properties.store(out, null);
        }
    }

    private static void announce(SiteEnvironment environment, long millis) {
        System.out.printf(
                "%nThe sample site is ready after %d s.%n%n"
                        + "  Store    %s/%n"
                        + "  Admin    %s/admin/   login: admin, password: admin%n",
                millis / 1000, environment.storeUrl(), environment.storeUrl());
        if (environment.isSandboxOn()) {
            System.out.printf(
                    "  Sandbox  %1$s/merchant   stands in for SFPY: its merchant refunds payments%n"
                            + "           SANDBOX_URL=%1$s ./sample-site/sandbox trigger --list"
                            + "   plays odd cases%n",
                    environment.sandboxUrl());
        }
        System.out.printf("%nStop it with Ctrl+C.%n");
    }

    private static void stop(WebServer server, Sandbox sandbox) {
        try {
            if (sandbox != null) {
                sandbox.stop();
            }
            server.stop();
        } catch (LifecycleException e) {
            System.err.println("Tomcat did not stop cleanly: " + e.getMessage());
        } finally {
            SampleDatabase.close();
        }
    }
}
