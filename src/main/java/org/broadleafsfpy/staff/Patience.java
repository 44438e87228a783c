package org.broadleafsfpy.staff;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * Waits for what usually takes a moment and happens in another process, so that whoever asked for
 * it sees it on the next page. Stateless.
 */
public final class Patience {
    private static final long LOOK_EVERY_NANOS = 100_000_000L;

    private Patience() {}

    /**
     * Looks, again and again, until something is there or the time is over. Looks at least once.
     *
     * @param most how long at most
     * @param look finds what is waited for, or nothing yet
     * @return what was found; empty if the time was over before
     */
    public static <T> Optional<T> await(Duration most, Supplier<Optional<T>> look) {
        Instant end = Instant.now().plus(most);
        Optional<T> found = look.get();
        while (!found.isPresent() && Instant.now().isBefore(end)) {
            LockSupport.parkNanos(LOOK_EVERY_NANOS);
            found = look.get();
        }
        return found;
    }
}
