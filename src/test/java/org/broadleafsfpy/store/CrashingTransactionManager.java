package org.broadleafsfpy.store;

import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.transaction.support.DefaultTransactionStatus;

/**
 * Broadleaf's transaction manager, which a test can have crash at the n-th commit of a task: the
 * work stops there, as it does when the process dies, and nothing of it runs any further.
 */
public class CrashingTransactionManager extends JpaTransactionManager {
    private static final long serialVersionUID = 1L;
    private static final AtomicInteger COMMITS_LEFT = new AtomicInteger();
    private static final ThreadLocal<Boolean> DEAD = ThreadLocal.withInitial(() -> false);

    private static volatile boolean afterCommit;
    private static volatile boolean crashed;

    /** Not to be caught by anything that catches exceptions. */
    public static final class Crash extends Error {
        private static final long serialVersionUID = 1L;
    }

    /** Has the n-th commit from now fail, or be the last thing that is done. */
    public static void crashAt(int commit, boolean after) {
        crashed = false;
        afterCommit = after;
        COMMITS_LEFT.set(commit);
    }

    /** Whether it came to that. */
    public static boolean hasCrashed() {
        COMMITS_LEFT.set(0);
        return crashed;
    }

    @Override
    protected void doCommit(DefaultTransactionStatus status) {
        boolean dies =
                Thread.currentThread().getName().startsWith("db-scheduler")
                        && COMMITS_LEFT.get() > 0
                        && COMMITS_LEFT.decrementAndGet() == 0;
        if (!dies) {
            super.doCommit(status);
            return;
        }
        if (afterCommit) {
            super.doCommit(status);
        } else {
            super.doRollback(status);
        }
        crashed = true;
        DEAD.set(true);
        throw new Crash();
    }

    @Override
    protected void doRollback(DefaultTransactionStatus status) {
        if (DEAD.get()) {
            DEAD.set(false); // the transaction is over; Spring rolls back what failed to commit
        } else {
            super.doRollback(status);
        }
    }
}
