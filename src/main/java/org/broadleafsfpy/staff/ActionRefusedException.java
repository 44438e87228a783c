package org.broadleafsfpy.staff;

/** An action that is not done. The message says in a sentence why; nothing was changed. */
public class ActionRefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final Refusal refusal;

    /**
     * @param refusal why
     */
    public ActionRefusedException(Refusal refusal) {
        super(refusal.sentence());
        this.refusal = refusal;
    }

    /**
     * @return why
     */
    public Refusal refusal() {
        return refusal;
    }
}
