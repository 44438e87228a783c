package org.broadleafsfpy.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.broadleafcommerce.common.web.BroadleafRequestContext;
import org.broadleafcommerce.core.order.service.OrderService;
import org.broadleafcommerce.core.web.checkout.model.BillingInfoForm;
import org.broadleafcommerce.core.web.controller.checkout.BroadleafBillingInfoController;
import org.broadleafcommerce.core.web.order.CartState;
import org.broadleafcommerce.profile.core.domain.Address;
import org.broadleafcommerce.profile.core.domain.CountryImpl;
import org.broadleafcommerce.profile.core.domain.Phone;
import org.broadleafcommerce.profile.core.service.AddressService;
import org.broadleafcommerce.profile.core.service.PhoneService;
import org.springframework.beans.BeanWrapper;
import org.springframework.beans.PropertyAccessorFactory;
import org.springframework.beans.factory.annotation.AutowiredAnnotationBeanPostProcessor;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.context.annotation.ClassPathBeanDefinitionScanner;
import org.springframework.context.annotation.CommonAnnotationBeanPostProcessor;
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
        webBeans().autowireBean(controller);
    }

    /**
     * What the controllers of a storefront find beside them. No context of its own: its start would
     * be an event, at which later lines of Broadleaf do as at the start of the store.
     */
    private DefaultListableBeanFactory webBeans() {
        DefaultListableBeanFactory web = new DefaultListableBeanFactory(store.context());
        new ClassPathBeanDefinitionScanner(web)
                .scan(
                        "org.broadleafcommerce.core.web.checkout",
                        "org.broadleafcommerce.core.web.controller.checkout");
        AutowiredAnnotationBeanPostProcessor autowired = new AutowiredAnnotationBeanPostProcessor();
        autowired.setBeanFactory(web);
        web.addBeanPostProcessor(autowired);
        CommonAnnotationBeanPostProcessor resources = new CommonAnnotationBeanPostProcessor();
        resources.setBeanFactory(web);
        web.addBeanPostProcessor(resources);
        return web;
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
        Phone phone = store.bean("blPhoneService", PhoneService.class).create();
        phone.setPhoneNumber("555-0100");
        address.setPhonePrimary(phone);
        BeanWrapper properties = PropertyAccessorFactory.forBeanPropertyAccess(address);
        if (properties.isWritableProperty("country")) { // until 6.2
            properties.setPropertyValue("country", country());
        }
        if (properties.isWritableProperty("stateProvinceRegion")) { // from 4.0 on
            properties.setPropertyValue("stateProvinceRegion", "Oregon");
        }
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
