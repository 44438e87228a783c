package org.broadleafsfpy.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.broadleafsfpy.chain.Verification;
import org.broadleafsfpy.chain.Verifications;
import org.broadleafsfpy.config.TrustPolicy;
import org.broadleafsfpy.records.PaymentStanding;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Reads like the table in docs/settlement.md, row by row. */
@DisplayName("A payment is decided")
class PaymentDecisionTest {
    private static final Instant TIME = Instant.ofEpochSecond(1_700_000_000);
    private static final ChainFacts CONFIRMED =
            facts(Verifications.confirmed(List.of(4), 13, TIME));

    private static ChainFacts facts(Verification verification) {
        return new ChainFacts(verification, Set.of(), TrustPolicy.HOLD);
    }

    /** 100 dollars asked for, 100 dollars paid, nothing wrong. */
    private static PaymentDecision.Result result(Consumer<PaymentCase> change) {
        PaymentCase payment = new PaymentCase();
        payment.requestKnown = true;
        payment.state = "PAID";
        payment.onRequestedChain = true;
        payment.tokenAccepted = true;
        payment.chain = CONFIRMED;
        payment.inTime = true;
        payment.orderWaits = true;
        payment.valueUsdCents = 10_000;
        payment.balance = new OrderBalance(10_000, 1, 0);
        change.accept(payment);
        PaymentDecision.Result result = PaymentDecision.decide(payment);
        assertThat(result.reason()).isNotBlank();
        return result;
    }

    private static PaymentDecision decide(Consumer<PaymentCase> change) {
        return result(change).decision();
    }

    @Test
    void duplicateWhenRecordedWithTheSameFacts() {
        assertThat(decide(p -> p.recorded = Recorded.SAME_FACTS))
                .isEqualTo(PaymentDecision.DUPLICATE);
    }

    @Test
    void conflictWhenRecordedWithOtherFacts() {
        assertThat(decide(p -> p.recorded = Recorded.OTHER_FACTS))
                .isEqualTo(PaymentDecision.CONFLICT);
    }

    @Test
    void parkWhenTheRequestIsUnknown() {
        assertThat(decide(p -> p.requestKnown = false)).isEqualTo(PaymentDecision.PARK);
    }

    @ParameterizedTest(name = "{0} at SFPY, and the chain {1}: {2}")
    @CsvSource({
        "PAID,CONFIRMED,CONFIRM",
        "REFUNDED,CONFIRMED,CONFIRM",
        "STARTED,CONFIRMED,PARK",
        "SOMETHING_NEW,CONFIRMED,PARK",
        "CANCELLED,NOT_ASKED,REJECT",
        "ERRORED,NOT_ASKED,REJECT",
        "CANCELLED,CONTRADICTED,REJECT",
        "CANCELLED,PENDING,PARK",
        "CANCELLED,CONFIRMED,UNAPPLIED",
        "ERRORED,CONFIRMED,UNAPPLIED"
    })
    void byItsState(String state, Verification.Verdict verdict, PaymentDecision expected) {
        assertThat(
                        decide(
                                p -> {
                                    p.state = state;
                                    p.chain = facts(Verifications.of(verdict));
                                }))
                .isEqualTo(expected);
    }

    @Test
    void rejectOnAnotherChain() {
        assertThat(decide(p -> p.onRequestedChain = false)).isEqualTo(PaymentDecision.REJECT);
    }

    @ParameterizedTest(name = "where the chain says {0}: {1}")
    @CsvSource({
        "CONTRADICTED,REJECT",
        "PENDING,PARK",
        "MISFIT,UNAPPLIED",
        "NOT_ASKED,HOLD",
        "CONFIRMED,CONFIRM"
    })
    void byWhatTheChainSays(Verification.Verdict verdict, PaymentDecision expected) {
        ChainFacts chain = facts(Verifications.of(verdict));
        PaymentDecision.Result result = result(p -> p.chain = chain);
        assertThat(result.decision()).isEqualTo(expected);
        if (expected != PaymentDecision.CONFIRM && expected != PaymentDecision.HOLD) {
            assertThat(result.reason()).isEqualTo(chain.reason());
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Verification.Verdict.class,
            names = {"CONFIRMED", "MISFIT"})
    void rejectALogThatCountsAlready(Verification.Verdict verdict) {
        ChainFacts claimed =
                new ChainFacts(Verifications.of(verdict), Set.of(4), TrustPolicy.TRUST);
        PaymentDecision.Result result = result(p -> p.chain = claimed);
        assertThat(result.decision()).isEqualTo(PaymentDecision.REJECT);
        assertThat(result.reason())
                .isEqualTo("The transaction is counted for another one already.");
        assertThat(claimed.position()).isNull();
        assertThat(CONFIRMED.position()).isEqualTo(4);
    }

    @Test
    void confirmWithoutAChainWhereSfpyIsTrusted() {
        ChainFacts trusted = new ChainFacts(Verification.notAsked(), Set.of(), TrustPolicy.TRUST);
        assertThat(decide(p -> p.chain = trusted)).isEqualTo(PaymentDecision.CONFIRM);
    }

    @Test
    void unappliedInATokenThatIsNotAccepted() {
        assertThat(decide(p -> p.tokenAccepted = false)).isEqualTo(PaymentDecision.UNAPPLIED);
    }

    @Test
    void parkWhileThePriceSourceIsAway() {
        assertThat(
                        decide(
                                p -> {
                                    p.priceAway = true;
                                    p.rateHeldBecause = "The price feed can't be asked.";
                                }))
                .isEqualTo(PaymentDecision.PARK);
    }

    @Test
    void lateAfterItsRequestEnded() {
        assertThat(decide(p -> p.inTime = false)).isEqualTo(PaymentDecision.LATE);
    }

    @Test
    void lateEvenWhenTheOrderIsPaid() {
        assertThat(
                        decide(
                                p -> {
                                    p.inTime = false;
                                    p.orderPaid = true;
                                }))
                .isEqualTo(PaymentDecision.LATE);
    }

    @Test
    void lateWhenTheOrderNoLongerWaits() {
        assertThat(decide(p -> p.orderWaits = false)).isEqualTo(PaymentDecision.LATE);
    }

    @Test
    void lateBeforeHold() {
        assertThat(
                        decide(
                                p -> {
                                    p.orderWaits = false;
                                    p.chain = ChainFacts.NOT_ASKED_AND_NOT_TRUSTED;
                                }))
                .isEqualTo(PaymentDecision.LATE);
    }

    @Test
    void holdWhenTheRateIsNotBelieved() {
        PaymentDecision.Result result = result(p -> p.rateHeldBecause = "Too good to be true.");
        assertThat(result.decision()).isEqualTo(PaymentDecision.HOLD);
        assertThat(result.reason()).isEqualTo("Too good to be true.");
    }

    @Test
    void holdWhenThePoolGaveLessThanWasPaid() {
        assertThat(decide(p -> p.poolGaveTooLittle = true)).isEqualTo(PaymentDecision.HOLD);
        assertThat(
                        decide(
                                p -> {
                                    p.poolGaveTooLittle = true;
                                    p.approved = true;
                                }))
                .isEqualTo(PaymentDecision.CONFIRM);
    }

    @Test
    void excessWhenTheOrderIsPaidAlready() {
        PaymentDecision.Result result =
                result(
                        p -> {
                            p.orderWaits = false;
                            p.orderPaid = true;
                        });
        assertThat(result.decision()).isEqualTo(PaymentDecision.EXCESS);
        assertThat(result.reason()).contains("100.00 USD");
    }

    @ParameterizedTest(name = "{0} now and {1} before: {2}")
    @CsvSource({
        "10000,0,CONFIRM,Paid.",
        "9999,0,CONFIRM,Paid.",
        "9998,0,PARTIAL,0.02 USD are missing.",
        "100,0,PARTIAL,99.00 USD are missing.",
        "99,0,DUST,Too little to be a payment alone. 99.01 USD are missing.",
        "0,0,DUST,Too little to be a payment alone. 100.00 USD are missing.",
        "10001,0,CONFIRM,'Paid, with 0.01 USD too much.'",
        "20000,0,CONFIRM,'Paid, with 100.00 USD too much.'",
        "5000,5000,CONFIRM,Paid.",
        "5000,4999,CONFIRM,Paid.",
        "5000,4998,PARTIAL,0.02 USD are missing.",
        "1,9999,CONFIRM,Paid.",
        "99,9901,CONFIRM,Paid.",
        "12345,0,CONFIRM,'Paid, with 23.45 USD too much.'",
        "12345,1000,CONFIRM,'Paid, with 33.45 USD too much.'"
    })
    void byTheSumOfWhatCounts(long value, long before, PaymentDecision expected, String reason) {
        PaymentDecision.Result result =
                result(
                        p -> {
                            p.valueUsdCents = value;
                            p.balance.addCounted(before, false);
                        });
        assertThat(result.decision()).isEqualTo(expected);
        assertThat(result.reason()).isEqualTo(reason);
    }

    /** Of an order of 100 dollars: what is less than dust is nobody's work. */
    @ParameterizedTest(name = "{0} cents above the total: {1}")
    @CsvSource({"0,false", "1,false", "99,false", "100,true", "5000,true"})
    void flaggedIfTheExcessIsMoreThanDust(long excess, boolean attention) {
        PaymentDecision.Result result = result(p -> p.valueUsdCents = 10_000 + excess);
        assertThat(result.decision()).isEqualTo(PaymentDecision.CONFIRM);
        assertThat(result.callsAttention()).isEqualTo(attention);
    }

    @Test
    void byTheNetOfWhatWentBack() {
        assertThat(
                        decide(
                                p -> {
                                    p.balance.addCounted(10_000, false);
                                    p.balance.addRefund(10_000, false);
                                    p.valueUsdCents = 5_000;
                                }))
                .isEqualTo(PaymentDecision.PARTIAL);
    }

    @Test
    void partialWhileARefundIsNotSettled() {
        assertThat(decide(p -> p.balance.addOpenRefund())).isEqualTo(PaymentDecision.PARTIAL);
        assertThat(decide(p -> p.balance.addPromisedBack())).isEqualTo(PaymentDecision.PARTIAL);
    }

    @ParameterizedTest(name = "confirm, though {0}, when a person vouches")
    @CsvSource({"not vouched", "token", "rate", "price away", "pending"})
    void confirmWhatAPersonVouchesFor(String problem) {
        assertThat(
                        decide(
                                p -> {
                                    p.approved = true;
                                    p.tokenAccepted = !problem.equals("token");
                                    p.rateHeldBecause = problem.equals("rate") ? "no" : null;
                                    p.priceAway = problem.equals("price away");
                                    if (problem.equals("pending")) {
                                        p.chain =
                                                facts(
                                                        Verifications.of(
                                                                Verification.Verdict.PENDING));
                                    } else if (problem.equals("not vouched")) {
                                        p.chain = ChainFacts.NOT_ASKED_AND_NOT_TRUSTED;
                                    }
                                }))
                .isEqualTo(PaymentDecision.CONFIRM);
    }

    @Test
    void lateEvenWhenAPersonVouches() {
        assertThat(
                        decide(
                                p -> {
                                    p.approved = true;
                                    p.inTime = false;
                                }))
                .isEqualTo(PaymentDecision.LATE);
    }

    @ParameterizedTest(name = "{0}: {1}, attention {2}")
    @CsvSource(
            nullValues = "nothing",
            value = {
                "DUPLICATE,nothing,false",
                "CONFLICT,nothing,false",
                "PARK,PARKED,false",
                "REJECT,REJECTED,true",
                "UNAPPLIED,UNAPPLIED,true",
                "LATE,UNAPPLIED,true",
                "HOLD,UNAPPLIED,true",
                "EXCESS,COUNTED,true",
                "DUST,COUNTED,false",
                "PARTIAL,COUNTED,false",
                "CONFIRM,COUNTED,false"
            })
    void toStandSomewhere(PaymentDecision decision, PaymentStanding standing, boolean attention) {
        assertThat(decision.standing()).isEqualTo(standing);
        assertThat(decision.callsAttention()).isEqualTo(attention);
    }
}
