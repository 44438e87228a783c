package org.broadleafsfpy.settlement;

/** What is known under the id of a payment or refund already. */
public enum Recorded {
    /** Nothing, or nothing that was decided on. */
    NOT_YET,
    /** The same. */
    SAME_FACTS,
    /** Something else, which can't be replaced by this. */
    OTHER_FACTS
}
