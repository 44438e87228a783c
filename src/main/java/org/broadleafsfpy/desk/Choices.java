package org.broadleafsfpy.desk;

import java.util.ArrayList;
import java.util.List;
import org.broadleafsfpy.inbox.InboxState;
import org.broadleafsfpy.records.OrderState;
import org.broadleafsfpy.records.PaymentStanding;
import org.broadleafsfpy.records.RefundStanding;
import org.broadleafsfpy.records.SfpyOrder;
import org.broadleafsfpy.records.SfpyPayment;
import org.broadleafsfpy.records.SfpyRefund;
import org.broadleafsfpy.settlement.PaymentDecision;
import org.broadleafsfpy.staff.ActionKind;

/** What can be done about each thing, as it stands now. Pure. */
final class Choices {
    private Choices() {}

    static List<Choice> about(SfpyPayment payment) {
        String id = payment.getPaymentId();
        List<Choice> choices = new ArrayList<>();
        boolean late = PaymentDecision.LATE.name().equals(payment.getDecision());
        if (payment.getStanding() == PaymentStanding.UNAPPLIED && !payment.isToBeRefunded()) {
            choices.add(
                    new Choice(
                            late ? ActionKind.APPLY_LATE_PAYMENT : ActionKind.ACCEPT_PAYMENT, id));
            choices.add(new Choice(ActionKind.MARK_TO_BE_REFUNDED, id));
            choices.add(new Choice(ActionKind.REJECT_PAYMENT, id));
        } else if (payment.isCounted() && !payment.isToBeRefunded()) {
            choices.add(new Choice(ActionKind.MARK_TO_BE_REFUNDED, id));
        }
        return choices;
    }

    static List<Choice> about(SfpyRefund refund) {
        List<Choice> choices = new ArrayList<>();
        boolean held = refund.getStanding() == RefundStanding.HELD;
        if (held || refund.isElsewhere()) {
            choices.add(new Choice(ActionKind.ACCEPT_REFUND, refund.getRefundId()));
        }
        if (held) {
            choices.add(new Choice(ActionKind.REJECT_REFUND, refund.getRefundId()));
        }
        return choices;
    }

    /** What is about the order as a whole. */
    static List<Choice> about(SfpyOrder order) {
        String id = order.getOrderId().toString();
        List<Choice> choices = new ArrayList<>();
        if (order.getState() == OrderState.PAID_NOT_PLACED
                || order.getState() == OrderState.TO_BE_REFUNDED) {
            choices.add(new Choice(ActionKind.RETRY_PLACEMENT, id));
        }
        if (order.isAttention()) {
            choices.add(new Choice(ActionKind.TAKE_NOTE, id));
        }
        return choices;
    }

    static List<Choice> aboutEvent(String key, InboxState state) {
        List<Choice> choices = new ArrayList<>();
        if (state != InboxState.REMEMBERED) {
            choices.add(new Choice(ActionKind.REPLAY_EVENT, key));
        }
        if (state == InboxState.FAILED || state == InboxState.WAITING) {
            choices.add(new Choice(ActionKind.IGNORE_EVENT, key));
        }
        return choices;
    }
}
