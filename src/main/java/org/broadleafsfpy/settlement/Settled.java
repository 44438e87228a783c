package org.broadleafsfpy.settlement;

/** How far an event got. Immutable. */
public final class Settled {
    private final boolean finished;
    private final String outcome;
    private final String reason;

    private Settled(boolean finished, String outcome, String reason) {
        this.finished = finished;
        this.outcome = outcome;
        this.reason = reason;
    }

    static Settled finished(String outcome, String reason) {
        return new Settled(true, outcome, reason);
    }

    static Settled tryAgain(String outcome, String reason) {
        return new Settled(false, outcome, reason);
    }

    /**
     * @return whether nothing is left to be done; else it is to be tried again later
     */
    public boolean isFinished() {
        return finished;
    }

    /**
     * @return the decision's name
     */
    public String outcome() {
        return outcome;
    }

    /**
     * @return why, in words for a person
     */
    public String reason() {
        return reason;
    }
}
