package org.broadleafsfpy.health;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.broadleafsfpy.schedule.DurableWork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says in the log when something needs a person: once when it begins to, and again only when there
 * is more of it. One node of a store does this, whichever picks the task up. Thread-safe.
 */
public class HealthWatch implements DurableWork {
    private static final Logger LOG = LoggerFactory.getLogger(HealthWatch.class);
    private static final Duration PAUSE = Duration.ofMinutes(1);

    /** What waits longer than this is stuck, if nothing says that it has to. */
    private static final Duration STUCK = Duration.ofMinutes(30);

    /** More than this between SFPY's clock and ours, and times in the admin mislead. */
    private static final Duration SKEWED = Duration.ofSeconds(60);

    private final SfpyHealth health;
    private String lastSaid = "";
    private long lastFailed;
    private long lastAttention;

    /**
     * @param health takes the pictures
     */
    public HealthWatch(SfpyHealth health) {
        this.health = health;
    }

    @Override
    public String name() {
        return "sfpy-health";
    }

    @Override
    public String recurring() {
        return "all";
    }

    @Override
    public Optional<Duration> work(String instance) {
        warning(health.take()).ifPresent(LOG::warn);
        return Optional.of(PAUSE);
    }

    /** What is to be said about a picture, after those that were looked at before. */
    synchronized Optional<String> warning(Health now) {
        boolean more = now.failedEvents() > lastFailed || now.ordersForAttention() > lastAttention;
        lastFailed = now.failedEvents();
        lastAttention = now.ordersForAttention();
        boolean stuck =
                now.oldestWaitingSince()
                        .filter(since -> since.plus(STUCK).isBefore(now.takenAt()))
                        .isPresent();
        boolean skewed =
                now.clockSkew().filter(skew -> skew.abs().compareTo(SKEWED) > 0).isPresent();
        String conditions = "stuck=" + stuck + " clockSkewed=" + skewed;
        boolean worse = (stuck || skewed) && !conditions.equals(lastSaid);
        lastSaid = conditions;
        return more || worse
                ? Optional.of(
                        "action=health outcome=NEEDS_PERSON failedEvents="
                                + lastFailed
                                + " ordersForAttention="
                                + lastAttention
                                + " oldestWaitingSince="
                                + now.oldestWaitingSince().map(Instant::toString).orElse("none")
                                + " "
                                + conditions)
                : Optional.<String>empty();
    }
}
