package org.broadleafsfpy.inbox;

/** Where an event stands. */
public enum InboxState {
    /** Stored; its task has not ended yet. */
    RECEIVED,
    /** Worked on and to be tried again; the reason says what it waits for. */
    WAITING,
    /** Done. */
    SETTLED,
    /** Done long ago: that it came is remembered, its bytes are removed. */
    REMEMBERED,
    /** Not a type of event that this module does anything about. */
    IGNORED,
    /** Can't be used, or tried for too long: a person has to look; the reason says why. */
    FAILED
}
