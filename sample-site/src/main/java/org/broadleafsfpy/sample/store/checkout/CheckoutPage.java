package org.broadleafsfpy.sample.store.checkout;

import java.util.Comparator;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.broadleafcommerce.core.order.domain.FulfillmentOption;
import org.broadleafcommerce.core.order.service.FulfillmentOptionService;
import org.broadleafcommerce.profile.core.service.StateService;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;

/**
 * What the checkout's page shows beside the forms. Broadleaf's controllers return the page from
 * several places, with an empty model when a form is wrong.
 */
public class CheckoutPage implements HandlerInterceptor {
    private final FulfillmentOptionService options;
    private final StateService states;

    public CheckoutPage(FulfillmentOptionService options, StateService states) {
        this.options = options;
        this.states = states;
    }

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
        if (page == null || !"checkout/checkout".equals(page.getViewName())) {
            return;
        }
        CartInCheckout cart = CartInCheckout.current();
        page.addObject("checkout", cart);
        page.addObject("step", step(request, cart));
        page.addObject("states", states.findStates());
        page.addObject(
                "options",
                options.readAllFulfillmentOptions().stream()
                        .sorted(Comparator.comparing(FulfillmentOption::getId))
                        .toList());
    }

    /** The step whose form was sent and is wrong, the one asked for, or the next. */
    private static String step(HttpServletRequest request, CartInCheckout cart) {
        if (request.getMethod().equals("POST")) {
            return request.getRequestURI().endsWith("/billing") ? "billing" : "shipping";
        }
        String next = cart.nextStep();
        String wanted = request.getParameter("step");
        boolean back =
                "shipping".equals(wanted) || "billing".equals(wanted) && next.equals("payment");
        return back ? wanted : next;
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
