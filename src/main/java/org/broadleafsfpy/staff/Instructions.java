package org.broadleafsfpy.staff;

import java.time.Duration;
import java.util.Optional;
import javax.persistence.EntityManager;
import javax.persistence.PersistenceContext;
import org.broadleafsfpy.schedule.DurableTasks;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The admin's end of {@link StaffInstruction}: writes them down for the store, and waits for its
 * answer. Thread-safe.
 */
public class Instructions {
    private static final Logger LOG = LoggerFactory.getLogger(Instructions.class);

    @PersistenceContext(unitName = "blPU")
    private EntityManager em;

    private final DurableTasks tasks;
    private final TransactionTemplate transaction;

    /**
     * @param tasks where the store finds what it has to do
     * @param transactionManager Broadleaf's {@code blTransactionManager}
     */
    public Instructions(DurableTasks tasks, PlatformTransactionManager transactionManager) {
        this.tasks = tasks;
        this.transaction = new TransactionTemplate(transactionManager);
    }

    /**
     * Hands an action over to the store. It is done even if the store is down at this moment.
     *
     * @param action what to do
     * @param subjectId about which payment, refund, order or event
     * @param usdCents what it is worth, in US cents; null for what settlement makes of it
     * @param seen what the person saw of the order; null for events
     * @param by who and why
     * @return the instruction's id
     * @throws ActionRefusedException if the person may not do that
     */
    public String give(
            ActionKind action,
            String subjectId,
            Long usdCents,
            StaffActions.Seen seen,
            StaffActions.By by)
            throws ActionRefusedException {
        by.require(action.permission());
        StaffInstruction instruction =
                new StaffInstruction(action, subjectId, usdCents, seen, by.staff(), by.why());
        transaction.execute(
                status -> {
                    em.persist(instruction);
                    em.flush();
                    tasks.scheduleNew(InstructedActions.NAME, instruction.getInstructionId());
                    return null;
                });
        LOG.info(
                "action=instruct do={} subject={} instruction={} outcome=given",
                action,
                subjectId.replaceAll("[^A-Za-z0-9:._-]", "?"),
                instruction.getInstructionId());
        return instruction.getInstructionId();
    }

    /**
     * Waits for the store's answer.
     *
     * @param instructionId from {@link #give}
     * @param patience how long at most
     * @return whether it was done in this time; false if the store has not answered yet
     * @throws ActionRefusedException if the store refused it; the message says why
     */
    public boolean await(String instructionId, Duration patience) throws ActionRefusedException {
        Optional<String> answer = Patience.await(patience, () -> answerTo(instructionId));
        if (answer.isPresent() && !answer.get().equals(StaffInstruction.DONE)) {
            throw new ActionRefusedException(Refusal.valueOf(answer.get()));
        }
        return answer.isPresent();
    }

    private Optional<String> answerTo(String instructionId) {
        return transaction.execute(
                status ->
                        em
                                .createQuery(
                                        "SELECT i.answer FROM StaffInstruction i WHERE"
                                                + " i.instructionId = :id AND i.answer IS NOT NULL",
                                        String.class)
                                .setParameter("id", instructionId)
                                .getResultList()
                                .stream()
                                .findFirst());
    }
}
