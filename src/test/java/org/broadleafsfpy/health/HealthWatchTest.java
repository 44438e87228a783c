package org.broadleafsfpy.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The log, when something needs a person,")
class HealthWatchTest {
    private final HealthWatch watch = new HealthWatch(null);

    private static Health picture(long failed, long attention) {
        Health picture = new Health(Instant.now());
        picture.failedEvents = failed;
        picture.ordersForAttention = attention;
        return picture;
    }

    @Test
    void isSilentWhenNothingDoes() {
        assertThat(watch.warning(picture(0, 0))).isEmpty();
    }

    @Test
    void saysItOnceAndAgainOnlyWhenThereIsMore() {
        assertThat(watch.warning(picture(1, 0)))
                .hasValueSatisfying(said -> assertThat(said).contains("failedEvents=1"));
        assertThat(watch.warning(picture(1, 0))).isEmpty();
        assertThat(watch.warning(picture(1, 3))).isPresent();
        assertThat(watch.warning(picture(1, 2))).isEmpty();
        assertThat(watch.warning(picture(1, 3))).isPresent();
    }

    @Test
    void saysWhenEventsAreStuck() {
        Health stuck = picture(0, 0);
        stuck.oldestWaitingSince = Instant.now().minus(Duration.ofHours(1));
        assertThat(watch.warning(stuck))
                .hasValueSatisfying(said -> assertThat(said).contains("stuck=true"));
        assertThat(watch.warning(stuck)).isEmpty();
    }

    @Test
    void saysWhenClocksDiffer() {
        Health skewed = picture(0, 0);
        skewed.clockSkew = Duration.ofMinutes(-5);
        assertThat(watch.warning(skewed)).isPresent();
        Health fine = picture(0, 0);
        fine.clockSkew = Duration.ofSeconds(2);
        assertThat(watch.warning(fine)).isEmpty();
    }
}
