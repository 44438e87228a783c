package org.broadleafsfpy.client;

/** SFPY's API did not do what it was asked. The message is for the log and for staff. */
public class SfpyApiException extends Exception {
    private static final long serialVersionUID = 1L;

    /**
     * @param message what was asked and what went wrong; no key, no body
     */
    public SfpyApiException(String message) {
        super(message);
    }

    /**
     * @param message what was asked and what went wrong; no key, no body
     * @param cause the reason
     */
    public SfpyApiException(String message, Throwable cause) {
        super(message, cause);
    }
}
