package org.broadleafsfpy.checkout;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.broadleafcommerce.core.order.domain.Order;
import org.broadleafcommerce.core.order.service.OrderService;
import org.broadleafcommerce.core.web.order.CartState;
import org.broadleafsfpy.config.SettingsService;
import org.broadleafsfpy.records.SfpyRequest;
import org.broadleafsfpy.text.LocalText;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.WebUtils;

/**
 * The shopper's pages. Every change is a POST behind Broadleaf's CSRF filter; a GET changes
 * nothing.
 */
@Controller
public class SfpyCheckoutController {
    /** Where the choice posts to, below the store's public address. */
    public static final String CHECKOUT_PATH = "/sfpy/checkout";

    /** The header by which the go-live checklist knows that this module answered. */
    public static final String SIGN = "X-Sfpy-Page";

    private static final String SCRIPTS_RUN = "sfpy_scripts";

    private final SfpyCheckout checkout;
    private final StatusVersions versions;
    private final SettingsService settings;
    private final OrderService orders;
    private final String cartPath;
    private final String confirmationPath;
    private final PageLayout layout;

    /**
     * @param checkout does the work
     * @param versions answers polls
     * @param settings for the store's public address
     * @param orders Broadleaf's {@code blOrderService}
     * @param cartPath the store's cart page, such as {@code /cart}
     * @param confirmationPath the store's confirmation page without the order number, such as
     *     {@code /confirmation}
     * @param layout the view around these pages
     */
    public SfpyCheckoutController(
            SfpyCheckout checkout,
            StatusVersions versions,
            SettingsService settings,
            OrderService orders,
            String cartPath,
            String confirmationPath,
            PageLayout layout) {
        this.checkout = checkout;
        this.versions = versions;
        this.settings = settings;
        this.orders = orders;
        this.cartPath = cartPath;
        this.confirmationPath = confirmationPath;
        this.layout = layout;
    }

    /**
     * Leads to the cart: whoever comes here by a GET followed a bookmark, or was redirected on the
     * way by a store that turns https into http.
     *
     * @param response says that it is this module's
     * @return a redirect to the cart
     */
    @RequestMapping(value = CHECKOUT_PATH, method = RequestMethod.GET)
    public String toCart(HttpServletResponse response) {
        response.setHeader(SIGN, "checkout");
        return "redirect:" + cartPath;
    }

    /**
     * Freezes the cart and sends the shopper to SFPY.
     *
     * @param email where to write to the shopper, if the store does not know it yet
     * @param request the HTTP request
     * @param response gets the owner cookie
     * @param model for the notice, if it can't be
     * @return a redirect to SFPY's page, or the notice
     */
    @RequestMapping(value = CHECKOUT_PATH, method = RequestMethod.POST)
    public String start(
            @RequestParam(value = "email", required = false) String email,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        try {
            SfpyRequest started = checkout.start(CartState.getCart(), email, storeUrl(request));
            ShopperIdentity.remember(request, response, started);
            Order none = orders.getNullOrder();
            CartState.setCart(none); // the shopper's next add makes a new cart
            return "redirect:" + checkout.paymentPage(started.getRequestId());
        } catch (CheckoutNotPossibleException e) {
            return refusal(e, model, response);
        }
    }

    private String refusal(
            CheckoutNotPossibleException e, Model model, HttpServletResponse response) {
        return notice(model, response, "sfpy.error." + e.reason().name().toLowerCase(Locale.ROOT));
    }

    /**
     * The page on which the shopper waits; SFPY's return URL.
     *
     * @param key the page key
     * @param request the HTTP request
     * @param response for the status
     * @param model for the page
     * @return the payment's page; once the order is placed, a redirect to the store's confirmation
     *     for the customer to whom the store shows it
     */
    @RequestMapping(value = "/sfpy/payment", method = RequestMethod.GET)
    public String payment(
            @RequestParam("key") String key,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        // Read before the status: a change in between makes the page look once too often.
        Optional<StatusVersion> version = versionOf(key);
        Optional<SfpyRequest> found = ownRequest(key, request);
        if (!version.isPresent() || !found.isPresent()) {
            return notYours(model, response);
        }
        CheckoutStatus status = checkout.statusOf(found.get());
        if (status.isConfirmable() && ShopperIdentity.isCustomer(request, found.get())) {
            return "redirect:" + confirmationPath + "/" + status.getOrderNumber();
        }
        addPage(model, found.get(), status);
        model.addAttribute("sfpyVersion", version.get().version());
        model.addAttribute("sfpyReloaded", reload(status, request, response));
        return page("sfpy/payment", model);
    }

    /**
     * By a header, which works where scripts are off and where a policy of the store's stops ours.
     */
    private static boolean reload(
            CheckoutStatus status, HttpServletRequest request, HttpServletResponse response) {
        boolean due = !status.isSettled() && WebUtils.getCookie(request, SCRIPTS_RUN) == null;
        if (due) {
            response.setHeader("Refresh", "5");
        }
        return due;
    }

    /**
     * The state, for the waiting page's script.
     *
     * @param key the page key
     * @param request the HTTP request
     * @param response gets the JSON; 404 for anybody but the shopper, 503 while tables are missing
     * @throws IOException if the connection breaks
     */
    @RequestMapping(value = "/sfpy/status", method = RequestMethod.GET)
    public void status(
            @RequestParam("key") String key,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        Optional<StatusVersion> found =
                versionOf(key).filter(v -> ShopperIdentity.isOwner(request, v.owner()));
        if (found.isPresent()) {
            StatusVersion now = found.get();
            body.put("state", now.state().name());
            body.put("version", now.version());
            body.put("settled", CheckoutStatus.isSettled(now.state()));
            body.put("totalUsdCents", now.totalUsdCents());
            body.put("receivedUsdCents", now.receivedUsdCents());
        } else if (lacksTables()) {
            response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
            body.putObject("error").put("category", "UNAVAILABLE").put("message", "not now");
        } else {
            response.setStatus(HttpServletResponse.SC_NOT_FOUND);
            body.putObject("error").put("category", "NOT_FOUND").put("message", "no such payment");
        }
        byte[] bytes = body.toString().getBytes(StandardCharsets.UTF_8);
        response.setContentType("application/json;charset=UTF-8");
        response.setHeader("Cache-Control", "no-store");
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }

    /**
     * Asks for a request for what is missing, and sends the shopper to SFPY.
     *
     * @param key the page key
     * @param request the HTTP request
     * @param response for the status
     * @param model for the notice, if it can't be
     * @return a redirect to SFPY's page, or a notice
     */
    @RequestMapping(value = "/sfpy/rest", method = RequestMethod.POST)
    public String payRest(
            @RequestParam("key") String key,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        Optional<SfpyRequest> found = ownRequest(key, request);
        if (!found.isPresent()) {
            return notYours(model, response);
        }
        try {
            SfpyRequest rest = checkout.requestRest(found.get(), storeUrl(request));
            ShopperIdentity.remember(request, response, rest); // its page has another key
            return "redirect:" + checkout.paymentPage(rest.getRequestId());
        } catch (CheckoutNotPossibleException e) {
            return refusal(e, model, response);
        }
    }

    /**
     * SFPY's cancel URL: asks the shopper, changes nothing.
     *
     * @param key the page key
     * @param request the HTTP request
     * @param response for the status
     * @param model for the page
     * @return the question
     */
    @RequestMapping(value = "/sfpy/cancel", method = RequestMethod.GET)
    public String askToCancel(
            @RequestParam("key") String key,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        Optional<SfpyRequest> found = ownRequest(key, request);
        if (!found.isPresent()) {
            return notYours(model, response);
        }
        CheckoutStatus status = checkout.statusOf(found.get());
        if (!status.isCancellable()) {
            return toWaitingPage(found.get());
        }
        addPage(model, found.get(), status);
        return page("sfpy/cancel", model);
    }

    /**
     * Gives the payment up and the cart back.
     *
     * @param key the page key
     * @param request the HTTP request
     * @param response for the status
     * @param model for the notice
     * @return a redirect to the cart, or a notice
     */
    @RequestMapping(value = "/sfpy/cancel", method = RequestMethod.POST)
    public String cancel(
            @RequestParam("key") String key,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        Optional<SfpyRequest> found = ownRequest(key, request);
        if (!found.isPresent()) {
            return notYours(model, response);
        }
        switch (checkout.cancel(found.get())) {
            case CART_RETURNED:
                return "redirect:" + cartPath;
            case SAVED_AS_NAMED:
                return notice(model, response, "sfpy.notice.saved");
            case NOT_NOW:
                return notice(model, response, "sfpy.error.cancel_not_now");
            default:
                return toWaitingPage(found.get());
        }
    }

    private Optional<SfpyRequest> ownRequest(String key, HttpServletRequest request) {
        return lacksTables()
                ? Optional.<SfpyRequest>empty()
                : checkout.findRequest(key).filter(r -> ShopperIdentity.isOwner(request, r));
    }

    private Optional<StatusVersion> versionOf(String key) {
        return lacksTables() ? Optional.<StatusVersion>empty() : versions.find(key);
    }

    /** Then nobody's payment is found, and the pages say that it is not possible now. */
    private boolean lacksTables() {
        return settings.current().lacksTables();
    }

    private static String toWaitingPage(SfpyRequest request) {
        return "redirect:" + WaitingPage.pathOf(request);
    }

    private String notYours(Model model, HttpServletResponse response) {
        if (lacksTables()) {
            return notice(model, response, "sfpy.error.off");
        }
        response.setStatus(HttpServletResponse.SC_NOT_FOUND);
        return notice(model, response, "sfpy.error.not_yours");
    }

    private void addPage(Model model, SfpyRequest request, CheckoutStatus status) {
        model.addAttribute("sfpyStatus", status);
        model.addAttribute("sfpyText", LocalText.forReader());
        model.addAttribute("sfpyKey", request.getPageKey());
        if (status.getOpenRequestId() != null) {
            model.addAttribute("sfpyPaymentPage", checkout.paymentPage(status.getOpenRequestId()));
        }
        model.addAttribute("sfpyCartPath", cartPath);
    }

    private String page(String template, Model model) {
        model.addAttribute("sfpyPage", template);
        return layout.viewOf(template);
    }

    private String notice(Model model, HttpServletResponse response, String message) {
        if (message.equals("sfpy.error.api") || message.equals("sfpy.error.off")) {
            response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        }
        model.addAttribute("sfpyMessage", message);
        model.addAttribute("sfpyCartPath", cartPath);
        return page("sfpy/notice", model);
    }

    /** The setting, since a Host header is the sender's choice; without one, the request's own. */
    private String storeUrl(HttpServletRequest request) {
        String url = settings.current().storeUrl();
        if (!url.isEmpty()) {
            return url;
        }
        int port = request.getServerPort();
        boolean usual = port == (request.isSecure() ? 443 : 80);
        return request.getScheme()
                + "://"
                + request.getServerName()
                + (usual ? "" : ":" + port)
                + request.getContextPath();
    }
}
