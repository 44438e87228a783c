/**
 * Settings as the code reads them.
 *
 * <p>The admin's form, property files and environment variables come in; one immutable {@link
 * org.broadleafsfpy.config.SfpySettings} at a time goes out, at most two seconds old.
 */
package org.broadleafsfpy.config;
