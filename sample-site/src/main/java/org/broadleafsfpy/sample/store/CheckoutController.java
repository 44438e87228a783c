package org.broadleafsfpy.sample.store;

import java.util.Comparator;
import java.util.List;
import org.broadleafcommerce.core.order.domain.FulfillmentGroup;
import org.broadleafcommerce.core.order.domain.FulfillmentOption;
import org.broadleafcommerce.core.order.domain.Order;
import org.broadleafcommerce.core.order.service.FulfillmentOptionService;
import org.broadleafcommerce.core.order.service.OrderService;
import org.broadleafcommerce.core.order.service.type.FulfillmentType;
import org.broadleafcommerce.core.web.order.CartState;
import org.broadleafcommerce.profile.core.domain.Address;
import org.broadleafcommerce.profile.core.service.AddressService;
import org.broadleafcommerce.profile.core.service.CountryService;
import org.broadleafcommerce.profile.core.service.StateService;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;

/** Address and shipping first, then the payment. */
@Controller
public class CheckoutController {
    private final OrderService orders;
    private final FulfillmentOptionService options;
    private final AddressService addresses;
    private final StateService states;
    private final CountryService countries;

    public CheckoutController(
            OrderService orders,
            FulfillmentOptionService options,
            AddressService addresses,
            StateService states,
            CountryService countries) {
        this.orders = orders;
        this.options = options;
        this.addresses = addresses;
        this.states = states;
        this.countries = countries;
    }

    @RequestMapping(value = "/checkout", method = RequestMethod.GET)
    public String shipping(Model model) {
        Order cart = CartState.getCart();
        if (isEmpty(cart)) {
            return "redirect:/cart";
        }
        return shippingPage(model, filledFrom(cart), List.of());
    }

    @RequestMapping(value = "/checkout", method = RequestMethod.POST)
    public String saveShipping(@ModelAttribute("form") ShippingForm form, Model model)
            throws Exception {
        Order cart = CartState.getCart();
        if (isEmpty(cart)) {
            return "redirect:/cart";
        }
        List<String> problems = form.problems();
        if (!problems.isEmpty()) {
            return shippingPage(model, form, problems);
        }
        cart.setEmailAddress(form.getEmail());
        FulfillmentOption option = options.readFulfillmentOptionById(form.getOptionId());
        for (FulfillmentGroup group : cart.getFulfillmentGroups()) {
            group.setAddress(addressFrom(form));
            group.setFulfillmentOption(option);
            group.setType(FulfillmentType.PHYSICAL_SHIP);
        }
        CartState.setCart(orders.save(cart, true));
        return "redirect:/checkout/payment";
    }

    @RequestMapping(value = "/checkout/payment", method = RequestMethod.GET)
    public String payment() {
        Order cart = CartState.getCart();
        if (isEmpty(cart)) {
            return "redirect:/cart";
        }
        boolean addressed =
                cart.getFulfillmentGroups().stream().allMatch(g -> g.getAddress() != null);
        return addressed ? "shop/payment" : "redirect:/checkout";
    }

    private String shippingPage(Model model, ShippingForm form, List<String> problems) {
        model.addAttribute("form", form);
        model.addAttribute("problems", problems);
        model.addAttribute(
                "options",
                options.readAllFulfillmentOptions().stream()
                        .sorted(Comparator.comparing(FulfillmentOption::getId))
                        .toList());
        model.addAttribute("states", states.findStates());
        return "shop/checkout";
    }

    private static ShippingForm filledFrom(Order cart) {
        ShippingForm form = new ShippingForm();
        if (cart.getEmailAddress() != null) {
            form.setEmail(cart.getEmailAddress());
        }
        for (FulfillmentGroup group : cart.getFulfillmentGroups()) {
            Address address = group.getAddress();
            if (address != null) {
                form.setFirstName(address.getFirstName());
                form.setLastName(address.getLastName());
                form.setAddressLine1(address.getAddressLine1());
                form.setCity(address.getCity());
                form.setState(address.getState().getAbbreviation());
                form.setPostalCode(address.getPostalCode());
            }
            if (group.getFulfillmentOption() != null) {
                form.setOptionId(group.getFulfillmentOption().getId());
            }
        }
        return form;
    }

    private Address addressFrom(ShippingForm form) {
        Address address = addresses.create();
        address.setFirstName(form.getFirstName());
        address.setLastName(form.getLastName());
        address.setAddressLine1(form.getAddressLine1());
        address.setCity(form.getCity());
        address.setState(states.findStateByAbbreviation(form.getState()));
        address.setCountry(countries.findCountryByAbbreviation("US"));
        address.setPostalCode(form.getPostalCode());
        return address;
    }

    private static boolean isEmpty(Order cart) {
        return cart == null || cart.getId() == null || cart.getOrderItems().isEmpty();
    }
}
