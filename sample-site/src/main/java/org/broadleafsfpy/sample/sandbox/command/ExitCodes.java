package org.broadleafsfpy.sample.sandbox.command;

/** How a command ends; 0 if all is well. */
final class ExitCodes {
    /** The sandbox would not do it, or the store did not take the event. */
    static final int REFUSED = 1;

    /** The command was not understood. */
    static final int USAGE = 2;

    /** There is no sandbox, or none can start here. */
    static final int UNREACHABLE = 3;

    private ExitCodes() {}
}
