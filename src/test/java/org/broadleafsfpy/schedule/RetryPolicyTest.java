package org.broadleafsfpy.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Date;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("An event that could not be settled")
class RetryPolicyTest {
    private final RetryPolicy retries = new RetryPolicy();

    @ParameterizedTest(name = "after {0} tries waits about {1} s")
    @CsvSource({"1,1", "2,2", "3,4", "10,512", "11,900", "1000,900", "2147483647,900"})
    void waitsLongerEachTimeUpToALimit(int tries, long seconds) {
        for (int i = 0; i < 100; i++) {
            assertThat(retries.pauseAfter(tries))
                    .isBetween(Duration.ofMillis(seconds * 800), Duration.ofMillis(seconds * 1200));
        }
    }

    @Test
    void doesNotComeBackTogetherWithTheOthers() {
        assertThat(IntStream.range(0, 100).mapToObj(i -> retries.pauseAfter(10)).distinct().count())
                .isGreaterThan(50);
    }

    @Test
    void isGivenToAPersonAfterADay() {
        Date received = new Date(0);
        assertThat(retries.isTooOld(received, new Date(Duration.ofHours(24).toMillis() - 1)))
                .isFalse();
        assertThat(retries.isTooOld(received, new Date(Duration.ofHours(24).toMillis()))).isTrue();
    }
}
