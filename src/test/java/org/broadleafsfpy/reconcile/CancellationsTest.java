package org.broadleafsfpy.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.broadleafsfpy.client.SfpyClient;
import org.broadleafsfpy.client.StubSfpy;
import org.broadleafsfpy.config.Setting;
import org.broadleafsfpy.config.SfpySettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("That SFPY takes no more payments of a request that has ended")
class CancellationsTest {
    private static final String TOKEN = "C3SLANR2DNCAUU2H1GE0";

    private StubSfpy sfpy;
    private Cancellations cancellations;

    @BeforeEach
    void start() throws Exception {
        sfpy = new StubSfpy();
        SfpySettings settings =
                new SfpySettings(Map.of(Setting.API_URL, sfpy.url(), Setting.API_KEY, "key"));
        cancellations = new Cancellations(new SfpyClient(() -> settings), null);
        state("STARTED");
    }

    @AfterEach
    void stop() {
        sfpy.close();
    }

    private void state(String state) {
        sfpy.answer(
                "GET /v1/order/", 200, "{\"data\":{\"request\":{\"state\":\"" + state + "\"}}}");
    }

    private static String begun(Duration ago) {
        return TOKEN + "-" + Instant.now().minus(ago).getEpochSecond();
    }

    @Test
    void isDoneWhenSfpySaysSo() {
        sfpy.answer("POST /v1/order/cancel", 200, "{\"data\":{}}");
        assertThat(cancellations.work(begun(Duration.ZERO))).isEmpty();
        assertThat(sfpy.calls()).endsWith("POST /v1/order/cancel");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PAID", "CANCELLED", "REFUNDED", "ERRORED"})
    void isAskedForOnlyOfWhatIsStillOpen(String state) {
        state(state);
        assertThat(cancellations.work(begun(Duration.ZERO))).isEmpty();
        assertThat(sfpy.calls()).doesNotContain("POST /v1/order/cancel");
    }

    @Test
    void isTriedAgainLessAndLessOftenAndNotForEver() {
        sfpy.answer("POST /v1/order/cancel", 404, "404 page not found");
        assertThat(cancellations.work(begun(Duration.ZERO))).hasValue(Duration.ofMinutes(1));
        assertThat(cancellations.work(begun(Duration.ofHours(2))).orElseThrow())
                .isBetween(Duration.ofHours(2), Duration.ofHours(2).plusSeconds(10));
        assertThat(cancellations.work(begun(Duration.ofHours(25)))).isEmpty();
    }

    @Test
    void isTriedAgainWhileSfpyIsAway() {
        sfpy.answer("GET /v1/order/", 500, "{}");
        assertThat(cancellations.work(begun(Duration.ZERO))).isPresent();
    }

    @Test
    void takesOneWorkerAtMostHoweverSlowSfpyIs() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch answer = new CountDownLatch(1);
        sfpy.answer(
                "GET /v1/order/",
                query -> {
                    asked.countDown();
                    await(answer);
                    return new StubSfpy.Answer(200, "{\"data\":{\"state\":\"CANCELLED\"}}");
                });
        ExecutorService worker = Executors.newSingleThreadExecutor();
        Future<Optional<Duration>> slow =
                worker.submit(() -> cancellations.work(begun(Duration.ZERO)));
        await(asked);
        assertThat(cancellations.work(begun(Duration.ZERO))).hasValue(Duration.ofSeconds(2));
        answer.countDown();
        assertThat(slow.get(10, TimeUnit.SECONDS)).isEmpty();
        assertThat(cancellations.work(begun(Duration.ZERO))).isEmpty();
        worker.shutdown();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
