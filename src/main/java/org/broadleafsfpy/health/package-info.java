/**
 * How the module is doing: one picture, {@link org.broadleafsfpy.health.Health}, made from the
 * database and what this node has counted, for the admin, for meters and for whoever asks.
 *
 * <p>Nothing here changes anything but the log.
 */
package org.broadleafsfpy.health;
