package org.broadleafsfpy.inbox;

/** Who brought an event. */
public enum EventSource {
    /** SFPY, by a webhook with a good signature. */
    WEBHOOK,
    /** The store itself, which asked SFPY's API for what no webhook had brought. */
    RECONCILED
}
