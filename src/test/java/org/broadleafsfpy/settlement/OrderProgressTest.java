package org.broadleafsfpy.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import org.broadleafsfpy.records.OrderState;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Reads like the table of an order's states in docs/settlement.md. */
@DisplayName("An order of 100 dollars")
class OrderProgressTest {
    @ParameterizedTest(name = "{0} with {1} paid and {2} given back, {3}: {4}")
    @CsvSource({
        "AWAITING_PAYMENT,0,0,-,AWAITING_PAYMENT",
        "AWAITING_PAYMENT,5000,0,-,PARTIALLY_PAID",
        "AWAITING_PAYMENT,5000,0,dust,AWAITING_PAYMENT",
        "AWAITING_PAYMENT,9998,0,-,PARTIALLY_PAID",
        "AWAITING_PAYMENT,9999,0,-,PAID",
        "AWAITING_PAYMENT,10000,0,dust,PAID",
        "AWAITING_PAYMENT,20000,0,-,PAID",
        "AWAITING_PAYMENT,10000,0,refund open,PARTIALLY_PAID",
        "AWAITING_PAYMENT,10000,0,promised back,PARTIALLY_PAID",
        "PARTIALLY_PAID,5000,2000,-,PARTIALLY_PAID",
        "PARTIALLY_PAID,5000,5000,-,REFUNDED",
        "PARTIALLY_PAID,5000,5000,refund open,AWAITING_PAYMENT",
        "PARTIALLY_PAID,5000,5000,elsewhere,AWAITING_PAYMENT",
        "PARTIALLY_PAID,12000,2000,-,PAID",
        "PAID,10000,0,-,PAID",
        "PAID,10000,0,refund open,PAID",
        "PAID,10000,0,promised back,TO_BE_REFUNDED",
        "PAID,10000,2000,-,TO_BE_REFUNDED",
        "PAID,12000,2000,-,PAID",
        "PAID_NOT_PLACED,10000,0,-,PAID_NOT_PLACED",
        "PAID_NOT_PLACED,10000,2,-,TO_BE_REFUNDED",
        "PAID_NOT_PLACED,10000,1,-,PAID_NOT_PLACED",
        "PAID_NOT_PLACED,10000,10000,-,REFUNDED",
        "TO_BE_REFUNDED,10000,0,-,TO_BE_REFUNDED",
        "TO_BE_REFUNDED,10000,2000,-,TO_BE_REFUNDED",
        "TO_BE_REFUNDED,10000,10000,-,REFUNDED",
        "PLACED,10000,0,-,PLACED",
        "PLACED,12000,2000,-,PLACED",
        "PLACED,10000,2000,-,PARTIALLY_REFUNDED",
        "PLACED,10000,10000,-,REFUNDED",
        "PLACED,10000,9999,-,REFUNDED",
        "PLACED,10000,10000,elsewhere,PARTIALLY_REFUNDED",
        "PLACED,10000,0,refund open,PLACED",
        "PARTIALLY_REFUNDED,12000,2000,-,PLACED",
        "PARTIALLY_REFUNDED,10000,10000,-,REFUNDED",
        "REFUNDED,20000,10000,-,REFUNDED",
        "RETURNED,10000,0,-,RETURNED",
        "EXPIRED,10000,0,-,EXPIRED"
    })
    void goesOn(OrderState now, long paid, long refunded, String special, OrderState next) {
        OrderBalance balance = balance(paid, refunded, special);
        assertThat(OrderProgress.next(now, balance, true)).isEqualTo(next);
        assertThat(OrderProgress.mayPlace(now, balance))
                .isEqualTo(now.isCheckoutDue() && next == now && !special.equals("refund open"));
    }

    private static OrderBalance balance(long paid, long refunded, String special) {
        OrderBalance balance = new OrderBalance(10_000, 1, 0);
        if (paid > 0) {
            balance.addCounted(paid, special.equals("dust"));
        }
        if (refunded > 0) {
            balance.addRefund(refunded, special.equals("elsewhere"));
        }
        if (special.equals("refund open")) {
            balance.addOpenRefund();
        }
        if (special.equals("promised back")) {
            balance.addPromisedBack();
        }
        return balance;
    }

    @Test
    void isPaidAgainWhateverWasGivenBackLongAgo() {
        OrderBalance balance = balance(5_000, 5_000, "-");
        assertThat(OrderProgress.next(OrderState.AWAITING_PAYMENT, balance, false))
                .isEqualTo(OrderState.AWAITING_PAYMENT);
        balance.addCounted(2_000, false);
        assertThat(OrderProgress.next(OrderState.AWAITING_PAYMENT, balance, false))
                .isEqualTo(OrderState.PARTIALLY_PAID);
    }

    @ParameterizedTest
    @EnumSource(OrderState.class)
    void isNeverPlacedBelowItsTotal(OrderState now) {
        assertThat(OrderProgress.mayPlace(now, balance(9_998, 0, "-"))).isFalse();
        assertThat(OrderProgress.mayPlace(now, balance(20_000, 10_002, "-"))).isFalse();
    }
}
