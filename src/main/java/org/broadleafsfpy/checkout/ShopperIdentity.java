package org.broadleafsfpy.checkout;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import javax.servlet.http.Cookie;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.broadleafcommerce.profile.core.domain.Customer;
import org.broadleafcommerce.profile.web.core.CustomerState;
import org.broadleafsfpy.records.SfpyRequest;

/**
 * Whose payment it is: the order's customer, or the browser that started it.
 *
 * <p>Return URLs can be read by anyone at SFPY, so knowing one proves nothing. And a shopper who
 * logs in while waiting, or whose session ended, is no longer the order's customer; the cookie set
 * at the start still tells. Stateless, thread-safe.
 */
public final class ShopperIdentity {
    private static final int NAME_LENGTH = 12;
    private static final int A_WEEK = 7 * 24 * 3600;

    private ShopperIdentity() {}

    /**
     * @param request the HTTP request
     * @param sfpyRequest whose page is asked for
     * @return whether it is asked for by its shopper
     */
    public static boolean isOwner(HttpServletRequest request, SfpyRequest sfpyRequest) {
        return isOwner(
                request,
                new Owner(
                        sfpyRequest.getPageKey(),
                        sfpyRequest.getOwnerKey(),
                        sfpyRequest.getCustomerId()));
    }

    /**
     * Gives the browser the request's owner cookie: not for scripts, only for this module's pages.
     *
     * @param request the shopper's HTTP request
     * @param response gets the cookie
     * @param sfpyRequest what was started
     */
    public static void remember(
            HttpServletRequest request, HttpServletResponse response, SfpyRequest sfpyRequest) {
        response.addHeader(
                "Set-Cookie",
                cookieName(sfpyRequest.getPageKey())
                        + "="
                        + sfpyRequest.getOwnerKey()
                        + "; Path="
                        + request.getContextPath()
                        + "/sfpy; Max-Age="
                        + A_WEEK
                        + "; HttpOnly; SameSite=Lax"
                        + (request.isSecure() ? "; Secure" : ""));
    }

    /** Who may see a page: a customer, and whoever has the cookie. Immutable. */
    static final class Owner {
        private final String pageKey;
        private final String ownerKey;
        private final Long customerId;

        Owner(String pageKey, String ownerKey, Long customerId) {
            this.pageKey = pageKey;
            this.ownerKey = ownerKey;
            this.customerId = customerId;
        }
    }

    /**
     * @param request the HTTP request
     * @param owner of the page that is asked for
     * @return whether it is asked for by its shopper
     */
    static boolean isOwner(HttpServletRequest request, Owner owner) {
        if (isCustomer(request, owner.customerId)) {
            return true;
        }
        Cookie[] cookies = request.getCookies();
        if (cookies == null) {
            return false;
        }
        byte[] key = owner.ownerKey.getBytes(StandardCharsets.UTF_8);
        for (Cookie cookie : cookies) {
            if (cookie.getName().equals(cookieName(owner.pageKey))
                    && MessageDigest.isEqual(
                            key, cookie.getValue().getBytes(StandardCharsets.UTF_8))) {
                return true;
            }
        }
        return false;
    }

    /**
     * Whether the store itself knows the shopper as the order's customer. Its own pages about the
     * order, such as the confirmation, are for nobody else; a guest whose session ended, or who
     * logged in meanwhile, owns the payment without being that customer.
     *
     * @param request the HTTP request
     * @param sfpyRequest whose order it is about
     * @return whether the request's customer is the order's
     */
    public static boolean isCustomer(HttpServletRequest request, SfpyRequest sfpyRequest) {
        return isCustomer(request, sfpyRequest.getCustomerId());
    }

    private static boolean isCustomer(HttpServletRequest request, Long customerId) {
        Customer customer = CustomerState.getCustomer(request);
        return customer != null && customer.getId() != null && customer.getId().equals(customerId);
    }

    private static String cookieName(String pageKey) {
        return "sfpy_" + pageKey.replace('-', '0').substring(0, NAME_LENGTH);
    }
}
