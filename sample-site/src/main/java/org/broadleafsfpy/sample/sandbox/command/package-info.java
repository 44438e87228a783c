/**
 * The sandbox from the command line: starts it by itself, and tells one that runs what to play. In:
 * arguments. Out: HTTP to the sandbox, text, and an exit code. Knows nothing of payments.
 */
package org.broadleafsfpy.sample.sandbox.command;
