package org.broadleafsfpy.client;

/** SFPY's API did not do what it was asked. The message is for the log and for staff. */
public class SfpyApiException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String category;

    /**
     * @param message what was asked and what went wrong; no key, no body
     */
    public SfpyApiException(String message) {
        this(message, "");
    }

    /**
     * @param message what was asked and what went wrong; no key, no body
     * @param category of SFPY's error, such as {@code NOT_FOUND}; empty if it named none
     */
    SfpyApiException(String message, String category) {
        super(message);
        this.category = category;
    }

    /**
     * @param message what was asked and what went wrong; no key, no body
     * @param cause the reason
     */
    public SfpyApiException(String message, Throwable cause) {
        super(message, cause);
        this.category = "";
    }

    /**
     * @return whether SFPY itself said that it knows no such thing. A page that says so (a wrong
     *     address, a proxy) does not count.
     */
    public boolean isNotFound() {
        return category.equals("NOT_FOUND");
    }
}
