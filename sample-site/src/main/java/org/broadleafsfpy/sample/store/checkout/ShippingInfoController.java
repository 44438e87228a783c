package org.broadleafsfpy.sample.store.checkout;

import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.broadleafcommerce.common.exception.ServiceException;
import org.broadleafcommerce.core.pricing.service.exception.PricingException;
import org.broadleafcommerce.core.web.checkout.model.BillingInfoForm;
import org.broadleafcommerce.core.web.checkout.model.OrderInfoForm;
import org.broadleafcommerce.core.web.checkout.model.ShippingInfoForm;
import org.broadleafcommerce.core.web.controller.checkout.BroadleafShippingInfoController;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.ServletRequestDataBinder;
import org.springframework.web.bind.annotation.InitBinder;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;

/** The checkout's first step. */
@Controller
public class ShippingInfoController extends BroadleafShippingInfoController {
    @RequestMapping(value = "/checkout/singleship", method = RequestMethod.POST)
    public String saveSingleShip(
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            @ModelAttribute("orderInfoForm") OrderInfoForm orderForm,
            @ModelAttribute("billingInfoForm") BillingInfoForm billingForm,
            @ModelAttribute("shippingInfoForm") ShippingInfoForm shippingForm,
            BindingResult result)
            throws PricingException, ServiceException {
        return CartInCheckout.current().isEmpty()
                ? getCartPageRedirect()
                : super.saveSingleShip(request, response, model, shippingForm, result);
    }

    @Override
    @InitBinder
    protected void initBinder(HttpServletRequest request, ServletRequestDataBinder binder)
            throws Exception {
        super.initBinder(request, binder);
    }
}
