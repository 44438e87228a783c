package org.broadleafsfpy.staff;

import org.broadleafsfpy.staff.StaffMember.Permission;

/** What people can do about payments, refunds, orders and events. */
public enum ActionKind {
    /** {@link StaffActions#acceptPayment}. */
    ACCEPT_PAYMENT(Permission.DECIDE),
    /** {@link StaffActions#applyLatePayment}. */
    APPLY_LATE_PAYMENT(Permission.DECIDE),
    /** {@link StaffActions#rejectPayment}. */
    REJECT_PAYMENT(Permission.DECIDE),
    /** {@link StaffActions#markToBeRefunded}. */
    MARK_TO_BE_REFUNDED(Permission.DECIDE),
    /** {@link StaffActions#acceptRefund}. */
    ACCEPT_REFUND(Permission.DECIDE),
    /** {@link StaffActions#rejectRefund}. */
    REJECT_REFUND(Permission.DECIDE),
    /** {@link StaffActions#retryPlacement}. */
    RETRY_PLACEMENT(Permission.DECIDE),
    /** {@link StaffActions#takeNote}. */
    TAKE_NOTE(Permission.DECIDE),
    /** {@link StaffActions#replayEvent}. */
    REPLAY_EVENT(Permission.OPERATE),
    /** {@link StaffActions#ignoreEvent}. */
    IGNORE_EVENT(Permission.OPERATE);

    private final Permission permission;

    ActionKind(Permission permission) {
        this.permission = permission;
    }

    /**
     * @return what a person has to be allowed
     */
    public Permission permission() {
        return permission;
    }

    /**
     * @return whether it is about an event of the inbox, and not about an order
     */
    public boolean isAboutEvent() {
        return permission == Permission.OPERATE;
    }
}
