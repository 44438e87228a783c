/** What holds for all of the module: in which direction data flows, and what is not used. */
package org.broadleafsfpy.architecture;
