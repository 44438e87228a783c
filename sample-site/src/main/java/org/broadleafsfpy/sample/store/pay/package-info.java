/**
 * The other ways to pay, so that SFPY is tried beside them: gift cards, which pay a part, and a
 * hosted wallet that shoppers may leave. Both are ordinary gateways of Broadleaf's.
 */
package org.broadleafsfpy.sample.store.pay;
