package org.broadleafsfpy.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reads like the table in docs/settlement.md, row by row. */
@DisplayName("A payment is decided")
class PaymentDecisionTest {
    /** 100 dollars asked for, 100 dollars paid, nothing wrong. */
    private static PaymentDecision decide(Consumer<PaymentCase> change) {
        PaymentCase payment = new PaymentCase();
        payment.requestKnown = true;
        payment.state = "PAID";
        payment.onRequestedChain = true;
        payment.tokenAccepted = true;
        payment.transactionVouched = true;
        payment.rateBelieved = true;
        payment.orderWaits = true;
        payment.valueUsdCents = 10_000;
        payment.totalUsdCents = 10_000;
        payment.toleranceUsdCents = 1;
        change.accept(payment);
        PaymentDecision.Result result = PaymentDecision.decide(payment);
        assertThat(result.reason()).isNotBlank();
        return result.decision();
    }

    @Test
    void duplicateWhenRecordedWithTheSameFacts() {
        assertThat(decide(p -> p.recorded = PaymentCase.Recorded.SAME_FACTS))
                .isEqualTo(PaymentDecision.DUPLICATE);
    }

    @Test
    void conflictWhenRecordedWithOtherFacts() {
        assertThat(decide(p -> p.recorded = PaymentCase.Recorded.OTHER_FACTS))
                .isEqualTo(PaymentDecision.CONFLICT);
    }

    @Test
    void parkWhenTheRequestIsUnknown() {
        assertThat(decide(p -> p.requestKnown = false)).isEqualTo(PaymentDecision.PARK);
    }

    @ParameterizedTest
    @CsvSource({
        "PAID,CONFIRM",
        "REFUNDED,CONFIRM",
        "STARTED,PARK",
        "SOMETHING_NEW,PARK",
        "CANCELLED,REJECT",
        "ERRORED,REJECT"
    })
    void byItsState(String state, PaymentDecision expected) {
        assertThat(decide(p -> p.state = state)).isEqualTo(expected);
    }

    @Test
    void rejectOnAnotherChain() {
        assertThat(decide(p -> p.onRequestedChain = false)).isEqualTo(PaymentDecision.REJECT);
    }

    @Test
    void rejectInATokenThatIsNotAccepted() {
        assertThat(decide(p -> p.tokenAccepted = false)).isEqualTo(PaymentDecision.REJECT);
    }

    @Test
    void rejectWhatTheChainContradicts() {
        assertThat(
                        decide(
                                p -> {
                                    p.contradicted = true;
                                    p.chainReason = "The transaction failed on the chain.";
                                }))
                .isEqualTo(PaymentDecision.REJECT);
    }

    @Test
    void parkWhatTheChainDoesNotShowFirmlyYet() {
        assertThat(
                        decide(
                                p -> {
                                    p.pending = true;
                                    p.orderWaits = false;
                                    p.chainReason = "It has 1 of 12 confirmations.";
                                }))
                .isEqualTo(PaymentDecision.PARK);
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
                                    p.transactionVouched = false;
                                }))
                .isEqualTo(PaymentDecision.LATE);
    }

    @Test
    void holdWhenNobodyVouchesForTheTransaction() {
        assertThat(decide(p -> p.transactionVouched = false)).isEqualTo(PaymentDecision.HOLD);
    }

    @Test
    void holdWhenTheRateIsNotBelieved() {
        assertThat(decide(p -> p.rateBelieved = false)).isEqualTo(PaymentDecision.HOLD);
    }

    @ParameterizedTest(name = "{0} now and {1} before: {2}")
    @CsvSource({
        "10000,0,CONFIRM",
        "9999,0,CONFIRM",
        "9998,0,PARTIAL",
        "0,0,PARTIAL",
        "1,0,PARTIAL",
        "10001,0,CONFIRM",
        "20000,0,CONFIRM",
        "5000,5000,CONFIRM",
        "5000,4999,CONFIRM",
        "5000,4998,PARTIAL",
    })
    void byTheSumOfWhatCounts(long value, long before, PaymentDecision expected) {
        assertThat(
                        decide(
                                p -> {
                                    p.valueUsdCents = value;
                                    p.countedUsdCents = before;
                                }))
                .isEqualTo(expected);
    }

    @Test
    void withTheExcessInItsReason() {
        PaymentCase payment = new PaymentCase();
        decide(p -> copy(p, payment));
        payment.valueUsdCents = 12_345;
        assertThat(PaymentDecision.decide(payment).reason())
                .isEqualTo("Paid, with 23.45 USD too much.");
    }

    private static void copy(PaymentCase from, PaymentCase to) {
        to.requestKnown = from.requestKnown;
        to.state = from.state;
        to.onRequestedChain = from.onRequestedChain;
        to.tokenAccepted = from.tokenAccepted;
        to.transactionVouched = from.transactionVouched;
        to.rateBelieved = from.rateBelieved;
        to.orderWaits = from.orderWaits;
        to.totalUsdCents = from.totalUsdCents;
        to.toleranceUsdCents = from.toleranceUsdCents;
    }
}
