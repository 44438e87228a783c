package org.broadleafsfpy.records;

/** Where one of SFPY's requests stands, as far as the store is concerned. */
public enum RequestState {
    /** The shopper may pay it. */
    OPEN,
    /** It has been paid in full. */
    PAID,
    /** The shopper or the store gave it up. */
    CANCELLED
}
