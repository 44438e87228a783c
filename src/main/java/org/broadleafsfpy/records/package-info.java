/**
 * What the module knows of each order: its requests, payments and refunds, as rows.
 *
 * <p>They hold Broadleaf's order id as a plain number without a foreign key, since Broadleaf itself
 * deletes orders. The {@code SFPY_ORDER} row is the lock under which everything about one order
 * happens.
 */
package org.broadleafsfpy.records;
