package org.broadleafsfpy.sample.launch;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import org.broadleafsfpy.sample.SignedEvents;

/**
 * How many events a second the webhook accepts, beside a bare servlet that inserts one row and
 * commits, in the same Tomcat, on the same pool and PostgreSQL, in turns; with few and with many
 * rows in the inbox. See docs/performance.md.
 */
final class LoadRun {
    private static final String SECRET = "0123456789abcdef0123456789abcdef";
    private static final int ROUNDS = 3;
    private static final Duration ROUND = Duration.ofSeconds(5);
    private static final Duration STEADY = Duration.ofSeconds(15);
    private static final int PREPARED = 40_000;
    private static final int SEEDED = 1500;
    private static final int[] INBOX_ROWS = {1_000, 100_000, 1_000_000};

    private final EmbeddedPostgres postgres;
    private final LoadClient client;

    private LoadRun(EmbeddedPostgres postgres, int port) {
        this.postgres = postgres;
        this.client = new LoadClient(port);
    }

    public static void main(String[] arguments) throws Exception {
        try (EmbeddedPostgres postgres =
                EmbeddedPostgres.builder()
                        .setServerConfig("synchronous_commit", "on")
                        .setServerConfig("fsync", "on")
                        .setServerConfig("max_wal_size", "4GB")
                        .start()) {
            int port = freePort();
            Path seedFile = Files.createTempFile("load", ".csv");
            Process site = startSite(postgres, port, seedFile);
            try {
                LoadRun run = new LoadRun(postgres, port);
                run.prepare();
                run.acceptedPerSecond();
                run.settledPerSecond(Files.readAllLines(seedFile));
            } finally {
                site.destroyForcibly().waitFor();
            }
        }
        System.exit(0);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static Process startSite(EmbeddedPostgres postgres, int port, Path seedFile)
            throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx1g",
                        "--add-opens=java.base/java.lang=ALL-UNNAMED",
                        "--add-opens=java.base/java.util=ALL-UNNAMED",
                        "-cp",
                        "target/sample-site.jar:target/test-classes",
                        LoadSite.class.getName());
        builder.environment().put("PORT", Integer.toString(port));
        builder.environment().put("SANDBOX", "off");
        builder.environment().put("DATABASE_URL", postgres.getJdbcUrl("postgres", "postgres"));
        builder.environment().put("DATABASE_USER", "postgres");
        builder.environment().put("SFPY_SHARED_SECRET", SECRET);
        builder.environment().put("SFPY_PAYOUT_ADDRESS", SignedEvents.PAYOUT);
        builder.environment().put("SEED_ORDERS", Integer.toString(SEEDED));
        builder.environment().put("SEED_FILE", seedFile.toString());
        builder.redirectErrorStream(true);
        Process site = builder.start();
        Runtime.getRuntime().addShutdownHook(new Thread(site::destroyForcibly));
        BufferedReader log =
                new BufferedReader(
                        new InputStreamReader(site.getInputStream(), StandardCharsets.UTF_8));
        String line;
        do {
            line = log.readLine();
            if (line == null) {
                throw new IllegalStateException("The site did not start.");
            }
        } while (!line.startsWith("The baseline is ready"));
        Thread drain = new Thread(() -> log.lines().forEach(rest -> {}), "site-log");
        drain.setDaemon(true);
        drain.start();
        return site;
    }

    private void prepare() throws SQLException {
        sql("CREATE TABLE LOAD_BARE (ID VARCHAR(64) PRIMARY KEY, BODY BYTEA NOT NULL)");
        // The endpoint alone: what it accepts becomes due tomorrow.
        sql(
                "CREATE FUNCTION tomorrow() RETURNS trigger AS 'BEGIN NEW.execution_time :="
                        + " now() + interval ''1 day''; RETURN NEW; END' LANGUAGE plpgsql");
        sql(
                "CREATE TRIGGER tomorrow BEFORE INSERT ON SFPY_SCHEDULED_TASK FOR EACH ROW WHEN"
                        + " (NEW.task_name = 'sfpy-event') EXECUTE FUNCTION tomorrow()");
    }

    private void acceptedPerSecond() throws Exception {
        client.asFastAsPossible(bare(), ROUND.multipliedBy(2)); // warm
        client.asFastAsPossible(events(), ROUND.multipliedBy(4));
        clean();
        for (int rows : INBOX_ROWS) {
            fill(rows);
            double[] bare = new double[ROUNDS];
            double[] webhook = new double[ROUNDS];
            for (int i = 0; i < ROUNDS; i++) {
                bare[i] = client.asFastAsPossible(bare(), ROUND).perSecond();
                webhook[i] = client.asFastAsPossible(events(), ROUND).perSecond();
                clean();
            }
            double half = median(webhook) / 2;
            LoadClient.Result steadyBare = client.atRate(bare(), half, STEADY);
            LoadClient.Result steady = client.atRate(events(), half, STEADY);
            clean();
            System.out.printf(
                    Locale.ROOT,
                    "%d inbox rows: bare %.0f/s, webhook %.0f/s, ratio %.2f; at %.0f/s bare p50"
                            + " %.1f ms p99 %.1f ms, webhook p50 %.1f ms p99 %.1f ms%n",
                    rows,
                    median(bare),
                    median(webhook),
                    median(webhook) / median(bare),
                    half,
                    steadyBare.millisAt(0.5),
                    steadyBare.millisAt(0.99),
                    steady.millisAt(0.5),
                    steady.millisAt(0.99));
        }
    }

    /** From the first delivery to the last order placed, the endpoint's work included. */
    private void settledPerSecond(List<String> seeded) throws Exception {
        sql("DROP TRIGGER tomorrow ON SFPY_SCHEDULED_TASK");
        int half = seeded.size() / 2;
        for (List<String> part : List.of(seeded.subList(0, half), seeded.subList(half, 2 * half))) {
            List<byte[]> payments = new ArrayList<>();
            for (String line : part) {
                String[] columns = line.split(",");
                payments.add(delivery(columns[0], Long.parseLong(columns[2])));
            }
            long placed = placed();
            long begun = System.nanoTime();
            LoadClient.Result accepted = client.asFastAsPossible(payments, Duration.ofMinutes(5));
            while (placed() < placed + part.size()) {
                LockSupport.parkNanos(20_000_000);
            }
            System.out.printf(
                    Locale.ROOT,
                    "%d payments at once, workers on: accepted %.0f/s, p99 %.1f ms; settled and"
                            + " placed %.0f orders/s%n",
                    part.size(),
                    accepted.perSecond(),
                    accepted.millisAt(0.99),
                    part.size() * 1e9 / (System.nanoTime() - begun));
        }
    }

    private long placed() throws SQLException {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery(
                                "SELECT COUNT(*) FROM SFPY_ORDER WHERE STATE = 'PLACED'")) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static List<byte[]> bare() {
        List<byte[]> requests = new ArrayList<>();
        for (int i = 0; i < PREPARED; i++) {
            String event = payment(SignedEvents.id(), 4200);
            requests.add(LoadClient.post(LoadSite.BARE_PATH, SignedEvents.body(event), "0"));
        }
        return requests;
    }

    private static List<byte[]> events() {
        List<byte[]> requests = new ArrayList<>();
        for (int i = 0; i < PREPARED; i++) {
            requests.add(delivery(SignedEvents.id(), 4200));
        }
        return requests;
    }

    private static byte[] delivery(String request, long usdCents) {
        String event = payment(request, usdCents);
        String signature = SignedEvents.sign(event, SECRET);
        return LoadClient.post("/sfpy/webhook", SignedEvents.body(event), signature);
    }

    /** About a kilobyte. */
    private static String payment(String request, long usdCents) {
        return SignedEvents.payment(request, SignedEvents.id(), usdCents)
                .replace(
                        "\"next_attempt_at\"",
                        "\"resource\":\"" + "r".repeat(180) + "\",\"next_attempt_at\"");
    }

    private void fill(int rows) throws SQLException {
        sql("DELETE FROM SFPY_EVENT");
        sql(
                "INSERT INTO SFPY_EVENT (EVENT_KEY, EVENT_TYPE, CONTENT_HASH, SIGNED_BYTES, STATE,"
                        + " OUTCOME, REASON, DELIVERIES, ATTEMPTS, SOURCE, TRIED_SINCE, RECEIVED_AT,"
                        + " FINISHED_AT) SELECT 'fill-' || md5(i::text), 'payment:created',"
                        + " repeat(md5(i::text), 2), decode(repeat(md5(i::text), 64), 'hex'),"
                        + " 'SETTLED', 'CONFIRM', 'Paid.', 1, 1, 'WEBHOOK', now(), now(), now()"
                        + " FROM generate_series(1, "
                        + rows
                        + ") AS i");
        clean();
        sql("ANALYZE SFPY_EVENT");
        sql("CHECKPOINT");
    }

    private void clean() throws SQLException {
        sql("DELETE FROM SFPY_EVENT WHERE EVENT_KEY NOT LIKE 'fill-%'");
        sql("DELETE FROM SFPY_SCHEDULED_TASK WHERE task_name = 'sfpy-event'");
        sql("TRUNCATE LOAD_BARE");
        sql("VACUUM SFPY_EVENT");
        sql("VACUUM SFPY_SCHEDULED_TASK");
    }

    private void sql(String statement) throws SQLException {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement run = connection.createStatement()) {
            run.execute(statement);
        }
    }
}
