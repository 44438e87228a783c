package org.broadleafsfpy.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Bad signatures")
class WebhookCountersTest {
    private final AtomicLong now = new AtomicLong(TimeUnit.DAYS.toMillis(20_000));
    private final WebhookCounters counters = new WebhookCounters(now::get);

    private void pass(long minutes) {
        now.addAndGet(TimeUnit.MINUTES.toMillis(minutes));
    }

    @Test
    void areCountedByTheMinute() {
        assertThat(counters.badSignature()).isEqualTo(1);
        assertThat(counters.badSignature()).isEqualTo(2);
        pass(1);
        assertThat(counters.badSignature()).isEqualTo(1);
        assertThat(counters.badSignaturesInLastHour()).isEqualTo(3);
    }

    @Test
    void areForgottenAfterAnHourButNotInTheSum() {
        counters.badSignature();
        pass(59);
        assertThat(counters.badSignaturesInLastHour()).isEqualTo(1);
        pass(1);
        assertThat(counters.badSignaturesInLastHour()).isZero();
        counters.badSignature();
        pass(600);
        assertThat(counters.badSignaturesInLastHour()).isZero();
        assertThat(counters.badSignatureCount()).isEqualTo(2);
    }
}
