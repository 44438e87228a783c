/**
 * The module's own pages in the admin: overview, going live, what needs attention, lists, exports.
 *
 * <p>They read the module's tables; what people decide here is written down as an instruction that
 * the store carries out ({@link org.broadleafsfpy.staff}). Each page asks for its permission
 * itself, whatever the menu shows.
 */
package org.broadleafsfpy.desk;
