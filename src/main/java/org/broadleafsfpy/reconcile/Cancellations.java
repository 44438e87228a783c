package org.broadleafsfpy.reconcile;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.broadleafsfpy.client.SfpyApiException;
import org.broadleafsfpy.client.SfpyClient;
import org.broadleafsfpy.schedule.DurableTasks;
import org.broadleafsfpy.schedule.DurableWork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks SFPY to take no more payments of requests that have ended here. Nothing waits for it: no
 * published code of SFPY's makes that call, so it may be refused for ever, and what is paid after a
 * request's end is late in any case. Tried for a day, after as long again each time. Thread-safe.
 */
public class Cancellations implements DurableWork {
    private static final Logger LOG = LoggerFactory.getLogger(Cancellations.class);
    private static final String NAME = "sfpy-cancel";
    private static final char SINCE = '-';
    private static final Duration SHORTEST_PAUSE = Duration.ofMinutes(1);
    private static final Duration TRIED_FOR = Duration.ofDays(1);

    /**
     * One at a time: an SFPY that is slow must not take this node's workers from everything else.
     */
    private static final Duration WHILE_ANOTHER_RUNS = Duration.ofSeconds(2);

    private final Semaphore turn = new Semaphore(1);
    private final SfpyClient client;
    private final DurableTasks tasks;

    /**
     * @param client SFPY's API
     * @param tasks where the tasks are made
     */
    public Cancellations(SfpyClient client, DurableTasks tasks) {
        this.client = client;
        this.tasks = tasks;
    }

    /**
     * Makes a task of a request that has ended, in the caller's transaction.
     *
     * @param requestId SFPY's token of it
     */
    void add(String requestId) {
        String instance = requestId + SINCE + Instant.now().getEpochSecond();
        tasks.schedule(NAME, instance, Duration.ZERO);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Optional<Duration> work(String instance) {
        if (!turn.tryAcquire()) {
            return Optional.of(WHILE_ANOTHER_RUNS);
        }
        try {
            int separator = instance.indexOf(SINCE);
            long since = Long.parseLong(instance.substring(separator + 1));
            return cancel(instance.substring(0, separator), Instant.ofEpochSecond(since));
        } finally {
            turn.release();
        }
    }

    private Optional<Duration> cancel(String requestId, Instant since) {
        try {
            String state = client.stateOf(requestId);
            if (state.equals(SfpyClient.STARTED)) {
                client.cancel(requestId);
                state = "cancelled";
            }
            LOG.info("action=cancel request={} outcome={}", requestId, state);
            return Optional.empty();
        } catch (SfpyApiException e) {
            Duration age = Duration.between(since, Instant.now());
            boolean last = age.compareTo(TRIED_FOR) >= 0;
            LOG.warn(
                    "action=cancel request={} outcome={} reason=\"{}\"",
                    requestId,
                    last ? "given-up" : "refused",
                    e.getMessage());
            return last ? Optional.empty() : Optional.of(pauseAfter(age));
        }
    }

    private static Duration pauseAfter(Duration age) {
        return age.compareTo(SHORTEST_PAUSE) < 0 ? SHORTEST_PAUSE : age;
    }
}
