package org.broadleafsfpy.desk;

import java.io.IOException;
import java.net.URI;
import java.util.Collections;
import org.broadleafsfpy.checkout.SfpyCheckoutController;
import org.broadleafsfpy.client.JsonHttp;

/**
 * Asks the storefront for the page that the choice posts to, as a shopper's browser would: under
 * the store's public address. Immutable.
 *
 * <p>A store whose security turns https into http (Broadleaf 3.1's start store ends its rules so)
 * answers the shopper's POST by a redirect, which browsers follow with a GET: the payment never
 * begins.
 */
final class StorefrontProbe {
    /** What the storefront's answer means. */
    enum Result {
        /** The module's own answer. */
        FINE,
        /** A redirect to the same page under another scheme or host. */
        REDIRECTED,
        /** Anything else, or nothing. */
        OTHER
    }

    private final Result result;
    private final String answer;

    private StorefrontProbe(Result result, String answer) {
        this.result = result;
        this.answer = answer;
    }

    /**
     * @param storeUrl the store's public address with its context path, no trailing slash
     * @return what came
     */
    static StorefrontProbe of(String storeUrl) {
        String url = storeUrl + SfpyCheckoutController.CHECKOUT_PATH;
        try {
            JsonHttp.Answer came =
                    JsonHttp.call("GET", url, Collections.<String, String>emptyMap(), "");
            if (came.header(SfpyCheckoutController.SIGN) != null) {
                return new StorefrontProbe(Result.FINE, url);
            }
            String location = came.header("Location");
            return leadsToTheSamePage(location)
                    ? new StorefrontProbe(Result.REDIRECTED, location)
                    : new StorefrontProbe(Result.OTHER, Integer.toString(came.status()));
        } catch (IOException e) {
            return new StorefrontProbe(Result.OTHER, e.getClass().getSimpleName());
        }
    }

    private static boolean leadsToTheSamePage(String location) {
        try {
            return location != null
                    && URI.create(location)
                            .getPath()
                            .endsWith(SfpyCheckoutController.CHECKOUT_PATH);
        } catch (RuntimeException e) {
            return false; // whatever it is, it is no address
        }
    }

    Result result() {
        return result;
    }

    /**
     * @return the address that was asked, or where it led, or the status, or the kind of failure
     */
    String answer() {
        return answer;
    }
}
