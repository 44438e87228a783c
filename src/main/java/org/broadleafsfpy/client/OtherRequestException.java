package org.broadleafsfpy.client;

/** SFPY made a request, but asks for something else in it than it was told: nobody may pay it. */
public class OtherRequestException extends SfpyApiException {
    private static final long serialVersionUID = 1L;

    private final String requestId;

    OtherRequestException(String requestId, String difference) {
        super("SFPY made request " + requestId + " with another " + difference);
        this.requestId = requestId;
    }

    /**
     * @return SFPY's token of the request that nobody wants
     */
    public String requestId() {
        return requestId;
    }
}
