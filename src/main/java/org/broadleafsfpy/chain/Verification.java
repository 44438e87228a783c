package org.broadleafsfpy.chain;

import java.math.BigInteger;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the chain says of one notification. Immutable. */
public final class Verification {
    /** The answer in a word. */
    public enum Verdict {
        /** No node is configured. */
        NOT_ASKED,
        /** Not there yet, too few confirmations, or the node can't be asked now. */
        PENDING,
        /** Nothing came to the store by it: it failed, or went to somebody else. */
        CONTRADICTED,
        /** Something came to the store by it, but not what the notification says. */
        MISFIT,
        /** The chain shows exactly this. */
        CONFIRMED
    }

    private final Verdict verdict;
    private final String reason;
    private final List<Integer> positions;
    private final Long block;
    private final Instant blockTime;
    private final Map<Integer, BigInteger> redeemableBaseUnits;

    private Verification(
            Verdict verdict,
            String reason,
            List<Integer> positions,
            Long block,
            Instant blockTime,
            Map<Integer, BigInteger> redeemableBaseUnits) {
        this.verdict = verdict;
        this.reason = reason;
        this.positions = Collections.unmodifiableList(positions);
        this.block = block;
        this.blockTime = blockTime;
        this.redeemableBaseUnits = Collections.unmodifiableMap(redeemableBaseUnits);
    }

    private Verification(Verdict verdict, String reason) {
        this(verdict, reason, Collections.emptyList(), null, null, Collections.emptyMap());
    }

    /**
     * @return that no node is configured
     */
    public static Verification notAsked() {
        return new Verification(Verdict.NOT_ASKED, "No Ethereum node is configured.");
    }

    static Verification pending(String reason) {
        return new Verification(Verdict.PENDING, reason);
    }

    static Verification contradicted(String reason) {
        return new Verification(Verdict.CONTRADICTED, reason);
    }

    static Verification misfit(String reason, List<Integer> positions) {
        return new Verification(
                Verdict.MISFIT, reason, positions, null, null, Collections.emptyMap());
    }

    static Verification confirmed(
            List<Integer> positions,
            long block,
            Instant blockTime,
            Map<Integer, BigInteger> redeemableBaseUnits) {
        return new Verification(
                Verdict.CONFIRMED,
                "The chain confirms it.",
                positions,
                block,
                blockTime,
                redeemableBaseUnits);
    }

    /**
     * One transaction may hold several equal logs; each counts for one payment or refund only.
     *
     * @param claimed the positions of those that count already
     * @return the first free position among the logs that say exactly this; for a misfit, among
     *     those that paid the store
     */
    public Optional<Integer> freePosition(Set<Integer> claimed) {
        for (Integer position : positions) {
            if (!claimed.contains(position)) {
                return Optional.of(position);
            }
        }
        return Optional.empty();
    }

    /**
     * @return the answer
     */
    public Verdict verdict() {
        return verdict;
    }

    /**
     * @return why, in a sentence
     */
    public String reason() {
        return reason;
    }

    /**
     * @param position of a log that says exactly this
     * @return how many base units of the token the store could take out of SFPY's pool for it;
     *     empty if that is not known
     */
    public Optional<BigInteger> redeemableBaseUnits(Integer position) {
        return Optional.ofNullable(redeemableBaseUnits.get(position));
    }

    /**
     * @return the number of the block that it is in, if the chain confirms it
     */
    public Optional<Long> block() {
        return Optional.ofNullable(block);
    }

    /**
     * @return when that block was made, if the chain confirms it
     */
    public Optional<Instant> blockTime() {
        return Optional.ofNullable(blockTime);
    }
}
