package org.broadleafsfpy.desk;

import java.util.ArrayList;
import java.util.List;
import org.broadleafsfpy.records.OrderState;
import org.broadleafsfpy.records.SfpyPayment;
import org.broadleafsfpy.records.SfpyRefund;
import org.broadleafsfpy.records.TransferRecord;
import org.broadleafsfpy.settlement.PaymentDecision;
import org.broadleafsfpy.staff.ActionKind;

/** Says of one order what a person has to do something about. For one page. */
final class Problems {
    private static final String OWED = "OWED";

    private final OrderPage page;
    private final DeskText text;
    private final List<Problem> problems = new ArrayList<>();

    Problems(OrderPage page, DeskText text) {
        this.page = page;
        this.text = text;
    }

    /** Payments and refunds first, then what is left to be said of the order as a whole. */
    List<Problem> all() {
        for (SfpyPayment payment : page.getPayments()) {
            // What made the order overpaid is said of the order.
            if (payment.isAttention() && !isConfirmed(payment)) {
                add("payment." + payment.getDecision(), payment, Choices.about(payment));
            }
        }
        for (SfpyRefund refund : page.getRefunds()) {
            if (refund.isAttention()) {
                add("refund." + refund.getDecision(), refund, Choices.about(refund));
            }
        }
        OrderState state = page.getOrder().getState();
        for (SfpyPayment payment : page.getPayments()) {
            if (page.isOwed(payment) && state != OrderState.TO_BE_REFUNDED) {
                add("payment." + OWED, payment, Choices.about(payment));
            }
        }
        String standing = standing(state, problems.isEmpty());
        if (standing != null) {
            problems.add(
                    new Problem(
                            text.say(
                                    "sfpy.attention.order." + standing,
                                    text.usd(page.getReceivedUsdCents()),
                                    text.usd(page.getMissingUsdCents()),
                                    text.usd(page.getExcessUsdCents())),
                            aboutOrder(state)));
        }
        return problems;
    }

    private static boolean isConfirmed(SfpyPayment payment) {
        return PaymentDecision.CONFIRM.name().equals(payment.getDecision());
    }

    private void add(String what, TransferRecord row, List<Choice> choices) {
        String sentence =
                text.say(
                        "sfpy.attention." + what,
                        text.amount(row),
                        text.worth(row),
                        text.time(row.getCreatedAt()));
        problems.add(new Problem(sentence, choices));
    }

    /** What is to be said of the order as a whole, null if its payments and refunds say it all. */
    private String standing(OrderState state, boolean alone) {
        if (state == OrderState.PAID_NOT_PLACED || state == OrderState.TO_BE_REFUNDED) {
            return state.name();
        }
        if (!alone) {
            return null;
        }
        if (page.getExcessUsdCents() > 0) {
            return "OVERPAID";
        }
        return state == OrderState.PARTIALLY_PAID ? state.name() : "OTHER";
    }

    /** Money that should go back can be promised from here too. */
    private List<Choice> aboutOrder(OrderState state) {
        List<Choice> choices = new ArrayList<>(Choices.about(page.getOrder()));
        if (state == OrderState.PAID_NOT_PLACED || state == OrderState.PARTIALLY_PAID) {
            page.getPayments().stream()
                    .filter(SfpyPayment::isCounted)
                    .forEach(payment -> choices.addAll(Choices.about(payment)));
        }
        // The card has one button for that, whatever its problems are.
        choices.removeIf(choice -> choice.getAction() == ActionKind.TAKE_NOTE);
        return choices;
    }
}
