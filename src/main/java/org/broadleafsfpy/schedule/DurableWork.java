package org.broadleafsfpy.schedule;

import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.Optional;

/**
 * A kind of task. Every bean of this type in the store's context is known to {@link DurableTasks}.
 * Implementations are thread-safe and idempotent: a task may be run again after a crash.
 */
public interface DurableWork {
    /**
     * @return the kind's name, at most 100 characters, the same for ever
     */
    String name();

    /**
     * Runs a task once. What it throws is logged, and the task run again later.
     *
     * @param instance which task of the kind, at most 100 characters
     * @return how long to wait before it is run again; empty if it is done
     */
    Optional<Duration> work(String instance);

    /**
     * @return the one task of the kind that always exists, for work that recurs; null if tasks are
     *     made by {@link DurableTasks#schedule}
     */
    default String recurring() {
        return null;
    }

    /**
     * Looked at when this node begins to work. The tasks' table may have been lost or made anew:
     * what is still to be done must not be lost with it.
     *
     * @return instances of which the module's own tables say that they are not done; a task that is
     *     there is kept
     */
    default Collection<String> unfinished() {
        return Collections.emptyList();
    }
}
