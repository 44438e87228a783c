package org.broadleafsfpy.staff;

import java.time.Duration;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Optional;
import javax.persistence.EntityManager;
import javax.persistence.PersistenceContext;
import org.broadleafsfpy.schedule.DurableWork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The store's end of {@link StaffInstruction}: carries out what people in the admin decided.
 * Thread-safe.
 *
 * <p>The record of an action bears the instruction's id and is written in the action's own
 * transaction. So an instruction that was carried out before a crash is not carried out again.
 */
public class InstructedActions implements DurableWork {
    /** The kind of task; its instances are instruction ids. */
    static final String NAME = "sfpy-staff";

    private static final Logger LOG = LoggerFactory.getLogger(InstructedActions.class);

    @PersistenceContext(unitName = "blPU")
    private EntityManager em;

    private final StaffActions actions;
    private final TransactionTemplate transaction;

    /**
     * @param actions what can be done
     * @param transactionManager Broadleaf's {@code blTransactionManager}
     */
    public InstructedActions(StaffActions actions, PlatformTransactionManager transactionManager) {
        this.actions = actions;
        this.transaction = new TransactionTemplate(transactionManager);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Collection<String> unfinished() {
        return transaction.execute(
                status ->
                        em.createQuery(
                                        "SELECT i.instructionId FROM StaffInstruction i WHERE"
                                                + " i.answer IS NULL",
                                        String.class)
                                .getResultList());
    }

    @Override
    public Optional<Duration> work(String instructionId) {
        StaffInstruction instruction =
                transaction.execute(status -> em.find(StaffInstruction.class, instructionId));
        if (instruction != null && instruction.getAnswer() == null) {
            String answer = StaffInstruction.DONE;
            try {
                if (!isRecorded(instructionId)) {
                    carryOut(instruction);
                }
            } catch (ActionRefusedException e) {
                answer = e.refusal().name();
                LOG.info(
                        "action=staff do={} instruction={} refusal={} outcome=refused",
                        instruction.getAction(),
                        instructionId,
                        e.refusal());
            }
            String text = answer;
            transaction.execute(
                    status -> {
                        em.find(StaffInstruction.class, instructionId).answer(text);
                        return null;
                    });
        }
        return Optional.empty();
    }

    private boolean isRecorded(String instructionId) {
        return transaction.execute(status -> em.find(StaffAction.class, instructionId) != null);
    }

    private void carryOut(StaffInstruction wanted) throws ActionRefusedException {
        // The admin asked whether the person may; only it and the database's owner write these.
        StaffMember who =
                new StaffMember(wanted.getStaff(), EnumSet.of(wanted.getAction().permission()));
        StaffActions.By by = new StaffActions.By(who, wanted.getWhy(), wanted.getInstructionId());
        String subject = wanted.getSubjectId();
        StaffActions.Seen seen = wanted.getSeen();
        switch (wanted.getAction()) {
            case ACCEPT_PAYMENT:
                actions.acceptPayment(subject, wanted.getUsdCents(), by, seen);
                break;
            case APPLY_LATE_PAYMENT:
                actions.applyLatePayment(subject, by, seen);
                break;
            case REJECT_PAYMENT:
                actions.rejectPayment(subject, by, seen);
                break;
            case MARK_TO_BE_REFUNDED:
                actions.markToBeRefunded(subject, by, seen);
                break;
            case ACCEPT_REFUND:
                actions.acceptRefund(subject, wanted.getUsdCents(), by, seen);
                break;
            case REJECT_REFUND:
                actions.rejectRefund(subject, by, seen);
                break;
            case RETRY_PLACEMENT:
                actions.retryPlacement(Long.valueOf(subject), by, seen);
                break;
            case TAKE_NOTE:
                actions.takeNote(Long.valueOf(subject), by, seen);
                break;
            case REPLAY_EVENT:
                actions.replayEvent(subject, by);
                break;
            case IGNORE_EVENT:
                actions.ignoreEvent(subject, by);
                break;
            default:
                throw new IllegalStateException("no such action: " + wanted.getAction());
        }
    }
}
