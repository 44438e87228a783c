package org.broadleafsfpy.webhook;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;

/**
 * What came to this node's endpoint since it started. Only counts: nothing of a delivery is kept.
 * Thread-safe.
 */
public class WebhookCounters {
    private static final int MINUTES = 60;

    private final LongSupplier clockMillis;
    private final LongAdder accepted = new LongAdder();
    private final LongAdder duplicates = new LongAdder();
    private final LongAdder badSignatures = new LongAdder();

    /** Bad signatures of each of the last 60 minutes, at the minute's number modulo 60. */
    private final long[] byMinute = new long[MINUTES];

    private long newestMinute;

    /** Counts by the system's clock. */
    public WebhookCounters() {
        this(System::currentTimeMillis);
    }

    WebhookCounters(LongSupplier clockMillis) {
        this.clockMillis = clockMillis;
        this.newestMinute = minute();
    }

    void accepted() {
        accepted.increment();
    }

    void duplicate() {
        duplicates.increment();
    }

    /**
     * @return how many there have been in this minute, this one included
     */
    synchronized long badSignature() {
        badSignatures.increment();
        forgetOldMinutes();
        return ++byMinute[(int) (newestMinute % MINUTES)];
    }

    /**
     * @return events that were new
     */
    public long acceptedCount() {
        return accepted.sum();
    }

    /**
     * @return deliveries of events that were there already
     */
    public long duplicateCount() {
        return duplicates.sum();
    }

    /**
     * @return deliveries without a good signature
     */
    public long badSignatureCount() {
        return badSignatures.sum();
    }

    /**
     * @return deliveries without a good signature in this minute and the 59 before it
     */
    public synchronized long badSignaturesInLastHour() {
        forgetOldMinutes();
        long sum = 0;
        for (long count : byMinute) {
            sum += count;
        }
        return sum;
    }

    private void forgetOldMinutes() {
        long now = minute();
        for (long gone = Math.max(newestMinute, now - MINUTES) + 1; gone <= now; gone++) {
            byMinute[(int) (gone % MINUTES)] = 0;
        }
        newestMinute = Math.max(newestMinute, now);
    }

    private long minute() {
        return TimeUnit.MILLISECONDS.toMinutes(clockMillis.getAsLong());
    }
}
