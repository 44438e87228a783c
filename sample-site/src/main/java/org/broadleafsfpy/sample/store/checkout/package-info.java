/**
 * The checkout, by Broadleaf's own controllers: shipping, billing, payment on one page, a step at a
 * time.
 */
package org.broadleafsfpy.sample.store.checkout;
