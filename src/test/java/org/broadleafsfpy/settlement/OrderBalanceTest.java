package org.broadleafsfpy.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.broadleafsfpy.ledger.Account;
import org.broadleafsfpy.records.OrderState;
import org.junit.jupiter.api.DisplayName;

/** Properties that hold over random histories of one order's payments and refunds. */
@DisplayName("The balance of an order")
class OrderBalanceTest {
    /** A payment that counts or not, or a refund of one. */
    record Move(String kind, long usdCents) {
        void addTo(OrderBalance balance) {
            switch (kind) {
                case "counted" -> balance.addCounted(usdCents, false);
                case "dust" -> balance.addCounted(usdCents % 100, true);
                case "unapplied" -> balance.addUnapplied(usdCents);
                case "refund" -> balance.addRefund(usdCents, false);
                case "elsewhere" -> balance.addRefund(usdCents, true);
                default -> balance.addRefundOfUnapplied(usdCents);
            }
        }
    }

    @Provide
    Arbitrary<List<Move>> histories() {
        Arbitrary<Move> moves =
                Combinators.combine(
                                Arbitraries.of(
                                        "counted",
                                        "counted",
                                        "dust",
                                        "unapplied",
                                        "refund",
                                        "elsewhere",
                                        "refund of unapplied"),
                                Arbitraries.longs().between(0, 20_000))
                        .as(Move::new);
        return moves.list().ofMaxSize(12);
    }

    private static OrderBalance balance(List<Move> moves) {
        OrderBalance balance = new OrderBalance(10_000, 1, 0);
        moves.forEach(move -> move.addTo(balance));
        return balance;
    }

    private static long sum(List<Move> moves, String... kinds) {
        return moves.stream()
                .filter(m -> List.of(kinds).contains(m.kind()))
                .mapToLong(m -> m.kind().equals("dust") ? m.usdCents() % 100 : m.usdCents())
                .sum();
    }

    @Property
    void doesNotDependOnTheOrderOfItsMoves(
            @ForAll("histories") List<Move> moves, @ForAll long seed) {
        List<Move> shuffled = new ArrayList<>(moves);
        Collections.shuffle(shuffled, new Random(seed));
        assertThat(balance(shuffled).accounts()).isEqualTo(balance(moves).accounts());
        for (OrderState state : OrderState.values()) {
            assertThat(OrderProgress.next(state, balance(shuffled), true))
                    .isEqualTo(OrderProgress.next(state, balance(moves), true));
        }
    }

    @Property
    void hasBooksThatBalanceToTheCent(@ForAll("histories") List<Move> moves) {
        Map<Account, Long> accounts = balance(moves).accounts();
        assertThat(accounts.values().stream().mapToLong(Long::longValue).sum()).isZero();
        assertThat(accounts.get(Account.CRYPTO))
                .as("what came less what went")
                .isEqualTo(
                        sum(moves, "counted", "dust", "unapplied")
                                - sum(moves, "refund", "elsewhere", "refund of unapplied"));
        assertThat(accounts.get(Account.ORDERS)).isBetween(-10_000L, 0L);
        assertThat(accounts.get(Account.EXCESS)).isLessThanOrEqualTo(0);
        assertThat(accounts.get(Account.UNAPPLIED)).isLessThanOrEqualTo(0);
        assertThat(accounts.get(Account.OVER_REFUNDED)).isGreaterThanOrEqualTo(0);
    }

    @Property
    void neverAppliesMoreThanArrived(@ForAll("histories") List<Move> moves) {
        assertThat(balance(moves).forOrderUsdCents())
                .isLessThanOrEqualTo(sum(moves, "counted", "dust"))
                .isLessThanOrEqualTo(10_000);
    }

    @Property
    void placesAnOrderOnlyWhenWhatIsThereReachesTheTotal(@ForAll("histories") List<Move> moves) {
        OrderBalance balance = balance(moves);
        if (OrderProgress.next(OrderState.AWAITING_PAYMENT, balance, true) == OrderState.PAID
                || OrderProgress.mayPlace(OrderState.PAID, balance)) {
            assertThat(sum(moves, "counted", "dust") - sum(moves, "refund", "elsewhere"))
                    .isGreaterThanOrEqualTo(9_999);
        }
    }

    @Property
    void isPlacedWhateverTheOrderOfPaymentsThatAreEnough(
            @ForAll("histories") List<Move> moves, @ForAll long seed) {
        List<Move> payments = new ArrayList<>(moves);
        payments.removeIf(m -> m.kind().contains("refund") || m.kind().equals("elsewhere"));
        Collections.shuffle(payments, new Random(seed));
        OrderState state = OrderState.AWAITING_PAYMENT;
        OrderBalance balance = new OrderBalance(10_000, 1, 0);
        for (Move payment : payments) {
            payment.addTo(balance);
            state = OrderProgress.next(state, balance, false);
        }
        boolean enough = sum(payments, "counted", "dust") >= 9_999;
        assertThat(state == OrderState.PAID).isEqualTo(enough);
    }

    @Example
    void forgivesTheLastCentAndBooksIt() {
        OrderBalance balance = new OrderBalance(10_000, 1, 1);
        balance.addCounted(9_999, false);
        assertThat(balance.forOrderUsdCents()).isEqualTo(10_000);
        assertThat(balance.missingUsdCents()).isZero();
        assertThat(balance.excessUsdCents()).isZero();
        assertThat(balance.accounts())
                .containsEntry(Account.CRYPTO, 9_999L)
                .containsEntry(Account.ROUNDING, 1L)
                .containsEntry(Account.ORDERS, -10_000L);
    }

    @Example
    void usesUpTheExcessFirst() {
        OrderBalance balance = new OrderBalance(10_000, 1, 0);
        balance.addCounted(12_000, false);
        assertThat(balance.excessUsdCents()).isEqualTo(2_000);
        balance.addRefund(1_500, false);
        assertThat(balance.excessUsdCents()).isEqualTo(500);
        assertThat(balance.forOrderUsdCents()).isEqualTo(10_000);
        balance.addRefund(1_500, false);
        assertThat(balance.excessUsdCents()).isZero();
        assertThat(balance.forOrderUsdCents()).isEqualTo(9_000);
        assertThat(balance.missingUsdCents()).isEqualTo(1_000);
        assertThat(balance.refundedUsdCents()).isEqualTo(3_000);
    }

    @Example
    void remembersWhatWasForgiven() {
        OrderBalance balance = new OrderBalance(10_000, 5, 5);
        balance.addCounted(9_995, false);
        assertThat(balance.isEnough()).isTrue();
        balance.addRefund(5, false);
        assertThat(balance.isEnough()).isTrue();
        balance.addRefund(1, false);
        assertThat(balance.isEnough()).isFalse();
        balance.addCounted(100, false);
        assertThat(balance.excessUsdCents()).isEqualTo(94);
        assertThat(balance.countedUsdCents()).isEqualTo(10_095);
        balance.addUnapplied(50);
        balance.addRefundOfUnapplied(70);
        assertThat(balance.accounts())
                .containsEntry(Account.OVER_REFUNDED, 20L)
                .containsEntry(Account.ROUNDING, 5L)
                .containsEntry(Account.UNAPPLIED, 0L)
                .containsEntry(Account.EXCESS, -94L);
        balance.addRefund(10_194, false);
        assertThat(balance.netUsdCents()).isEqualTo(-105);
        assertThat(balance.accounts())
                .as("what was forgiven is not the payer's to be refunded")
                .containsEntry(Account.OVER_REFUNDED, 120L)
                .containsEntry(Account.ORDERS, 0L);
    }

    @Example
    void isAllRefundedWithinTheToleranceAndNeverByNothing() {
        OrderBalance balance = new OrderBalance(10_000, 1, 0);
        assertThat(balance.isAllRefunded()).isFalse();
        balance.addCounted(99, true);
        assertThat(balance.isAllRefundedWith(98)).as("a cent is more than 1 % of it").isFalse();
        assertThat(balance.isAllRefundedWith(99)).isTrue();
        balance.addCounted(1, true);
        assertThat(balance.isAllRefundedWith(98)).isFalse();
        assertThat(balance.isAllRefundedWith(99)).isTrue();
    }

    @Example
    void saysWhatIsDust() {
        assertThat(new OrderBalance(10_000, 1, 0).leastNoDustUsdCents()).isEqualTo(100);
        assertThat(new OrderBalance(9_000, 1, 0).leastNoDustUsdCents()).isEqualTo(100);
        assertThat(new OrderBalance(50_000, 1, 0).leastNoDustUsdCents()).isEqualTo(500);
    }
}
