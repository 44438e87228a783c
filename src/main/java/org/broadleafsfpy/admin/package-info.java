/**
 * SFPY in the store's admin: the settings form under Settings → Modules.
 *
 * <p>The form's rows are read by {@code config}; nothing else reads them.
 */
package org.broadleafsfpy.admin;
