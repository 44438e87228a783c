/** Starts store, admin and sandbox: environment variables in, a running site out. */
package org.broadleafsfpy.sample.launch;
