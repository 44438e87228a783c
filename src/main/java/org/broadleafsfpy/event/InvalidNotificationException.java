package org.broadleafsfpy.event;

/**
 * A signed notification that can't be used: a member is missing or has no sensible value. The
 * message names the member and what was expected of it.
 */
public class InvalidNotificationException extends Exception {
    private static final long serialVersionUID = 1L;

    /**
     * @param message which member, and what it should have been
     */
    public InvalidNotificationException(String message) {
        super(message);
    }
}
