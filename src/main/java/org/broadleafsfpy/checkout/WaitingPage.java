package org.broadleafsfpy.checkout;

import org.broadleafsfpy.records.SfpyRequest;

/** Where a shopper sees how a payment stands. Stateless. */
public final class WaitingPage {
    private WaitingPage() {}

    /**
     * @param request the request that the page is about
     * @return its path in the store, such as {@code /sfpy/payment?key=…}; the page shows itself to
     *     its owner only
     */
    public static String pathOf(SfpyRequest request) {
        return pathOf(request.getPageKey());
    }

    static String pathOf(String pageKey) {
        return "/sfpy/payment?key=" + pageKey;
    }
}
