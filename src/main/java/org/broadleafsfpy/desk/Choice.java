package org.broadleafsfpy.desk;

import org.broadleafsfpy.staff.ActionKind;

/** Something that a person can do about a payment, refund, order or event. Immutable. */
public final class Choice {
    private final ActionKind action;
    private final String subject;

    Choice(ActionKind action, String subject) {
        this.action = action;
        this.subject = subject;
    }

    public ActionKind getAction() {
        return action;
    }

    public String getSubject() {
        return subject;
    }
}
