/**
 * A stand-in for SFPY on one machine: its API as documented, a payment page, a merchant page, and
 * webhooks signed like the real ones and sent again until the store takes them.
 */
package org.broadleafsfpy.sample.sandbox;
