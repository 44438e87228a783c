package org.broadleafsfpy.reconcile;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.broadleafsfpy.records.RequestState;

/**
 * When SFPY's API is asked about a request next: after as long again as it is old, between one
 * minute and one day; one that was given up or expired until it is 30 days old, one that was paid
 * until it is 180 days old. Pure.
 */
final class AskPlan {
    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofDays(1);
    private static final Duration UNPAID_UNTIL = Duration.ofDays(30);
    private static final Duration PAID_UNTIL = Duration.ofDays(180);

    private AskPlan() {}

    static Optional<Instant> next(RequestState state, Instant made, Instant expires, Instant now) {
        Duration age = Duration.between(made, now);
        boolean paid = state == RequestState.PAID;
        if (!state.isUnpaid() && age.compareTo(paid ? PAID_UNTIL : UNPAID_UNTIL) > 0) {
            return Optional.empty();
        }
        Duration pause = age.compareTo(SHORTEST) < 0 ? SHORTEST : age;
        Instant next = now.plus(pause.compareTo(LONGEST) > 0 ? LONGEST : pause);
        // The question that precedes its expiry is due then, not at some time after.
        return Optional.of(
                state.isUnpaid()
                                && expires != null
                                && expires.isAfter(now)
                                && expires.isBefore(next)
                        ? expires
                        : next);
    }

    /** When it is asked about again if something is missing that is on its way. */
    static Instant soon(Instant now) {
        return now.plus(SHORTEST);
    }

    /** When it is asked about again after the API has failed. */
    static Instant afterFailure(Instant made, Instant now) {
        Duration age = Duration.between(made, now).dividedBy(4);
        Duration pause = age.compareTo(SHORTEST) < 0 ? SHORTEST : age;
        return now.plus(pause.compareTo(LONGEST) > 0 ? LONGEST : pause);
    }
}
