package org.broadleafsfpy.sample.store;

import java.util.List;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.broadleafcommerce.core.order.domain.Order;
import org.broadleafcommerce.core.order.service.OrderService;
import org.broadleafcommerce.core.web.controller.account.BroadleafRegisterController;
import org.broadleafcommerce.profile.core.domain.Customer;
import org.broadleafcommerce.profile.web.core.CustomerState;
import org.broadleafcommerce.profile.web.core.form.RegisterCustomerForm;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;

/** Register, log in, see one's orders. */
@Controller
public class AccountController extends BroadleafRegisterController {
    private static final List<String> SHOWN = List.of("SUBMITTED", "CANCELLED", "AWAITING_PAYMENT");

    private final OrderService orders;
    private final MembersClub club;

    public AccountController(OrderService orders, MembersClub club) {
        this.orders = orders;
        this.club = club;
    }

    @RequestMapping(value = "/login", method = RequestMethod.GET)
    public String login(HttpServletRequest request, Model model) {
        model.addAttribute("failed", request.getParameter("error") != null);
        return "account/login";
    }

    @RequestMapping(value = "/register", method = RequestMethod.GET)
    public String register(
            @ModelAttribute("registrationForm") RegisterCustomerForm form,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        super.register(form, request, response, model);
        return "account/register";
    }

    @RequestMapping(value = "/register", method = RequestMethod.POST)
    public String processRegister(
            @ModelAttribute("registrationForm") RegisterCustomerForm form,
            BindingResult errors,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model)
            throws org.broadleafcommerce.common.exception.ServiceException,
                    org.broadleafcommerce.core.pricing.service.exception.PricingException {
        String next = super.processRegister(form, errors, request, response, model);
        return errors.hasErrors() ? "account/register" : next.replace("ajaxredirect:", "redirect:");
    }

    @ModelAttribute("registrationForm")
    public RegisterCustomerForm registrationForm() {
        return super.initCustomerRegistrationForm();
    }

    /** The shopper's own orders, by id: those who paid as a guest see theirs in this session. */
    @RequestMapping(value = "/orders", method = RequestMethod.GET)
    public String orders(Model model) {
        Customer customer = CustomerState.getCustomer();
        model.addAttribute(
                "orders",
                orders.findOrdersForCustomer(customer).stream()
                        .filter(order -> order.getStatus() != null)
                        .filter(order -> SHOWN.contains(order.getStatus().getType()))
                        .sorted((a, b) -> Long.compare(b.getId(), a.getId()))
                        .toList());
        model.addAttribute("member", club.isMember(customer));
        return "account/orders";
    }

    @RequestMapping(value = "/confirmation/{number}", method = RequestMethod.GET)
    public String confirmation(
            @PathVariable("number") String number, Model model, HttpServletResponse response) {
        Order order = orders.findOrderByOrderNumber(number);
        Customer customer = CustomerState.getCustomer();
        if (order == null
                || customer == null
                || !order.getCustomer().getId().equals(customer.getId())) {
            return ShopController.notFound(response);
        }
        model.addAttribute("order", order);
        return "shop/confirmation";
    }
}
