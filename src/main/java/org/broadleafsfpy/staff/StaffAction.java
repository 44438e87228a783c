package org.broadleafsfpy.staff;

import java.util.Date;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;
import javax.persistence.Temporal;
import javax.persistence.TemporalType;
import org.broadleafsfpy.records.Reason;

/** What a person did, when and why. Written once, never changed. */
@Entity
@Table(name = "SFPY_STAFF_ACTION")
public class StaffAction {
    @Id
    @Column(name = "ACTION_ID", length = 36, updatable = false)
    private String actionId;

    @Column(name = "ACTION", nullable = false, updatable = false, length = 32)
    private String action;

    /** The payment's, refund's, order's or event's id. */
    @Column(name = "SUBJECT_ID", nullable = false, updatable = false, length = 96)
    private String subjectId;

    @Column(name = "ORDER_ID", updatable = false)
    private Long orderId;

    @Column(name = "STAFF", nullable = false, updatable = false, length = 100)
    private String staff;

    @Column(name = "WHY", nullable = false, updatable = false, length = Reason.MAX_LENGTH)
    private String why;

    @Column(name = "OUTCOME", nullable = false, updatable = false, length = 32)
    private String outcome;

    @Temporal(TemporalType.TIMESTAMP)
    @Column(name = "CREATED_AT", nullable = false, updatable = false)
    private Date createdAt = new Date();

    /** For JPA. */
    protected StaffAction() {}

    StaffAction(
            String actionId,
            String action,
            String subjectId,
            Long orderId,
            StaffMember who,
            String why,
            String outcome) {
        this.actionId = actionId;
        this.action = action;
        this.subjectId = subjectId;
        this.orderId = orderId;
        this.staff = who.name();
        this.why = Reason.fit(why);
        this.outcome = outcome;
    }

    public String getActionId() {
        return actionId;
    }

    public String getAction() {
        return action;
    }

    public String getSubjectId() {
        return subjectId;
    }

    public Long getOrderId() {
        return orderId;
    }

    public String getStaff() {
        return staff;
    }

    public String getWhy() {
        return why;
    }

    public String getOutcome() {
        return outcome;
    }

    public Date getCreatedAt() {
        return new Date(createdAt.getTime());
    }
}
