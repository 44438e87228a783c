package org.broadleafsfpy.schedule;

import java.time.Duration;
import java.util.Date;

/**
 * When work that could not be finished is tried again: after 1 s, 2 s, 4 s … up to 15 minutes,
 * until it is a day old. Immutable.
 */
public final class RetryPolicy {
    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofMinutes(15);
    private static final Duration GIVE_UP_AFTER = Duration.ofHours(24);
    private static final int MAX_DOUBLINGS = 20;

    /**
     * @param tries how often it has been tried, 1 or more
     * @return how long to wait for the next try
     */
    public Duration pauseAfter(int tries) {
        Duration pause = FIRST.multipliedBy(1L << Math.min(tries - 1, MAX_DOUBLINGS));
        return pause.compareTo(LONGEST) > 0 ? LONGEST : pause;
    }

    /**
     * @param age how long it has been tried, not negative
     * @return how long to wait for the next try: as long again as it took so far
     */
    public Duration pauseAfter(Duration age) {
        if (age.compareTo(FIRST) < 0) {
            return FIRST;
        }
        return age.compareTo(LONGEST) > 0 ? LONGEST : age;
    }

    /**
     * @param begunAt when it began
     * @param now when it was tried last
     * @return whether a person has to take over
     */
    public boolean isTooOld(Date begunAt, Date now) {
        return now.getTime() - begunAt.getTime() >= GIVE_UP_AFTER.toMillis();
    }
}
