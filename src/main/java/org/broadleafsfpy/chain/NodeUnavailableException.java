package org.broadleafsfpy.chain;

/** The Ethereum node did not answer as it should. The message holds no address and no key. */
public class NodeUnavailableException extends Exception {
    private static final long serialVersionUID = 1L;

    /**
     * @param message what was asked and what went wrong
     */
    public NodeUnavailableException(String message) {
        super(message);
    }
}
