package org.broadleafsfpy.sample;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The site is killed right after it has answered 200, and started again on the same database. */
@DisplayName("A store that is killed")
class RestartIT {
    private static final String SECRET = "0123456789abcdef0123456789abcdef";
    private static final int ORDERS = 8;

    @Test
    void settlesEveryEventThatItHasAcceptedExactlyOnce() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
            Path seedFile = Files.createTempFile("seed", ".csv");
            Map<String, String> variables = new HashMap<>();
            variables.put("DATABASE_URL", postgres.getJdbcUrl("postgres", "postgres"));
            variables.put("DATABASE_USER", "postgres");
            variables.put("SFPY_SHARED_SECRET", SECRET);
            variables.put("SFPY_PAYOUT_ADDRESS", SignedEvents.PAYOUT);
            RunningSite first = RunningSite.start("restart-1", with(variables, seedFile));
            List<String[]> orders =
                    Files.readAllLines(seedFile).stream().map(line -> line.split(",")).toList();
            for (String[] order : orders) {
                String event =
                        SignedEvents.payment(order[0], SignedEvents.id(), Long.parseLong(order[2]));
                assertThat(
                                first.postEvent(
                                                SignedEvents.body(event),
                                                SignedEvents.sign(event, SECRET))
                                        .statusCode())
                        .isEqualTo(200);
            }
            first.kill();

            try (RunningSite second = RunningSite.start("restart-2", variables)) {
                assertThat(second.get(second.storeUrl() + "/").body()).contains("Monstera");
                // Work that nobody had picked up goes at once; what the dead node held is noticed
                // by its missing heartbeats, after a minute.
                Instant end = Instant.now().plus(Duration.ofMinutes(3));
                while (submitted(postgres) < ORDERS && Instant.now().isBefore(end)) {
                    LockSupport.parkNanos(200_000_000);
                }
                assertThat(submitted(postgres)).isEqualTo(ORDERS);
                assertThat(count(postgres, "SELECT COUNT(*) FROM BLC_ORDER_PAYMENT_TRANSACTION"))
                        .isEqualTo(ORDERS);
            }
        }
    }

    private static Map<String, String> with(Map<String, String> variables, Path seedFile) {
        Map<String, String> all = new HashMap<>(variables);
        all.put("SEED_ORDERS", Integer.toString(ORDERS));
        all.put("SEED_FILE", seedFile.toString());
        return all;
    }

    private static long submitted(EmbeddedPostgres postgres) throws Exception {
        return count(postgres, "SELECT COUNT(*) FROM BLC_ORDER WHERE ORDER_STATUS = 'SUBMITTED'");
    }

    private static long count(EmbeddedPostgres postgres, String sql) throws Exception {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            assertThat(rows.next()).isTrue();
            return rows.getLong(1);
        }
    }
}
