package org.broadleafsfpy.sample.sandbox;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;

/**
 * What else a payer may do than pay a request honestly, in full, once and in time: the contract
 * lets anyone do all of it.
 *
 * @param usdCents what is paid, in US cents
 * @param falseRate whether a hundredth of it is sent, at a hundred times the rate
 * @param otherChain whether it is on a worthless test chain
 * @param toOneself whether the payer pays himself, in the request's name
 * @param late whether its block is of the next day
 * @param event what becomes of the event
 */
record OddCase(
        long usdCents,
        boolean falseRate,
        boolean otherChain,
        boolean toOneself,
        boolean late,
        Event event) {
    /** What becomes of the event that tells of it. */
    enum Event {
        SENT,
        /** After half a minute, so that a refund can overtake it. */
        HELD_BACK,
        /** Never: the store has to ask. */
        LOST;

        static Event in(Map<String, String> form) {
            return valueOf(form.getOrDefault("event", SENT.name()));
        }
    }

    static OddCase none(long usdCents) {
        return new OddCase(usdCents, false, false, false, false, Event.SENT);
    }

    static OddCase in(Map<String, String> form, long totalUsdCents) {
        return new OddCase(
                usdCents(form, totalUsdCents),
                "false".equals(form.get("rate")),
                "5".equals(form.get("chain")),
                "self".equals(form.get("to")),
                "late".equals(form.get("time")),
                Event.in(form));
    }

    /** The form's amount in dollars; all of it if there is none. */
    static long usdCents(Map<String, String> form, long allUsdCents) {
        String usd = form.getOrDefault("usd", "").trim();
        if (usd.isEmpty()) {
            return allUsdCents;
        }
        if (!usd.matches("[0-9]{1,7}(\\.[0-9]{1,2})?")) {
            throw new IllegalArgumentException("An amount is dollars and cents, such as 12.50.");
        }
        long usdCents =
                new BigDecimal(usd)
                        .movePointRight(2)
                        .setScale(0, RoundingMode.UNNECESSARY)
                        .longValueExact();
        if (usdCents == 0) {
            throw new IllegalArgumentException("An amount is above zero.");
        }
        return usdCents;
    }
}
