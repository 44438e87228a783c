package org.broadleafsfpy.sample.store.checkout;

import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.broadleafcommerce.common.payment.PaymentType;
import org.broadleafcommerce.common.vendor.service.exception.PaymentException;
import org.broadleafcommerce.core.order.domain.Order;
import org.broadleafcommerce.core.payment.domain.OrderPayment;
import org.broadleafcommerce.core.pricing.service.exception.PricingException;
import org.broadleafcommerce.core.web.checkout.model.BillingInfoForm;
import org.broadleafcommerce.core.web.checkout.model.OrderInfoForm;
import org.broadleafcommerce.core.web.checkout.model.ShippingInfoForm;
import org.broadleafcommerce.core.web.controller.checkout.BroadleafCheckoutController;
import org.broadleafcommerce.core.web.order.CartState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Broadleaf's checkout page, and its ways to place an order without leaving the store. */
@Controller
public class CheckoutController extends BroadleafCheckoutController {
    private static final Logger LOG = LoggerFactory.getLogger(CheckoutController.class);

    @RequestMapping(value = "/checkout", method = RequestMethod.GET)
    public String checkout(
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            @ModelAttribute("orderInfoForm") OrderInfoForm orderForm,
            @ModelAttribute("shippingInfoForm") ShippingInfoForm shippingForm,
            @ModelAttribute("billingInfoForm") BillingInfoForm billingForm,
            RedirectAttributes redirect) {
        CartInCheckout cart = CartInCheckout.current();
        if (cart.isEmpty()) {
            return getCartPageRedirect();
        }
        cart.fill(orderForm, shippingForm, billingForm);
        return super.checkout(request, response, model, redirect);
    }

    /** Places an order that is paid for already, or by what the checkout confirms. */
    @RequestMapping(value = "/checkout/complete", method = RequestMethod.POST)
    public String placeOrder(RedirectAttributes redirect) throws PaymentException {
        return CartInCheckout.current().isReadyToPay()
                ? processCompleteCheckoutOrderFinalized(redirect)
                : getCheckoutPageRedirect();
    }

    /** Pay on delivery. */
    @RequestMapping(value = "/checkout/cod/complete", method = RequestMethod.POST)
    public String payOnDelivery(RedirectAttributes redirect)
            throws PaymentException, PricingException {
        if (!CartInCheckout.current().isReadyToPay()) {
            return getCheckoutPageRedirect();
        }
        giveUpTheWallet(CartState.getCart());
        return processPassthroughCheckout(redirect, PaymentType.COD);
    }

    /**
     * Broadleaf keeps a payment that the checkout has to confirm, which is right for a gift card.
     * The wallet would be charged as well.
     */
    private void giveUpTheWallet(Order cart) {
        OrderPayment wallet = CartInCheckout.of(cart).getWalletPayment();
        if (wallet != null) {
            cart.getPayments().remove(wallet);
            paymentGatewayCheckoutService.markPaymentAsInvalid(wallet.getId());
        }
    }

    @Override
    public void handleProcessingException(Exception e, RedirectAttributes redirect)
            throws PaymentException {
        LOG.warn("action=checkout outcome=refused", e);
        super.handleProcessingException(e, redirect);
    }
}
