package org.broadleafsfpy.staff;

import java.util.UUID;
import org.broadleafsfpy.records.SfpyRecords;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Records what people did that concerns no single order: settings, keys, tests. Thread-safe. */
public class StaffJournal {
    private final SfpyRecords records;
    private final TransactionTemplate transaction;

    /**
     * @param records the module's rows
     * @param transactionManager Broadleaf's {@code blTransactionManager}
     */
    public StaffJournal(SfpyRecords records, PlatformTransactionManager transactionManager) {
        this.records = records;
        this.transaction = new TransactionTemplate(transactionManager);
    }

    /**
     * @param action what was done, at most 32 characters, such as {@code CHANGE_SETTINGS}
     * @param staff the person's login
     * @param what in words, without any secret
     */
    public void record(String action, String staff, String what) {
        StaffMember who =
                new StaffMember(staff, java.util.EnumSet.noneOf(StaffMember.Permission.class));
        transaction.execute(
                status -> {
                    records.add(
                            new StaffAction(
                                    UUID.randomUUID().toString(),
                                    action,
                                    "settings",
                                    null,
                                    who,
                                    what,
                                    "DONE"));
                    return null;
                });
    }
}
