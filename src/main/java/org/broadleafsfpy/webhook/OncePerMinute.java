package org.broadleafsfpy.webhook;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * Lets something be said once in each minute: whoever floods the endpoint must not flood the log.
 * Thread-safe.
 */
final class OncePerMinute {
    private final LongSupplier clockMillis;
    private final AtomicLong lastMinute = new AtomicLong(Long.MIN_VALUE);

    OncePerMinute(LongSupplier clockMillis) {
        this.clockMillis = clockMillis;
    }

    /** Whether this is the first time in this minute. */
    boolean isFirst() {
        long minute = TimeUnit.MILLISECONDS.toMinutes(clockMillis.getAsLong());
        return lastMinute.getAndSet(minute) != minute;
    }
}
