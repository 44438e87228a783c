/**
 * What SFPY says: signed events and their notifications, as immutable values.
 *
 * <p>Bytes of a request body come in; a verified {@link org.broadleafsfpy.event.SfpyEvent} goes
 * out. Nothing here knows of HTTP, databases or Broadleaf.
 */
package org.broadleafsfpy.event;
