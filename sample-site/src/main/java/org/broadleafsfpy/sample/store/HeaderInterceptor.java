package org.broadleafsfpy.sample.store;

import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.broadleafcommerce.core.order.domain.Order;
import org.broadleafcommerce.core.web.order.CartState;
import org.broadleafcommerce.profile.core.domain.Customer;
import org.broadleafcommerce.profile.web.core.CustomerState;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;

/** What every page's header shows: the cart, and who is logged in. */
public class HeaderInterceptor implements HandlerInterceptor {
    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler) {
        return true;
    }

    @Override
    public void postHandle(
            HttpServletRequest request,
            HttpServletResponse response,
            Object handler,
            ModelAndView page) {
        if (page == null
                || page.getViewName() == null
                || page.getViewName().startsWith("redirect:")) {
            return;
        }
        Order cart = CartState.getCart();
        Customer customer = CustomerState.getCustomer();
        page.addObject("cart", cart);
        page.addObject("cartCount", cart == null ? 0 : cart.getItemCount());
        page.addObject(
                "loggedIn", customer != null && customer.isRegistered() && !customer.isAnonymous());
        page.addObject("customer", customer);
        page.addObject("hereIn", here(request, "blLocaleCode"));
        page.addObject("pricesIn", here(request, "blCurrencyCode"));
    }

    /** The beginning of this page's address with one of its parameters last, without a value. */
    private static String here(HttpServletRequest request, String parameter) {
        String query = request.getQueryString() == null ? "" : request.getQueryString();
        String rest = query.replaceAll("(^|&)" + parameter + "=[^&]*", "").replaceFirst("^&", "");
        return "?" + rest + (rest.isEmpty() ? "" : "&") + parameter + "=";
    }

    @Override
    public void afterCompletion(
            HttpServletRequest request,
            HttpServletResponse response,
            Object handler,
            Exception thrown) {
        // nothing is held
    }
}
