/**
 * SFPY's REST API, as far as the store needs it: make a request, cancel it, ask what was paid.
 *
 * <p>Addresses come from the settings only. Nothing here knows of orders.
 */
package org.broadleafsfpy.client;
