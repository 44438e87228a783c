package org.broadleafsfpy.settlement;

import java.math.BigInteger;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import org.broadleafsfpy.chain.Verification;
import org.broadleafsfpy.config.TrustPolicy;

/**
 * What the chain's answer comes to under the store's policy and with the logs that count already.
 * Immutable, pure.
 */
public final class ChainFacts {
    /** No node, and no trust in SFPY's word alone. */
    public static final ChainFacts NOT_ASKED_AND_NOT_TRUSTED =
            new ChainFacts(Verification.notAsked(), Collections.emptySet(), TrustPolicy.HOLD);

    private final Verification verification;
    private final Optional<Integer> position;
    private final TrustPolicy withoutChain;

    /**
     * @param verification the chain's answer
     * @param claimed the positions of the transaction's logs that count for others already
     * @param withoutChain the store's policy where no node is asked
     */
    public ChainFacts(Verification verification, Set<Integer> claimed, TrustPolicy withoutChain) {
        this.verification = verification;
        this.position = verification.freePosition(claimed);
        this.withoutChain = withoutChain;
    }

    /**
     * @return where its log stands, if the chain confirms it; else null
     */
    public Integer position() {
        return isConfirmed() ? position.get() : null;
    }

    /**
     * @return how many base units of the token the store could take out of SFPY's pool for it;
     *     empty if that is not known
     */
    public Optional<BigInteger> redeemableBaseUnits() {
        return isConfirmed()
                ? verification.redeemableBaseUnits(position.get())
                : Optional.<BigInteger>empty();
    }

    /**
     * @return whether the chain shows exactly this, and it counts for nothing else
     */
    public boolean isConfirmed() {
        return verification.verdict() == Verification.Verdict.CONFIRMED && position.isPresent();
    }

    /**
     * @return whether nothing came to the store by it, or what came counts already
     */
    public boolean isContradicted() {
        return verification.verdict() == Verification.Verdict.CONTRADICTED || isClaimed();
    }

    private boolean isClaimed() {
        boolean shown =
                verification.verdict() == Verification.Verdict.CONFIRMED
                        || verification.verdict() == Verification.Verdict.MISFIT;
        return shown && !position.isPresent();
    }

    /**
     * @return whether something came to the store by it, but not what it says
     */
    public boolean isMisfit() {
        return verification.verdict() == Verification.Verdict.MISFIT && position.isPresent();
    }

    /**
     * @return whether the chain can't be asked, or does not show it firmly enough yet
     */
    public boolean isPending() {
        return verification.verdict() == Verification.Verdict.PENDING;
    }

    /**
     * @return whether somebody vouches for it: the chain itself, or SFPY by the merchant's choice
     */
    public boolean isVouched() {
        return verification.verdict() == Verification.Verdict.NOT_ASKED
                ? withoutChain == TrustPolicy.TRUST
                : isConfirmed();
    }

    /**
     * @return what the chain says, in a sentence
     */
    public String reason() {
        return isClaimed()
                ? "The transaction is counted for another one already."
                : verification.reason();
    }
}
