package org.broadleafsfpy.chain;

import java.util.Collections;
import java.util.List;
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
        /** The chain shows something else. */
        CONTRADICTED,
        /** The chain shows exactly this. */
        CONFIRMED
    }

    private final Verdict verdict;
    private final String reason;
    private final List<Integer> positions;

    private Verification(Verdict verdict, String reason, List<Integer> positions) {
        this.verdict = verdict;
        this.reason = reason;
        this.positions = Collections.unmodifiableList(positions);
    }

    /**
     * @return that no node is configured
     */
    public static Verification notAsked() {
        return new Verification(
                Verdict.NOT_ASKED, "No Ethereum node is configured.", Collections.emptyList());
    }

    static Verification pending(String reason) {
        return new Verification(Verdict.PENDING, reason, Collections.emptyList());
    }

    static Verification contradicted(String reason) {
        return new Verification(Verdict.CONTRADICTED, reason, Collections.emptyList());
    }

    static Verification confirmed(List<Integer> positions) {
        return new Verification(Verdict.CONFIRMED, "The chain confirms it.", positions);
    }

    /**
     * One transaction may hold several equal logs; each counts for one payment or refund only.
     *
     * @param claimed the positions of those that count already
     * @return the first free position among the logs that say exactly this
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
}
