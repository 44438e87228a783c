/**
 * The one door to Broadleaf's order services: freeze, record a payment, run the checkout, release,
 * cancel, restock.
 *
 * <p>Nothing outside this package calls an order service of Broadleaf's to change an order. Every
 * method wants the order's lock ({@link org.broadleafsfpy.records.SfpyRecords#lockOrder}) and a
 * transaction of the caller's.
 */
package org.broadleafsfpy.order;
