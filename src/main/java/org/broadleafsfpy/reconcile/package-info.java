/**
 * What no event says: SFPY's API is asked about requests, requests that nobody paid expire, and
 * SFPY is asked to take no more payments of them.
 *
 * <p>A payment or refund that is found there goes into the same inbox as a webhook's; settlement
 * does not know the difference.
 */
package org.broadleafsfpy.reconcile;
