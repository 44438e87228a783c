package org.broadleafsfpy.ledger;

/** The accounts. Their names in an export can be set, see {@link LedgerCsv}. */
public enum Account {
    /** Tokens that the store has received and not given back; a debit is more of them. */
    CRYPTO,
    /** What payers have given towards their orders; a credit is more of it. */
    ORDERS,
    /** What they have given above that. */
    EXCESS,
    /** What has arrived and counts for no order. */
    UNAPPLIED,
    /** What was forgiven: an order paid a cent short counts as paid. A debit is more of it. */
    ROUNDING,
    /** What was given back above what had been paid. A debit is more of it. */
    OVER_REFUNDED
}
