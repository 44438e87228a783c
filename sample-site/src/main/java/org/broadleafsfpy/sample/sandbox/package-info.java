/**
 * A stand-in for SFPY on one machine. In: its API's calls, forms of a payment page and a merchant
 * page, and what the command line wants. Out: answers in the shapes that SFPY's code decodes, and
 * webhooks signed like the real ones, sent again until the store takes them.
 *
 * <p>Must not know the module: it is built without it, and checks it from outside.
 */
package org.broadleafsfpy.sample.sandbox;
