package org.broadleafsfpy.inbox;

/** What the inbox says of a delivery: stored, or known already. Immutable. */
public final class Receipt {
    private final String eventKey;
    private final boolean duplicate;

    Receipt(String eventKey, boolean duplicate) {
        this.eventKey = eventKey;
        this.duplicate = duplicate;
    }

    /**
     * @return the event's key in the inbox
     */
    public String eventKey() {
        return eventKey;
    }

    /**
     * @return whether the event had been delivered before
     */
    public boolean isDuplicate() {
        return duplicate;
    }
}
