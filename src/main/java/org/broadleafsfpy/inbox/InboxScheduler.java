package org.broadleafsfpy.inbox;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextRefreshedEvent;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;

/**
 * One durable task for each event, by db-scheduler: safe over several nodes, survives a crash.
 *
 * <p>Tasks are made in the transaction that stores the event; they are picked up at once by this
 * node, or within a second by any. Starts when the application context is ready. Thread-safe.
 */
public class InboxScheduler implements ApplicationListener<ContextRefreshedEvent>, DisposableBean {
    /** The name of db-scheduler's table. */
    public static final String TABLE = "SFPY_SCHEDULED_TASK";

    private static final Logger LOG = LoggerFactory.getLogger(InboxScheduler.class);
    private static final Duration POLL_EVERY = Duration.ofSeconds(1);

    /**
     * A node that misses six of these is taken for dead and its work done by another. Should it
     * live after all (clocks differ), the order's lock keeps both from doing it twice.
     */
    private static final Duration HEARTBEAT = Duration.ofSeconds(10);

    private final CustomTask<Void> task;
    private final SchedulerClient client;
    private final Scheduler scheduler;
    private final EventWorker worker;
    private boolean started;

    /**
     * @param dataSource the very data source that Broadleaf's {@code blPU} uses
     * @param worker does the work
     * @param threads how many events are worked on at once, 1 or more
     */
    public InboxScheduler(DataSource dataSource, EventWorker worker, int threads) {
        this.worker = worker;
        this.task =
                Tasks.custom("sfpy-event", Void.class)
                        // The worker itself ends in an error only when the database is away.
                        .onFailure(
                                new FailureHandler.ExponentialBackoffFailureHandler<>(POLL_EVERY))
                        .execute(this::execute);
        this.client =
                SchedulerClient.Builder.create(
                                new TransactionAwareDataSourceProxy(dataSource), task)
                        .tableName(TABLE)
                        .build();
        this.scheduler =
                Scheduler.create(dataSource, task)
                        .tableName(TABLE)
                        .threads(threads)
                        .pollingInterval(POLL_EVERY)
                        .heartbeatInterval(HEARTBEAT)
                        .shutdownMaxWait(Duration.ofSeconds(10))
                        .build();
    }

    /**
     * Makes an event's task, in the caller's transaction.
     *
     * @param eventKey the event
     */
    public void schedule(String eventKey) {
        client.schedule(task.instance(eventKey), Instant.now());
    }

    /** Looks for tasks now instead of at the next poll. To be called after the commit. */
    public void wake() {
        scheduler.triggerCheckForDueExecutions();
    }

    private CompletionHandler<Void> execute(TaskInstance<Void> instance, ExecutionContext context) {
        Optional<Duration> pause = worker.work(instance.getId());
        return pause.isPresent()
                ? (complete, then) -> then.reschedule(complete, Instant.now().plus(pause.get()))
                : new CompletionHandler.OnCompleteRemove<Void>();
    }

    @Override
    public synchronized void onApplicationEvent(ContextRefreshedEvent event) {
        if (!started) {
            started = true;
            scheduler.start();
            LOG.info("action=start component=inbox outcome=started");
        }
    }

    @Override
    public synchronized void destroy() {
        scheduler.stop();
    }
}
