package org.broadleafsfpy.checkout;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import org.broadleafcommerce.core.order.domain.Order;
import org.broadleafsfpy.checkout.CheckoutNotPossibleException.Reason;
import org.broadleafsfpy.client.NewRequest;
import org.broadleafsfpy.client.OtherRequestException;
import org.broadleafsfpy.client.SfpyApiException;
import org.broadleafsfpy.client.SfpyClient;
import org.broadleafsfpy.config.SettingsService;
import org.broadleafsfpy.reconcile.Expiry;
import org.broadleafsfpy.records.SfpyRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes requests at SFPY, outside of any transaction, and the rows that are to hold them. */
final class RequestMaker {
    private static final Logger LOG = LoggerFactory.getLogger(RequestMaker.class);
    private static final int KEY_BYTES = 32;

    /** Most payments are confirmed and their webhooks there by then. */
    private static final Duration ASK_FIRST_AFTER = Duration.ofMinutes(1);

    private final SettingsService settings;
    private final SfpyClient client;
    private final Expiry expiry;
    private final SecureRandom random = new SecureRandom();

    RequestMaker(SettingsService settings, SfpyClient client, Expiry expiry) {
        this.settings = settings;
        this.client = client;
        this.expiry = expiry;
    }

    /**
     * Makes a request that a shopper comes back from to this store.
     *
     * @param wanted what is asked for; its addresses to come back to are filled in here
     * @param order whose it is
     * @param storeUrl the store's public address with its context path, no trailing slash
     * @return a row, not yet stored
     */
    SfpyRequest make(NewRequest wanted, Order order, String storeUrl)
            throws CheckoutNotPossibleException {
        String pageKey = newKey();
        wanted.completeUrl = storeUrl + WaitingPage.pathOf(pageKey);
        wanted.cancelUrl = storeUrl + "/sfpy/cancel?key=" + pageKey;
        String requestId;
        try {
            requestId = client.create(wanted);
        } catch (SfpyApiException e) {
            LOG.warn("action=checkout order={} outcome=api-failed", order.getId(), e);
            if (e instanceof OtherRequestException) {
                expiry.abandon(((OtherRequestException) e).requestId());
            }
            throw new CheckoutNotPossibleException(Reason.API, e);
        }
        SfpyRequest request =
                new SfpyRequest(
                        requestId,
                        order.getId(),
                        wanted.grandTotalUsdCents(),
                        wanted.chainId,
                        wanted.payoutAddress,
                        order.getCustomer() == null ? null : order.getCustomer().getId(),
                        pageKey,
                        newKey());
        Instant made = request.getCreatedAt().toInstant();
        Duration expiry = settings.current().expiry();
        if (!expiry.isZero()) {
            request.setExpiresAt(Date.from(made.plus(expiry)));
        }
        request.setAskAt(Date.from(made.plus(ASK_FIRST_AFTER)));
        return request;
    }

    /** A request that nobody will pay should not stay open at SFPY. */
    void giveUp(SfpyRequest request) {
        expiry.abandon(request.getRequestId());
    }

    private String newKey() {
        byte[] key = new byte[KEY_BYTES];
        random.nextBytes(key);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key);
    }
}
