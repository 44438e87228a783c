/**
 * Tokens and their value in US dollars, exactly.
 *
 * <p>Base units and a stated rate come in; US cents go out, or the reason why nobody can say. Pure:
 * no settings, no clock, no database.
 */
package org.broadleafsfpy.money;
