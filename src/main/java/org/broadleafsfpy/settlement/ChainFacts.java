package org.broadleafsfpy.settlement;

import java.util.Optional;
import java.util.Set;
import org.broadleafsfpy.chain.Verification;
import org.broadleafsfpy.config.TrustPolicy;

/**
 * What the chain's answer comes to under the store's policy and with the logs that count already.
 * Immutable, pure.
 */
final class ChainFacts {
    private final Verification verification;
    private final Optional<Integer> position;
    private final TrustPolicy withoutChain;

    ChainFacts(Verification verification, Set<Integer> claimed, TrustPolicy withoutChain) {
        this.verification = verification;
        this.position = verification.freePosition(claimed);
        this.withoutChain = withoutChain;
    }

    /** Where its log stands, if the chain confirms it. */
    Integer position() {
        return position.orElse(null);
    }

    boolean isContradicted() {
        return verification.verdict() == Verification.Verdict.CONTRADICTED || isClaimed();
    }

    private boolean isClaimed() {
        return verification.verdict() == Verification.Verdict.CONFIRMED && !position.isPresent();
    }

    boolean isPending() {
        return verification.verdict() == Verification.Verdict.PENDING;
    }

    boolean isVouched() {
        return verification.verdict() == Verification.Verdict.NOT_ASKED
                ? withoutChain == TrustPolicy.TRUST
                : position.isPresent();
    }

    String reason() {
        return isClaimed()
                ? "The transaction is counted for another one already."
                : verification.reason();
    }
}
