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
                cookieName(sfpyRequest)
                        + "="
                        + sfpyRequest.getOwnerKey()
                        + "; Path="
                        + request.getContextPath()
                        + "/sfpy; Max-Age="
                        + A_WEEK
                        + "; HttpOnly; SameSite=Lax"
                        + (request.isSecure() ? "; Secure" : ""));
    }

    /**
     * @param request the HTTP request
     * @param sfpyRequest whose page is asked for
     * @return whether it is asked for by its shopper
     */
    public static boolean isOwner(HttpServletRequest request, SfpyRequest sfpyRequest) {
        if (isCustomer(request, sfpyRequest)) {
            return true;
        }
        Cookie[] cookies = request.getCookies();
        if (cookies == null) {
            return false;
        }
        byte[] key = sfpyRequest.getOwnerKey().getBytes(StandardCharsets.UTF_8);
        for (Cookie cookie : cookies) {
            if (cookie.getName().equals(cookieName(sfpyRequest))
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
        Customer customer = CustomerState.getCustomer(request);
        return customer != null
                && customer.getId() != null
                && customer.getId().equals(sfpyRequest.getCustomerId());
    }

    private static String cookieName(SfpyRequest sfpyRequest) {
        return "sfpy_" + sfpyRequest.getPageKey().replace('-', '0').substring(0, NAME_LENGTH);
    }
}
