/**
 * SFPY as a payment gateway in Broadleaf's sense: its type, what it can do, and the services that
 * Broadleaf's own code asks for.
 *
 * <p>A blockchain payment can't be authorized first, captured later or voided, so most of the SPI
 * is answered with "no"; that is the point of this package.
 */
package org.broadleafsfpy.gateway;
