package org.broadleafsfpy.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.broadleafcommerce.common.web.BroadleafRequestContext;
import org.broadleafcommerce.core.order.service.OrderService;
import org.broadleafcommerce.core.web.checkout.model.BillingInfoForm;
import org.broadleafcommerce.core.web.controller.checkout.BroadleafBillingInfoController;
import org.broadleafcommerce.core.web.order.CartState;
import org.broadleafcommerce.profile.core.domain.Address;
import org.broadleafcommerce.profile.core.domain.CountryImpl;
import org.broadleafcommerce.profile.core.service.AddressService;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.ui.ExtendedModelMap;
import org.springframework.validation.BeanPropertyBindingResult;
import org.springframework.web.context.request.ServletWebRequest;

/** The platform's own billing step, which leaves a payment over the whole total on the cart. */
public final class BillingStep {
    private final Store store;
    private final BroadleafBillingInfoController controller;

    public BillingStep(Store store) {
        this.store = store;
        this.controller = new BroadleafBillingInfoController();
        AnnotationConfigApplicationContext web = new AnnotationConfigApplicationContext();
        web.setParent(store.context());
        web.scan(
                "org.broadleafcommerce.core.web.checkout",
                "org.broadleafcommerce.core.web.controller.checkout");
        web.refresh();
        web.getAutowireCapableBeanFactory().autowireBean(controller);
    }

    /** Saves a billing address as a shopper does. */
    public void save(Long cartId, String addressLine) {
        store.inRequest(
                () -> {
                    MockHttpServletRequest request = new MockHttpServletRequest();
                    BroadleafRequestContext context = new BroadleafRequestContext();
                    context.setWebRequest(new ServletWebRequest(request));
                    BroadleafRequestContext.setBroadleafRequestContext(context);
                    try {
                        CartState.setCart(
                                store.bean("blOrderService", OrderService.class)
                                        .findOrderById(cartId));
                        BillingInfoForm form = new BillingInfoForm();
                        form.setAddress(address(addressLine));
                        BeanPropertyBindingResult result =
                                new BeanPropertyBindingResult(form, "billingInfoForm");
                        controller.saveBillingAddress(
                                request,
                                new MockHttpServletResponse(),
                                new ExtendedModelMap(),
                                form,
                                result);
                        assertThat(result.getAllErrors()).isEmpty();
                    } finally {
                        BroadleafRequestContext.setBroadleafRequestContext(null);
                    }
                    return null;
                });
    }

    private Address address(String addressLine) {
        Address address = store.bean("blAddressService", AddressService.class).create();
        address.setFirstName("Ada");
        address.setLastName("Moss");
        address.setAddressLine1(addressLine);
        address.setCity("Portland");
        address.setPostalCode("97201");
        address.setCountry(country());
        return address;
    }

    private CountryImpl country() {
        return store.inTransaction(
                () -> {
                    CountryImpl country = new CountryImpl();
                    country.setAbbreviation("US");
                    country.setName("United States");
                    return store.merge(country);
                });
    }
}
