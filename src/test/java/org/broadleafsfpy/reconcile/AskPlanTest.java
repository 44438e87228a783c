package org.broadleafsfpy.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.broadleafsfpy.records.RequestState;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A request is asked about")
class AskPlanTest {
    private static final Instant MADE = Instant.ofEpochSecond(1_700_000_000);

    @ParameterizedTest(name = "{1} s old and {0}: again after {2} s")
    @CsvSource(
            nullValues = "never",
            value = {
                "OPEN,0,60",
                "OPEN,59,60",
                "OPEN,61,61",
                "OPEN,3600,3600",
                "PARTIALLY_PAID,200000,86400",
                "CANCELLED,3600,3600",
                "EXPIRED,2592000,86400",
                "EXPIRED,2592001,never",
                "CANCELLED,2592001,never",
                "PAID,2592001,86400",
                "PAID,15552000,86400",
                "PAID,15552001,never",
                "OPEN,15552001,86400"
            })
    void lessAndLessOften(RequestState state, long age, Long pause) {
        Instant now = MADE.plusSeconds(age);
        assertThat(AskPlan.next(state, MADE, null, now).orElse(null))
                .isEqualTo(pause == null ? null : now.plusSeconds(pause));
    }

    @Test
    void whenItExpires() {
        Instant now = MADE.plusSeconds(3_000);
        Instant expires = MADE.plusSeconds(3_600);
        assertThat(AskPlan.next(RequestState.OPEN, MADE, expires, now)).hasValue(expires);
        assertThat(AskPlan.next(RequestState.PAID, MADE, expires, now))
                .hasValue(now.plusSeconds(3_000));
        assertThat(AskPlan.next(RequestState.OPEN, MADE, now, now))
                .hasValue(now.plusSeconds(3_000));
    }

    @Test
    void soonerAfterAFailure() {
        Instant now = MADE.plusSeconds(4_000);
        assertThat(AskPlan.afterFailure(MADE, now)).isEqualTo(now.plusSeconds(1_000));
        assertThat(AskPlan.afterFailure(MADE, MADE)).isEqualTo(MADE.plusSeconds(60));
        Instant late = MADE.plus(Duration.ofDays(100));
        assertThat(AskPlan.afterFailure(MADE, late)).isEqualTo(late.plus(Duration.ofDays(1)));
    }
}
