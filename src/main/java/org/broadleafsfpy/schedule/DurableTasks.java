package org.broadleafsfpy.schedule;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceCurrentlyExecutingException;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceNotFoundException;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.broadleafsfpy.schema.TableCheck;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationContextAware;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextRefreshedEvent;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;

/**
 * Durable tasks by db-scheduler: safe over several nodes, survive a crash.
 *
 * <p>Tasks are made in the caller's transaction; they are picked up at once by this node, or within
 * a second by any. Starts when the application context is ready and the tables are there, which is
 * looked after from then on: a store without them starts, and a table that is made later is found.
 * Thread-safe.
 */
public class DurableTasks
        implements ApplicationListener<ContextRefreshedEvent>,
                ApplicationContextAware,
                DisposableBean {
    /** The name of db-scheduler's table. */
    public static final String TABLE = "SFPY_SCHEDULED_TASK";

    private static final Logger LOG = LoggerFactory.getLogger(DurableTasks.class);

    /** As in the scheduler's documentation; its other columns are null at first. */
    private static final String INSERT =
            "INSERT INTO "
                    + TABLE
                    + " (task_name, task_instance, execution_time, picked, version)"
                    + " VALUES (?, ?, ?, ?, ?)";

    private static final long WAKE_MILLIS = 10;
    private static final long TEND_MILLIS = 2000;
    private static final Duration POLL_EVERY = Duration.ofSeconds(1);

    /**
     * A node that misses six of these is taken for dead and its work done by another. Should it
     * live after all (clocks differ), the order's lock keeps both from doing it twice.
     */
    private static final Duration HEARTBEAT = Duration.ofSeconds(10);

    private final DataSource dataSource;
    private final TableCheck tables;
    private final int threads;
    private final SchedulerClient client;
    private final JdbcTemplate jdbc;
    private final ScheduledExecutorService waker =
            Executors.newSingleThreadScheduledExecutor(DurableTasks::daemon);
    private final AtomicBoolean wakePending = new AtomicBoolean();
    private ApplicationContext context;
    private Collection<DurableWork> works;
    private String lastFailure = "";
    private volatile Scheduler scheduler;

    /**
     * @param dataSource the very data source that Broadleaf's {@code blPU} uses
     * @param tables knows whether the tables are there
     * @param threads how many tasks are run at once; with 0 tasks are made here, and run by others
     */
    public DurableTasks(DataSource dataSource, TableCheck tables, int threads) {
        this.dataSource = dataSource;
        this.tables = tables;
        this.threads = threads;
        DataSource ofTransaction = new TransactionAwareDataSourceProxy(dataSource);
        this.jdbc = new JdbcTemplate(ofTransaction);
        this.client = SchedulerClient.Builder.create(ofTransaction).tableName(TABLE).build();
    }

    @Override
    public void setApplicationContext(ApplicationContext applicationContext) {
        this.context = applicationContext;
    }

    /**
     * Makes a task in the caller's transaction, if there is none of the kind and instance.
     *
     * @param kind the name of a {@link DurableWork}
     * @param instance which task
     * @param pause how long to wait before it is run first
     */
    public void schedule(String kind, String instance, Duration pause) {
        client.schedule(new TaskInstance<>(kind, instance), Instant.now().plus(pause));
    }

    /**
     * Makes a task, due now, in the caller's transaction, of an instance that can't have one yet:
     * without asking first, as the scheduler's client does, which costs a statement where events
     * come by the thousand.
     *
     * @param kind the name of a {@link DurableWork}
     * @param instance which task; the caller has just made what it is about
     */
    public void scheduleNew(String kind, String instance) {
        jdbc.update(INSERT, kind, instance, new Timestamp(System.currentTimeMillis()), false, 1L);
    }

    /**
     * Has a task run now that waits for its next try, in the caller's transaction; makes it if
     * there is none. One that runs at this moment is left alone.
     *
     * @param kind the name of a {@link DurableWork}
     * @param instance which task
     */
    public void hasten(String kind, String instance) {
        TaskInstance<Void> task = new TaskInstance<>(kind, instance);
        try {
            client.reschedule(task, Instant.now());
        } catch (TaskInstanceNotFoundException e) {
            client.schedule(task, Instant.now());
        } catch (TaskInstanceCurrentlyExecutingException e) {
            LOG.info("action=hasten kind={} task={} outcome=is-running", kind, instance);
        }
    }

    /**
     * Looks for tasks in a moment instead of at the next poll. To be called after the commit. Many
     * calls are one look: it is a query, and a flood of events must not be a flood of queries.
     */
    public void wake() {
        if (scheduler != null && wakePending.compareAndSet(false, true)) {
            waker.schedule(this::look, WAKE_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private void look() {
        wakePending.set(false); // before the look: what is committed from now on is another's
        Scheduler running = scheduler;
        if (running != null) {
            running.triggerCheckForDueExecutions();
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "sfpy-wake");
        thread.setDaemon(true);
        return thread;
    }

    /** Has this node pick up no more tasks until {@link #resume()}; they are kept. */
    public void pause() {
        Scheduler running = scheduler;
        if (running != null) {
            running.pause();
        }
    }

    /** Ends {@link #pause()}. */
    public void resume() {
        Scheduler running = scheduler;
        if (running != null) {
            running.resume();
            running.triggerCheckForDueExecutions();
        }
    }

    private static Task<Void> taskFor(DurableWork work) {
        return Tasks.custom(work.name(), Void.class)
                .onFailure(new FailureHandler.ExponentialBackoffFailureHandler<>(POLL_EVERY))
                .execute((instance, execution) -> run(work, instance));
    }

    private static CompletionHandler<Void> run(DurableWork work, TaskInstance<Void> instance) {
        Optional<Duration> pause = work.work(instance.getId());
        return pause.isPresent()
                ? (complete, then) -> then.reschedule(complete, Instant.now().plus(pause.get()))
                : new CompletionHandler.OnCompleteRemove<Void>();
    }

    @Override
    public synchronized void onApplicationEvent(ContextRefreshedEvent event) {
        if (works != null || threads == 0) {
            return; // a child context is ready too, or others do the work
        }
        works = context.getBeansOfType(DurableWork.class).values();
        tend();
        waker.scheduleWithFixedDelay(this::tend, TEND_MILLIS, TEND_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Starts what is not running and could; stops what runs and can't. */
    private synchronized void tend() {
        if (waker.isShutdown()) {
            return; // the store ends
        }
        try {
            boolean complete = tables.problems().isEmpty();
            if (complete && scheduler == null) {
                start();
            } else if (!complete && scheduler != null) {
                stop();
            } else if (scheduler != null && isEmptied()) {
                LOG.warn(
                        "action=start component=tasks outcome=made-again reason=table-was-emptied");
                makeTasks();
            }
            lastFailure = "";
        } catch (RuntimeException e) {
            // The database is away, say. It is tried again in a moment, and said once.
            if (!lastFailure.equals(e.toString())) {
                LOG.warn("action=start component=tasks outcome=failed", e);
                lastFailure = e.toString();
            }
        }
    }

    private void start() {
        List<Task<?>> tasks = new ArrayList<>();
        works.forEach(work -> tasks.add(taskFor(work)));
        makeTasks();
        Scheduler made =
                Scheduler.create(dataSource, tasks)
                        .tableName(TABLE)
                        .threads(threads)
                        .pollingInterval(POLL_EVERY)
                        .heartbeatInterval(HEARTBEAT)
                        .shutdownMaxWait(Duration.ofSeconds(10))
                        .build();
        made.start();
        scheduler = made;
        LOG.info("action=start component=tasks kinds={} outcome=started", works.size());
    }

    private void makeTasks() {
        for (DurableWork work : works) {
            if (work.recurring() != null) {
                schedule(work.name(), work.recurring(), Duration.ZERO);
            }
            work.unfinished().forEach(open -> schedule(work.name(), open, Duration.ZERO));
        }
    }

    /** Whether the table is another one than this node began with: recurring tasks never end. */
    private boolean isEmptied() {
        try {
            return works.stream()
                    .filter(work -> work.recurring() != null)
                    .limit(1)
                    .map(work -> new TaskInstance<>(work.name(), work.recurring()))
                    .anyMatch(task -> !client.getScheduledExecution(task).isPresent());
        } catch (RuntimeException e) {
            if (tables.lookNow().isEmpty()) {
                throw e;
            }
            return false; // the next look stops the work
        }
    }

    private void stop() {
        Scheduler stopped = scheduler;
        scheduler = null;
        stopped.stop();
        LOG.warn("action=stop component=tasks outcome=stopped reason=tables-missing");
    }

    @Override
    public void destroy() {
        waker.shutdownNow();
        synchronized (this) {
            if (scheduler != null) {
                scheduler.stop();
            }
        }
    }
}
