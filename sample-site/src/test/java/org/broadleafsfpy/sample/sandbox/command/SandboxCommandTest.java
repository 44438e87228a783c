package org.broadleafsfpy.sample.sandbox.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.broadleafsfpy.event.SfpySignature;
import org.broadleafsfpy.sample.sandbox.Plays;
import org.broadleafsfpy.sample.sandbox.Sandbox;
import org.broadleafsfpy.sample.sandbox.SandboxOptions;
import org.broadleafsfpy.sample.sandbox.Store;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The command line as typed, over HTTP, against a sandbox and a store's webhook. */
@DisplayName("The sandbox's command")
class SandboxCommandTest {
    private Store store;
    private Sandbox sandbox;

    @BeforeEach
    void open() throws IOException {
        store = Store.open();
        sandbox =
                new Sandbox(
                        new SandboxOptions(
                                0,
                                "key",
                                "secret",
                                store.endpoint(),
                                Duration.ofMillis(10),
                                Map.of()));
        sandbox.start();
    }

    @AfterEach
    void close() {
        sandbox.stop();
        store.close();
    }

    private record Ran(int exitCode, String out, String err) {}

    private static Ran run(List<String> arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine line = SandboxCommand.commandLine();
        line.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        int exitCode = line.execute(arguments.toArray(new String[0]));
        return new Ran(exitCode, out.toString(), err.toString());
    }

    private Ran run(String command, String... arguments) {
        List<String> all = new ArrayList<>(List.of(command));
        all.addAll(List.of("--sandbox", url()));
        all.addAll(List.of(arguments));
        return run(all);
    }

    private String url() {
        return "http://localhost:" + sandbox.port();
    }

    private void order(String reference) throws Exception {
        String body =
                """
                {"order_service":{"order":{"address":"0x70997970C51812dc3A010C7d01b50e0d17dc79C8",
                 "reference":"%s","chain_id":1,
                 "purchase_total":{"sub_total":{"amount":4690,"currency":"USD"}}}}}"""
                        .formatted(reference);
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(url() + "/v1/order/"))
                        .header("X-SFPY-API-KEY", "key")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build();
        assertThat(
                        HttpClient.newHttpClient()
                                .send(request, HttpResponse.BodyHandlers.discarding())
                                .statusCode())
                .isEqualTo(200);
    }

    @Nested
    @DisplayName("trigger")
    class Trigger {
        @Test
        void playsForTheStoresOrderAndWaitsForItsAnswer() throws Exception {
            order("1007");
            order("1008");
            Ran ran = run("trigger", "payment.partial", "--request", "1007", "--token", "dai");
            assertThat(ran.out()).contains("Paid 23.45 DAI", "200", "{\"status\":\"seen\"}");
            assertThat(ran.exitCode()).isZero();
            assertThat(run("requests").out())
                    .contains("order 1007")
                    .containsPattern("order 1008 +46.90 USD +STARTED")
                    .containsPattern("order 1007 +46.90 USD +PAID +C");
        }

        @Test
        void endsWithOneIfTheStoreDoesNotTakeTheEvent() throws Exception {
            order("1007");
            store.answer(500);
            Ran ran = run("trigger", "payment.full");
            assertThat(ran.out()).contains(": 500 in");
            assertThat(ran.exitCode()).isEqualTo(1);
        }

        @Test
        void refundsThePaymentThatIsNamed() throws Exception {
            order("1007");
            run("trigger", "payment.full");
            run("trigger", "payment.partial");
            Ran listed = run("requests");
            String first = listed.out().replaceFirst("(?s).*PAID +([0-9A-V]{20}),.*", "$1");
            Ran ran = run("trigger", "refund.partial", "--payment", first, "--usd", "12.50");
            assertThat(ran.out().replace(',', '.'))
                    .contains("Refunded 12.5 USDC of payment " + first);
        }

        @Test
        void listsWhatThereIs() {
            String list = run("trigger", "--list").out();
            Plays.all().keySet().forEach(play -> assertThat(list).contains("  " + play + " "));
        }

        @Test
        void saysWhatIsMissing() {
            assertThat(run("trigger", "payment.full"))
                    .isEqualTo(
                            new Ran(
                                    1,
                                    "",
                                    "There is no request yet: check out in the store, and choose to"
                                            + " pay with crypto.\n"));
            assertThat(run("trigger").err()).startsWith("Name a PLAY; --list shows what there is.");
            assertThat(run("trigger", "payment.nope").exitCode()).isEqualTo(2);
        }

        @Test
        void saysThatNoSandboxAnswers() {
            Ran ran = run(List.of("trigger", "payment.full", "--sandbox", "http://localhost:1"));
            assertThat(ran.err()).contains("No sandbox answers at http://localhost:1.");
            assertThat(ran.exitCode()).isEqualTo(3);
        }
    }

    @Nested
    @DisplayName("send")
    class Send {
        @TempDir Path folder;

        private String file(String text) throws IOException {
            return Files.writeString(folder.resolve("event.json"), text).toString();
        }

        @Test
        void bringsAnEventIntoGosFormAndSignsIt() throws Exception {
            Ran ran = run("send", file("{ \"data\": {\"type\":\"order:<new>\", \"more\": 1} }\n"));
            assertThat(ran.exitCode()).isZero();
            Store.Posted posted = store.next();
            assertThat(posted.event())
                    .startsWith("{\"client_id\":\"\",\"type\":\"order:\\u003cnew\\u003e\",");
            assertThat(isSigned(posted, "secret")).isTrue();
        }

        @Test
        void leavesItAsItIsIfToldTo() throws Exception {
            run("send", "--as-is", file("{ \"data\": {\"type\": \"order:<new>\"} }"));
            Store.Posted posted = store.next();
            assertThat(posted.event()).isEqualTo("{\"type\": \"order:<new>\"} ");
            assertThat(isSigned(posted, "secret")).isTrue();
        }

        @Test
        void signsWithAnotherSecretInOneHeader() throws Exception {
            run("send", "--secret", "other", "--header", "sample", file("{\"type\":\"x\"}"));
            Store.Posted posted = store.next();
            assertThat(posted.documented()).isNull();
            assertThat(posted.sample())
                    .isEqualTo(SfpySignature.sign(posted.event().getBytes(), "other"));
        }

        private static boolean isSigned(Store.Posted posted, String secret) {
            return SfpySignature.matches(posted.event().getBytes(), posted.documented(), secret);
        }

        @Test
        void saysWhatIsWrongWithTheFile() throws Exception {
            assertThat(run("send", "nowhere.json").err())
                    .isEqualTo("There is no file nowhere.json.\n");
            assertThat(run("send", file("{\"token\":1}")).err())
                    .isEqualTo("token is not a string.\n");
        }
    }

    @Test
    void listenPrintsDeliveriesAndAnswers() throws Exception {
        order("1007");
        run("trigger", "payment.twice");
        Ran ran = run("listen", "--all", "--body", "--count", "2");
        assertThat(ran.out().lines()).hasSize(4);
        assertThat(ran.out()).contains("attempt 1: 200 in", "{\"data\":{\"token\":\"C");
        assertThat(run("listen", "--all", "--json", "--count", "1").out())
                .startsWith("{\"number\":1,");
    }

    @Test
    void setShowsAndChangesTheSwitches() {
        assertThat(run("set", "cancel=not-found", "api=slow").out())
                .contains("cancel=not-found", "api=slow");
        assertThat(run("set").out()).contains("cancel=not-found", "refunds=works");
        assertThat(run("set", "--reset").out()).contains("cancel=works", "api=normal");
        assertThat(run("set", "cancel=perhaps").exitCode()).isEqualTo(1);
        assertThat(run("set", "--list").out()).contains("works, not-found, error, unauthorized");
    }
}
