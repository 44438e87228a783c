/**
 * The books: a debit and a credit for whatever a payment or refund changed, never altered.
 *
 * <p>{@link org.broadleafsfpy.ledger.Ledger} is told what the accounts of an order should hold and
 * writes the entries that are missing, under the order's lock; {@link
 * org.broadleafsfpy.ledger.LedgerCsv} exports a range. Nothing here decides anything.
 */
package org.broadleafsfpy.ledger;
