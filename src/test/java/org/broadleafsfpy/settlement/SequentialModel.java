package org.broadleafsfpy.settlement;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.broadleafsfpy.ledger.Account;

/**
 * One order of 42 dollars as somebody would keep it on paper, one step after the other. Written
 * from docs/settlement.md, without any of the module's code.
 */
final class SequentialModel {
    static final long TOTAL = 4200;

    /** What SFPY tells: a payment, or a refund of a payment. */
    record Step(String what, String kind, long usdCents, String ofPayment) {}

    private final Map<String, Step> steps;
    private final Map<String, String> standing = new HashMap<>();
    private final Set<String> openRefunds = new HashSet<>();
    private long counted;
    private long refunded;
    private long refundedElsewhere;
    private long unapplied;
    private long unappliedRefunded;
    private long rounding;
    private boolean moreThanDust;
    String state = "AWAITING_PAYMENT";
    boolean wasPaid;
    boolean wasPlaced;

    SequentialModel(Map<String, Step> steps) {
        this.steps = steps;
    }

    void take(String action) {
        String[] words = action.split(" ");
        if (words[0].equals("place")) {
            if (!state.equals("PAID")) {
                throw new AssertionError("placed while it was " + state);
            }
            state = "PLACED";
            wasPlaced = true;
            return;
        }
        Step step = steps.get(words[1]);
        if (words[0].equals("see")) {
            if (step.what().equals("refund") && !step.kind().equals("stranger")) {
                openRefunds.add(words[1]);
            }
        } else if (step.what().equals("payment")) {
            pay(words[1], step);
        } else {
            refund(words[1], step);
        }
    }

    private boolean waits() {
        return state.equals("AWAITING_PAYMENT") || state.equals("PARTIALLY_PAID");
    }

    private boolean isPaid() {
        return Set.of("PAID", "PLACED", "PARTIALLY_REFUNDED").contains(state);
    }

    private void pay(String id, Step step) {
        if (step.kind().equals("other chain")) {
            standing.put(id, "rejected");
            return;
        }
        if ((!waits() && !isPaid()) || step.kind().equals("false rate")) {
            standing.put(id, "unapplied");
            unapplied += step.usdCents();
            return;
        }
        boolean completes = net() + step.usdCents() >= TOTAL - 1;
        boolean dust = waits() && !completes && step.usdCents() < 100;
        standing.put(id, "counted");
        counted += step.usdCents();
        moreThanDust |= !dust;
        goOn();
    }

    private void refund(String id, Step step) {
        if (step.kind().equals("stranger")) {
            return;
        }
        if (step.kind().equals("other token")) {
            return; // stays open, for a person
        }
        openRefunds.remove(id);
        if ("counted".equals(standing.get(step.ofPayment()))) {
            refunded += step.usdCents();
            if (step.kind().equals("elsewhere")) {
                refundedElsewhere += step.usdCents();
            }
        } else {
            unappliedRefunded += step.usdCents();
        }
        goOn();
    }

    private void goOn() {
        boolean enough = net() + rounding >= TOTAL - 1;
        long toPayers = refunded - refundedElsewhere;
        boolean allBack =
                counted > 0 && toPayers > 0 && toPayers >= counted - Math.min(1, counted / 100);
        if (waits()) {
            if (allBack && openRefunds.isEmpty()) {
                state = "REFUNDED";
            } else if (enough && openRefunds.isEmpty()) {
                state = "PAID";
                wasPaid = true;
                rounding = Math.max(0, TOTAL - net());
            } else {
                state = moreThanDust && net() > 0 ? "PARTIALLY_PAID" : "AWAITING_PAYMENT";
            }
        } else if (state.equals("PAID") || state.equals("TO_BE_REFUNDED")) {
            if (allBack) {
                state = "REFUNDED";
            } else if (!enough) {
                state = "TO_BE_REFUNDED";
            }
        } else if (isPaid()) {
            if (allBack) {
                state = "REFUNDED";
            } else {
                state = enough ? "PLACED" : "PARTIALLY_REFUNDED";
            }
        }
    }

    private long net() {
        return counted - refunded;
    }

    long forOrder() {
        return Math.max(0, Math.min(TOTAL, net() + rounding));
    }

    boolean shipped() {
        return state.equals("PLACED") || state.equals("PARTIALLY_REFUNDED");
    }

    String orderStatus() {
        if (shipped()) {
            return "SUBMITTED";
        }
        if (state.equals("REFUNDED")) {
            return wasPaid ? "CANCELLED" : "IN_PROCESS";
        }
        return "AWAITING_PAYMENT";
    }

    Map<Account, Long> books() {
        long idle = unapplied - unappliedRefunded;
        long kept = net() + rounding;
        Map<Account, Long> books = new TreeMap<>();
        books.put(Account.CRYPTO, net() + idle);
        books.put(Account.ROUNDING, rounding);
        books.put(Account.ORDERS, -forOrder());
        books.put(Account.EXCESS, -Math.max(0, kept - TOTAL));
        books.put(Account.UNAPPLIED, -Math.max(0, idle));
        books.put(Account.OVER_REFUNDED, Math.max(0, -kept) + Math.max(0, -idle));
        return books;
    }
}
