package org.broadleafsfpy.staff;

/** An action that is not done. The message says in a sentence why; nothing was changed. */
public class ActionRefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    /**
     * @param message why, for the person who wanted it
     */
    public ActionRefusedException(String message) {
        super(message);
    }
}
