package org.broadleafsfpy.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.function.Consumer;
import org.broadleafsfpy.chain.Verification;
import org.broadleafsfpy.chain.Verifications;
import org.broadleafsfpy.config.TrustPolicy;
import org.broadleafsfpy.records.RefundStanding;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reads like the table in docs/settlement.md, row by row. */
@DisplayName("A refund is decided")
class RefundDecisionTest {
    private static ChainFacts facts(Verification.Verdict verdict) {
        return new ChainFacts(Verifications.of(verdict), Set.of(), TrustPolicy.HOLD);
    }

    /** 100 dollars paid, 100 dollars given back, nothing wrong. */
    private static RefundDecision.Result result(Consumer<RefundCase> change) {
        RefundCase refund = new RefundCase();
        refund.paymentKnown = true;
        refund.fitsPayment = true;
        refund.fromStore = true;
        refund.chain = facts(Verification.Verdict.CONFIRMED);
        refund.valueKnown = true;
        refund.toPayer = true;
        refund.paymentCounts = true;
        refund.valueUsdCents = 10_000;
        refund.balance = new OrderBalance(10_000, 1, 0);
        refund.balance.addCounted(10_000, false);
        change.accept(refund);
        RefundDecision.Result result = RefundDecision.decide(refund);
        assertThat(result.reason()).isNotBlank();
        return result;
    }

    private static RefundDecision decide(Consumer<RefundCase> change) {
        return result(change).decision();
    }

    @Test
    void duplicateWhenRecordedWithTheSameFacts() {
        assertThat(decide(r -> r.recorded = Recorded.SAME_FACTS))
                .isEqualTo(RefundDecision.DUPLICATE);
    }

    @Test
    void conflictWhenRecordedWithOtherFacts() {
        assertThat(decide(r -> r.recorded = Recorded.OTHER_FACTS))
                .isEqualTo(RefundDecision.CONFLICT);
    }

    @ParameterizedTest(name = "reject from a stranger, payment known: {0}, chain {1}")
    @CsvSource({"true,CONFIRMED", "true,PENDING", "false,CONFIRMED", "true,NOT_ASKED"})
    void rejectFromAStranger(boolean paymentKnown, Verification.Verdict verdict) {
        assertThat(
                        decide(
                                r -> {
                                    r.fromStore = false;
                                    r.paymentKnown = paymentKnown;
                                    r.chain = facts(verdict);
                                }))
                .isEqualTo(RefundDecision.REJECT);
    }

    @Test
    void rejectWhenItDoesNotFitItsPayment() {
        assertThat(decide(r -> r.fitsPayment = false)).isEqualTo(RefundDecision.REJECT);
    }

    @ParameterizedTest(name = "where the chain says {0}: {1}")
    @CsvSource({
        "CONTRADICTED,REJECT",
        "MISFIT,REJECT",
        "PENDING,PARK",
        "NOT_ASKED,HOLD",
        "CONFIRMED,FULL"
    })
    void byWhatTheChainSays(Verification.Verdict verdict, RefundDecision expected) {
        assertThat(decide(r -> r.chain = facts(verdict))).isEqualTo(expected);
    }

    @Test
    void fullWithoutAChainWhereSfpyIsTrusted() {
        ChainFacts trusted = new ChainFacts(Verification.notAsked(), Set.of(), TrustPolicy.TRUST);
        assertThat(decide(r -> r.chain = trusted)).isEqualTo(RefundDecision.FULL);
    }

    @Test
    void parkBeforeItsPayment() {
        assertThat(
                        decide(
                                r -> {
                                    r.paymentKnown = false;
                                    r.fitsPayment = false;
                                }))
                .isEqualTo(RefundDecision.PARK);
    }

    @Test
    void parkBeforeItsPaymentEvenWhenAPersonVouches() {
        assertThat(
                        decide(
                                r -> {
                                    r.paymentKnown = false;
                                    r.approved = true;
                                }))
                .isEqualTo(RefundDecision.PARK);
    }

    @Test
    void holdWhenItsValueIsUnknown() {
        assertThat(decide(r -> r.valueKnown = false)).isEqualTo(RefundDecision.HOLD);
    }

    @Test
    void elsewhereWhenItDidNotGoToThePayer() {
        assertThat(decide(r -> r.toPayer = false)).isEqualTo(RefundDecision.ELSEWHERE);
    }

    @Test
    void returnedWhenItsPaymentCountsForNoOrder() {
        assertThat(decide(r -> r.paymentCounts = false)).isEqualTo(RefundDecision.RETURNED);
    }

    @ParameterizedTest(name = "{0} now, {1} before: {2}")
    @CsvSource({
        "10000,0,FULL,Refunded.,false",
        "9999,0,FULL,Refunded.,false",
        "9998,0,PARTIAL,0.02 USD of it remain.,false",
        "1,0,PARTIAL,99.99 USD of it remain.,false",
        "5000,5000,FULL,Refunded.,false",
        "5000,4999,FULL,Refunded.,false",
        "5000,4998,PARTIAL,0.02 USD of it remain.,false",
        "10001,0,FULL,Refunded.,false",
        "10002,0,FULL,'Refunded, with 0.02 USD more than was paid.',true",
        "6000,5000,FULL,'Refunded, with 10.00 USD more than was paid.',true"
    })
    void byTheSumOfWhatWentBack(
            long value, long before, RefundDecision expected, String reason, boolean attention) {
        RefundDecision.Result result =
                result(
                        r -> {
                            r.valueUsdCents = value;
                            if (before > 0) {
                                r.balance.addRefund(before, false);
                            }
                        });
        assertThat(result.decision()).isEqualTo(expected);
        assertThat(result.reason()).isEqualTo(reason);
        assertThat(result.callsAttention()).isEqualTo(attention);
    }

    @Test
    void partialWhileWhatWentElsewhereIsNotCounted() {
        assertThat(
                        decide(
                                r -> {
                                    r.valueUsdCents = 5_000;
                                    r.balance.addRefund(5_000, true);
                                }))
                .isEqualTo(RefundDecision.PARTIAL);
    }

    @ParameterizedTest(name = "full, though {0}, when a person vouches")
    @CsvSource({"NOT_ASKED", "PENDING"})
    void fullWhenAPersonVouches(Verification.Verdict verdict) {
        assertThat(
                        decide(
                                r -> {
                                    r.approved = true;
                                    r.toPayer = false;
                                    r.chain = facts(verdict);
                                }))
                .isEqualTo(RefundDecision.FULL);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            nullValues = "nothing",
            value = {
                "DUPLICATE,nothing",
                "CONFLICT,nothing",
                "PARK,PARKED",
                "REJECT,REJECTED",
                "HOLD,HELD",
                "ELSEWHERE,POSTED",
                "RETURNED,POSTED",
                "PARTIAL,POSTED",
                "FULL,POSTED"
            })
    void toStandSomewhere(RefundDecision decision, RefundStanding standing) {
        assertThat(decision.standing()).isEqualTo(standing);
    }

    @Test
    void withAPersonCalledForWhatNeedsOne() {
        assertThat(result(r -> r.fromStore = false).callsAttention()).isTrue();
        assertThat(result(r -> r.valueKnown = false).callsAttention()).isTrue();
        assertThat(result(r -> r.toPayer = false).callsAttention()).isTrue();
        assertThat(result(r -> r.paymentCounts = false).callsAttention()).isFalse();
        assertThat(result(r -> {}).callsAttention()).isFalse();
    }
}
