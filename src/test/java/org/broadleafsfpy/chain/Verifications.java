package org.broadleafsfpy.chain;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Answers of a chain, for tests of what is made of them. */
public final class Verifications {
    private Verifications() {}

    public static Verification confirmed(List<Integer> positions, long block, Instant time) {
        return Verification.confirmed(positions, block, time, Map.of());
    }

    /** With a log at position 4, where there is one. */
    public static Verification of(Verification.Verdict verdict) {
        return switch (verdict) {
            case NOT_ASKED -> Verification.notAsked();
            case PENDING -> Verification.pending("It has 1 of 12 confirmations.");
            case CONTRADICTED -> Verification.contradicted("The transaction failed on the chain.");
            case MISFIT ->
                    Verification.misfit("It paid the store, but something else.", List.of(4));
            case CONFIRMED -> Verification.confirmed(List.of(4), 13, Instant.EPOCH, Map.of());
        };
    }
}
