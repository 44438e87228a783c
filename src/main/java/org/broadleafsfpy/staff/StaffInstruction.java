package org.broadleafsfpy.staff;

import java.util.Date;
import java.util.UUID;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.EnumType;
import javax.persistence.Enumerated;
import javax.persistence.Id;
import javax.persistence.Table;
import javax.persistence.Temporal;
import javax.persistence.TemporalType;
import org.broadleafsfpy.records.Reason;

/**
 * What a person in the admin has the store do, and what the store answered. Not thread-safe.
 *
 * <p>The admin is an application of its own, without the store's checkout workflow: it writes the
 * instruction, the store carries it out. So nothing a person decided is lost while the store is
 * down.
 */
@Entity
@Table(name = "SFPY_STAFF_INSTRUCTION")
public class StaffInstruction {
    /** What stands in the answer of an instruction that was carried out. */
    static final String DONE = "DONE";

    @Id
    @Column(name = "INSTRUCTION_ID", length = 36, updatable = false)
    private String instructionId;

    @Enumerated(EnumType.STRING)
    @Column(name = "ACTION", nullable = false, updatable = false, length = 32)
    private ActionKind action;

    /** The payment's, refund's, order's or event's id. */
    @Column(name = "SUBJECT_ID", nullable = false, updatable = false, length = 96)
    private String subjectId;

    /** What the person says that it is worth, in US cents. */
    @Column(name = "USD_CENTS", updatable = false)
    private Long usdCents;

    @Column(name = "SEEN_CHANGES", nullable = false, updatable = false)
    private long seenChanges;

    @Column(name = "SEEN_NET_USD_CENTS", nullable = false, updatable = false)
    private long seenNetUsdCents;

    @Column(name = "STAFF", nullable = false, updatable = false, length = 100)
    private String staff;

    @Column(name = "WHY", nullable = false, updatable = false, length = Reason.MAX_LENGTH)
    private String why;

    /** Null while it waits; then DONE, or the name of a {@link Refusal}. */
    @Column(name = "ANSWER", length = 32)
    private String answer;

    @Temporal(TemporalType.TIMESTAMP)
    @Column(name = "CREATED_AT", nullable = false, updatable = false)
    private Date createdAt = new Date();

    /** For JPA. */
    protected StaffInstruction() {}

    /**
     * @param action what to do
     * @param subjectId about which payment, refund, order or event
     * @param usdCents what it is worth, in US cents; null for what settlement makes of it
     * @param seen what the person saw of the order; null for events
     * @param staff the person's login
     * @param why in his or her own words
     */
    StaffInstruction(
            ActionKind action,
            String subjectId,
            Long usdCents,
            StaffActions.Seen seen,
            String staff,
            String why) {
        this.instructionId = UUID.randomUUID().toString();
        this.action = action;
        this.subjectId = subjectId;
        this.usdCents = usdCents;
        this.seenChanges = seen == null ? 0 : seen.changes();
        this.seenNetUsdCents = seen == null ? 0 : seen.netUsdCents();
        this.staff = staff;
        this.why = Reason.fit(why);
    }

    void answer(String text) {
        this.answer = text;
    }

    public String getInstructionId() {
        return instructionId;
    }

    public ActionKind getAction() {
        return action;
    }

    public String getSubjectId() {
        return subjectId;
    }

    public Long getUsdCents() {
        return usdCents;
    }

    /**
     * @return what the person saw of the order
     */
    public StaffActions.Seen getSeen() {
        return new StaffActions.Seen(seenChanges, seenNetUsdCents);
    }

    public String getStaff() {
        return staff;
    }

    public String getWhy() {
        return why;
    }

    public String getAnswer() {
        return answer;
    }

    public Date getCreatedAt() {
        return new Date(createdAt.getTime());
    }
}
