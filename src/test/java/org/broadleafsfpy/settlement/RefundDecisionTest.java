package org.broadleafsfpy.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reads like the table in docs/settlement.md, row by row. */
@DisplayName("A refund is decided")
class RefundDecisionTest {
    /** 100 dollars paid, 100 dollars given back, nothing wrong. */
    private static RefundDecision decide(Consumer<RefundCase> change) {
        RefundCase refund = new RefundCase();
        refund.paymentKnown = true;
        refund.fitsPayment = true;
        refund.fromPayoutAddress = true;
        refund.transactionVouched = true;
        refund.valueKnown = true;
        refund.valueUsdCents = 10_000;
        refund.paidUsdCents = 10_000;
        refund.toleranceUsdCents = 1;
        change.accept(refund);
        RefundDecision.Result result = RefundDecision.decide(refund);
        assertThat(result.reason()).isNotBlank();
        return result.decision();
    }

    @Test
    void duplicateWhenRecordedWithTheSameFacts() {
        assertThat(decide(r -> r.recorded = PaymentCase.Recorded.SAME_FACTS))
                .isEqualTo(RefundDecision.DUPLICATE);
    }

    @Test
    void conflictWhenRecordedWithOtherFacts() {
        assertThat(decide(r -> r.recorded = PaymentCase.Recorded.OTHER_FACTS))
                .isEqualTo(RefundDecision.CONFLICT);
    }

    @Test
    void parkBeforeItsPayment() {
        assertThat(decide(r -> r.paymentKnown = false)).isEqualTo(RefundDecision.PARK);
    }

    @Test
    void rejectWhenItDoesNotFitItsPayment() {
        assertThat(decide(r -> r.fitsPayment = false)).isEqualTo(RefundDecision.REJECT);
    }

    @Test
    void rejectFromAStranger() {
        assertThat(decide(r -> r.fromPayoutAddress = false)).isEqualTo(RefundDecision.REJECT);
    }

    @Test
    void rejectFromAStrangerEvenWhenNobodyVouches() {
        assertThat(
                        decide(
                                r -> {
                                    r.fromPayoutAddress = false;
                                    r.transactionVouched = false;
                                }))
                .isEqualTo(RefundDecision.REJECT);
    }

    @Test
    void rejectWhatTheChainContradicts() {
        assertThat(
                        decide(
                                r -> {
                                    r.contradicted = true;
                                    r.chainReason = "The transaction failed on the chain.";
                                }))
                .isEqualTo(RefundDecision.REJECT);
    }

    @Test
    void parkWhatTheChainDoesNotShowFirmlyYet() {
        assertThat(
                        decide(
                                r -> {
                                    r.pending = true;
                                    r.chainReason = "It has 1 of 12 confirmations.";
                                }))
                .isEqualTo(RefundDecision.PARK);
    }

    @Test
    void holdWhenNobodyVouchesForTheTransaction() {
        assertThat(decide(r -> r.transactionVouched = false)).isEqualTo(RefundDecision.HOLD);
    }

    @Test
    void holdWhenItsValueIsUnknown() {
        assertThat(decide(r -> r.valueKnown = false)).isEqualTo(RefundDecision.HOLD);
    }

    @ParameterizedTest(name = "{0} now and {1} before: {2}")
    @CsvSource({
        "10000,0,FULL",
        "9999,0,FULL",
        "9998,0,PARTIAL",
        "1,0,PARTIAL",
        "12000,0,FULL",
        "5000,5000,FULL",
        "5000,4000,PARTIAL"
    })
    void byTheSumOfWhatWentBack(long value, long before, RefundDecision expected) {
        assertThat(
                        decide(
                                r -> {
                                    r.valueUsdCents = value;
                                    r.refundedUsdCents = before;
                                }))
                .isEqualTo(expected);
    }
}
