package org.broadleafsfpy.schedule;

import java.time.Duration;
import java.util.Date;
import java.util.concurrent.ThreadLocalRandom;

/**
 * When work that could not be finished is tried again: after 1 s, 2 s, 4 s … up to 15 minutes, a
 * fifth more or less by chance, so that what failed together does not come back together; until it
 * is a day old. Immutable.
 */
public final class RetryPolicy {
    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofMinutes(15);
    private static final Duration GIVE_UP_AFTER = Duration.ofHours(24);
    private static final int MAX_DOUBLINGS = 20;
    private static final double JITTER = 0.2;

    /**
     * @param tries how often it has been tried, 1 or more
     * @return how long to wait for the next try
     */
    public Duration pauseAfter(int tries) {
        return jittered(FIRST.multipliedBy(1L << Math.min(tries - 1, MAX_DOUBLINGS)));
    }

    /**
     * @param age how long it has been tried, not negative
     * @return how long to wait for the next try: as long again as it took so far
     */
    public Duration pauseAfter(Duration age) {
        return jittered(age.compareTo(FIRST) < 0 ? FIRST : age);
    }

    private static Duration jittered(Duration pause) {
        Duration bounded = pause.compareTo(LONGEST) > 0 ? LONGEST : pause;
        double factor = ThreadLocalRandom.current().nextDouble(1 - JITTER, 1 + JITTER);
        return Duration.ofMillis(Math.round(bounded.toMillis() * factor));
    }

    /**
     * @param begunAt when it began
     * @param now when it was tried last
     * @return whether a person has to take over
     */
    public boolean isTooOld(Date begunAt, Date now) {
        return isTooOld(begunAt, now, GIVE_UP_AFTER);
    }

    /**
     * @param begunAt when it began
     * @param now when it was tried last
     * @param limit how long it may be tried
     * @return whether a person has to take over
     */
    public boolean isTooOld(Date begunAt, Date now, Duration limit) {
        return now.getTime() - begunAt.getTime() >= limit.toMillis();
    }
}
