package org.broadleafsfpy.sample.store.checkout;

import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.broadleafcommerce.common.exception.ServiceException;
import org.broadleafcommerce.core.pricing.service.exception.PricingException;
import org.broadleafcommerce.core.web.checkout.model.BillingInfoForm;
import org.broadleafcommerce.core.web.checkout.model.OrderInfoForm;
import org.broadleafcommerce.core.web.checkout.model.ShippingInfoForm;
import org.broadleafcommerce.core.web.controller.checkout.BroadleafBillingInfoController;
import org.broadleafcommerce.core.web.order.CartState;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.ServletRequestDataBinder;
import org.springframework.web.bind.annotation.InitBinder;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;

/**
 * The checkout's second step: who pays, and where to write to. Broadleaf keeps the address in a
 * card payment of the gateway {@code Temporary}, whatever will be paid with.
 */
@Controller
public class BillingInfoController extends BroadleafBillingInfoController {
    @RequestMapping(value = "/checkout/billing", method = RequestMethod.POST)
    public String saveBillingAddress(
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            @ModelAttribute("shippingInfoForm") ShippingInfoForm shippingForm,
            @ModelAttribute("orderInfoForm") OrderInfoForm orderForm,
            BindingResult orderResult,
            @ModelAttribute("billingInfoForm") BillingInfoForm billingForm,
            BindingResult result)
            throws PricingException, ServiceException {
        CartInCheckout cart = CartInCheckout.current();
        if (cart.isEmpty()) {
            return getCartPageRedirect();
        }
        if (cart.getShippingAddress() == null) {
            return getCheckoutPageRedirect();
        }
        orderInfoFormValidator.validate(orderForm, orderResult);
        if (orderResult.hasErrors()) {
            return getCheckoutView();
        }
        CartState.getCart().setEmailAddress(orderForm.getEmailAddress());
        return super.saveBillingAddress(request, response, model, billingForm, result);
    }

    @Override
    @InitBinder
    protected void initBinder(HttpServletRequest request, ServletRequestDataBinder binder)
            throws Exception {
        super.initBinder(request, binder);
    }
}
