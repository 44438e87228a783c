package org.broadleafsfpy.sample;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;

/** The packaged site on PostgreSQL, with seeded orders and a secret from the environment. */
@DisplayName("A delivery posted by hand")
class WebhookByHandIT {
    private static EmbeddedPostgres postgres;
    private static RunningSite site;
    private static List<String[]> seeded;
    private static String secret;

    @BeforeAll
    static void start() throws Exception {
        // The secret that most of the vectors, valid and not, belong to.
        secret = SignedEvents.vectors().get(SignedEvents.vectors().size() - 1).secret();
        postgres = EmbeddedPostgres.start();
        Path seedFile = Files.createTempFile("seed", ".csv");
        site =
                RunningSite.start(
                        "by-hand",
                        Map.of(
                                "DATABASE_URL",
                                postgres.getJdbcUrl("postgres", "postgres"),
                                "DATABASE_USER",
                                "postgres",
                                "SFPY_SHARED_SECRET",
                                secret,
                                "SFPY_PAYOUT_ADDRESS",
                                SignedEvents.PAYOUT,
                                "SEED_ORDERS",
                                "3",
                                "SEED_FILE",
                                seedFile.toString()));
        seeded = Files.readAllLines(seedFile).stream().map(line -> line.split(",")).toList();
    }

    @AfterAll
    static void stop() throws Exception {
        if (site != null) {
            site.close();
        }
        if (postgres != null) {
            postgres.close();
        }
    }

    @Test
    void isJudgedByItsSignature() throws Exception {
        int judged = 0;
        for (SignedEvents.Vector vector : SignedEvents.vectors()) {
            if (vector.secret().equals(secret)) {
                long before = count("SELECT COUNT(*) FROM SFPY_EVENT");
                HttpResponse<String> answer = site.postEvent(vector.body(), vector.signature());
                if (vector.valid()) {
                    assertThat(answer.statusCode()).as(vector.name()).isEqualTo(200);
                    assertThat(answer.body())
                            .as(vector.name())
                            .matches(
                                    "\\{\"status\":\"(accepted|duplicate)\",\"event\":\"[^\"]+\"}");
                } else {
                    assertThat(answer.statusCode()).as(vector.name()).isIn(400, 401);
                    assertThat(count("SELECT COUNT(*) FROM SFPY_EVENT"))
                            .as(vector.name())
                            .isEqualTo(before);
                }
                judged++;
            }
        }
        assertThat(judged).isGreaterThan(20);
    }

    @Test
    void placesAndReleasesASeededOrderAndItsRefundCancelsIt() throws Exception {
        String request = seeded.get(0)[0];
        long order = Long.parseLong(seeded.get(0)[1]);
        long usdCents = Long.parseLong(seeded.get(0)[2]);
        String paymentId = SignedEvents.id();
        String payment = SignedEvents.payment(request, paymentId, usdCents);

        List<HttpResponse<String>> answers = tenTimesAtOnce(payment);

        assertThat(answers).allMatch(answer -> answer.statusCode() == 200);
        assertThat(answers).filteredOn(a -> a.body().contains("accepted")).hasSize(1);
        awaitText("SUBMITTED", "SELECT ORDER_STATUS FROM BLC_ORDER WHERE ORDER_ID = ?", order);
        awaitText(
                "PROCESSING", "SELECT STATUS FROM BLC_FULFILLMENT_GROUP WHERE ORDER_ID = ?", order);
        assertThat(transactions(order, "AUTHORIZE_AND_CAPTURE")).isEqualTo(1);

        assertThatStaffSeeThePayment(order, "SUBMITTED");

        assertThat(post(SignedEvents.refund(request, paymentId, usdCents)).statusCode())
                .isEqualTo(200);

        awaitText("CANCELLED", "SELECT ORDER_STATUS FROM BLC_ORDER WHERE ORDER_ID = ?", order);
        awaitText(
                "CANCELLED", "SELECT STATUS FROM BLC_FULFILLMENT_GROUP WHERE ORDER_ID = ?", order);
        assertThat(transactions(order, "REFUND")).isEqualTo(1);
        assertThat(transactions(order, "AUTHORIZE_AND_CAPTURE")).isEqualTo(1);
    }

    /** On PostgreSQL a transaction's facts are large objects, which not every page can read. */
    private static void assertThatStaffSeeThePayment(long order, String status) {
        try (Browser browser = Browser.open("admin-order", new Dimension(1280, 1400))) {
            browser.logInToAdmin(site);
            browser.go(site.storeUrl() + "/admin/order/" + order);
            browser.picture("0-order");
            browser.seeText(status);
            browser.click(By.linkText("Payment"));
            browser.seeText("SFPY");
            browser.picture("1-payments");
        }
    }

    @Test
    void ofTooLittleLeavesTheOrderFrozen() throws Exception {
        long order = Long.parseLong(seeded.get(1)[1]);
        String payment =
                SignedEvents.payment(
                        seeded.get(1)[0],
                        SignedEvents.id(),
                        Long.parseLong(seeded.get(1)[2]) - 100);
        assertThat(post(payment).statusCode()).isEqualTo(200);
        awaitText("PARTIALLY_PAID", "SELECT STATE FROM SFPY_ORDER WHERE ORDER_ID = ?", order);
        assertThat(text("SELECT ORDER_STATUS FROM BLC_ORDER WHERE ORDER_ID = ?", order))
                .isEqualTo("AWAITING_PAYMENT");
    }

    @Test
    void leavesNoSessionNoCookieAndDrawsNoCustomerId() throws Exception {
        site.get(site.storeUrl() + "/"); // the store has drawn its first batch of ids
        long drawn = count("SELECT BATCH_START FROM BLC_ID_GENERATION");
        long customers = count("SELECT COUNT(*) FROM BLC_CUSTOMER");
        for (int i = 0; i < 150; i++) {
            String event = SignedEvents.payment(SignedEvents.id(), SignedEvents.id(), 100);
            HttpResponse<String> answer =
                    i % 2 == 0 ? post(event) : site.postEvent(SignedEvents.body(event), "00");
            assertThat(answer.statusCode()).isEqualTo(i % 2 == 0 ? 200 : 401);
            assertThat(answer.headers().map()).doesNotContainKey("set-cookie");
        }
        assertThat(count("SELECT BATCH_START FROM BLC_ID_GENERATION")).isEqualTo(drawn);
        assertThat(count("SELECT COUNT(*) FROM BLC_CUSTOMER")).isEqualTo(customers);
    }

    @Test
    void thatIsNoDeliveryGetsAnAnswerThatSaysWhy() {
        URI webhook = URI.create(site.storeUrl() + "/sfpy/webhook");
        HttpResponse<String> get = site.get(webhook.toString());
        assertThat(get.statusCode()).isEqualTo(405);
        assertThat(get.headers().firstValue("allow")).hasValue("POST, OPTIONS");

        HttpResponse<String> options =
                site.send(
                        HttpRequest.newBuilder(webhook)
                                .method("OPTIONS", HttpRequest.BodyPublishers.noBody())
                                .build());
        assertThat(options.statusCode()).isEqualTo(204);
        assertThat(options.headers().firstValue("allow")).hasValue("POST, OPTIONS");

        assertThat(postOddly(webhook, "data=1", "Content-Type", FORM).statusCode()).isEqualTo(400);
        HttpResponse<String> compressed =
                postOddly(webhook, "{\"data\":{}}", "Content-Encoding", "gzip");
        assertThat(compressed.statusCode()).isEqualTo(415);

        HttpResponse<String> large = site.postEvent("x".repeat(300 * 1024), "00");
        assertThat(large.statusCode()).isEqualTo(413);

        HttpResponse<String> chunked =
                site.send(
                        HttpRequest.newBuilder(webhook)
                                .header("Content-Type", "application/json")
                                .POST(
                                        HttpRequest.BodyPublishers.ofInputStream(
                                                () ->
                                                        new java.io.ByteArrayInputStream(
                                                                new byte[300 * 1024])))
                                .build());
        assertThat(chunked.statusCode()).isEqualTo(413);
        assertThat(chunked.body()).contains("\"error\":{\"category\":");
    }

    private static final String FORM = "application/x-www-form-urlencoded";

    private static HttpResponse<String> postOddly(URI to, String body, String... headers) {
        return site.send(
                HttpRequest.newBuilder(to)
                        .headers(headers)
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build());
    }

    /** No filter of the store's uses up a body that says it is a form's. */
    @Test
    void isTakenWithOneSlashMoreAndWhateverTypeItSaysItHas() {
        URI withSlash = URI.create(site.storeUrl() + "/sfpy/webhook/");
        for (String type : new String[] {"text/plain", FORM, "multipart/form-data; boundary=x"}) {
            String event = SignedEvents.payment(SignedEvents.id(), SignedEvents.id(), 100);
            HttpResponse<String> answer =
                    postOddly(
                            withSlash,
                            SignedEvents.body(event),
                            "Content-Type",
                            type,
                            "SFPY-Signature",
                            "of another kind",
                            "X-SFPY-SIGNATURE",
                            SignedEvents.sign(event, secret));
            assertThat(answer.statusCode()).as(type).isEqualTo(200);
        }
    }

    @Test
    void byAStrangerToTheCheckoutIsRefused() {
        HttpResponse<String> answer =
                site.send(
                        HttpRequest.newBuilder(URI.create(site.storeUrl() + "/sfpy/checkout"))
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(HttpRequest.BodyPublishers.ofString("a=b"))
                                .build());
        assertThat(answer.statusCode()).isIn(403, 500); // Broadleaf's CSRF filter answers 500
        // The answer of 500 shows its stack, in which the filter that lets the webhook past stands.
        assertThat(answer.body().replace("org.broadleafsfpy.webhook.OpenWebhook", ""))
                .doesNotContain("sfpy");
    }

    private static HttpResponse<String> post(String event) {
        return site.postEvent(SignedEvents.body(event), SignedEvents.sign(event, secret));
    }

    private static List<HttpResponse<String>> tenTimesAtOnce(String event) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(10);
        List<Future<HttpResponse<String>>> futures = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            futures.add(threads.submit(() -> post(event)));
        }
        List<HttpResponse<String>> answers = new ArrayList<>();
        for (Future<HttpResponse<String>> future : futures) {
            answers.add(future.get());
        }
        threads.shutdown();
        return answers;
    }

    private static void awaitText(String expected, String sql, long id) throws Exception {
        Instant end = Instant.now().plus(Duration.ofSeconds(5));
        while (!expected.equals(text(sql, id)) && Instant.now().isBefore(end)) {
            LockSupport.parkNanos(50_000_000);
        }
        assertThat(text(sql, id)).as(sql).isEqualTo(expected);
    }

    private static long transactions(long order, String type) throws Exception {
        return count(
                "SELECT COUNT(*) FROM BLC_ORDER_PAYMENT_TRANSACTION t JOIN BLC_ORDER_PAYMENT p"
                        + " ON p.ORDER_PAYMENT_ID = t.ORDER_PAYMENT WHERE p.ORDER_ID = "
                        + order
                        + " AND t.TRANSACTION_TYPE = '"
                        + type
                        + "'");
    }

    private static long count(String sql) throws Exception {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet rows = statement.executeQuery()) {
            assertThat(rows.next()).isTrue();
            return rows.getLong(1);
        }
    }

    private static String text(String sql, long id) throws Exception {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, id);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? rows.getString(1) : null;
            }
        }
    }

    /** A byte a second, for longer than anybody needs. */
    @Test
    void isCutOffWhenItComesTooSlowly() throws Exception {
        try (Socket slow = new Socket("localhost", URI.create(site.storeUrl()).getPort())) {
            slow.setSoTimeout(30_000);
            OutputStream out = slow.getOutputStream();
            out.write(
                    ("POST /sfpy/webhook HTTP/1.1\r\nHost: localhost\r\nContent-Type:"
                                    + " application/json\r\nContent-Length: 1000\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            Instant begun = Instant.now();
            InputStream in = slow.getInputStream();
            while (in.available() == 0 && begun.plusSeconds(25).isAfter(Instant.now())) {
                out.write(' ');
                out.flush();
                LockSupport.parkNanos(500_000_000);
            }
            String status = new BufferedReader(new InputStreamReader(in)).readLine();
            assertThat(status).contains("408");
            assertThat(Duration.between(begun, Instant.now())).isLessThan(Duration.ofSeconds(20));
        }
    }

    /**
     * What an attacker who knows the secret would write into the log, and what must not be there.
     */
    @Test
    void leavesNothingInTheLogThatIsSecretOrForged() throws Exception {
        String event =
                SignedEvents.payment("CFORGEDREQUEST000001", SignedEvents.id(), 100)
                        .replace("payment:created", "x\\naction=place order=1 outcome=FORGED")
                        .replaceFirst("\"token\":\"[^\"]+", "\"token\":\"x\\naction=FORGED");
        String signature = SignedEvents.sign(event, secret);
        assertThat(site.postEvent(SignedEvents.body(event), signature).statusCode()).isEqualTo(200);
        assertThat(site.postEvent(SignedEvents.body(event), "0" + signature).statusCode())
                .isEqualTo(401);

        String log = Files.readString(Path.of("target", "site-logs", "by-hand.log"));

        assertThat(log).contains("action=receive").doesNotContain("FORGED");
        assertThat(log).doesNotContain(secret).doesNotContain(signature);
        assertThat(log).doesNotContain("notification_id");
    }
}
