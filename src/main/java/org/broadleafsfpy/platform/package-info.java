/**
 * Where the lines of Broadleaf differ, and nothing else knows.
 *
 * <p>One source serves 3.1 to 7.0. Most of what changed between them is not used by this module at
 * all; what is left is answered here, by looking at what the store has, once, when it starts:
 *
 * <ul>
 *   <li>{@link org.broadleafsfpy.platform.Completed}: an interface of Broadleaf's that has grown.
 *   <li>{@link org.broadleafsfpy.platform.MessageBundles}: where a store keeps the names of its
 *       message bundles.
 *   <li>{@link org.broadleafsfpy.platform.AdminFrame}: what names a page in the admin.
 * </ul>
 *
 * <p>How a line finds the module is no code but files: 3.1 is told the names of {@code
 * bl-sfpy-*.xml}, 5.2 and later find {@code blc-config/}, which imports the same files.
 * docs/compatibility.md has the whole list, with the differences that need no code.
 */
package org.broadleafsfpy.platform;
