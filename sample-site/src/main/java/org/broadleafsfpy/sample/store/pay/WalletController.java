package org.broadleafsfpy.sample.store.pay;

import javax.servlet.http.HttpServletResponse;
import org.broadleafcommerce.common.payment.dto.PaymentResponseDTO;
import org.broadleafcommerce.common.payment.service.PaymentGatewayCheckoutService;
import org.broadleafcommerce.core.order.domain.Order;
import org.broadleafcommerce.core.payment.service.OrderToPaymentRequestDTOService;
import org.broadleafcommerce.core.web.order.CartState;
import org.broadleafsfpy.sample.store.checkout.CartInCheckout;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;

/** The way to the test wallet, and its page. */
@Controller
public class WalletController {
    private final TestWallet wallet;
    private final PaymentGatewayCheckoutService payments;
    private final OrderToPaymentRequestDTOService requests;

    public WalletController(
            TestWallet wallet,
            PaymentGatewayCheckoutService payments,
            OrderToPaymentRequestDTOService requests) {
        this.wallet = wallet;
        this.payments = payments;
        this.requests = requests;
    }

    /** The payment is on the order before the shopper leaves, who may never come back. */
    @RequestMapping(value = "/checkout/wallet", method = RequestMethod.POST)
    public String leave() {
        if (!CartInCheckout.current().isReadyToPay()) {
            return "redirect:/checkout";
        }
        Order cart = CartState.getCart();
        PaymentResponseDTO begun = wallet.requestHostedEndpoint(requests.translateOrder(cart));
        payments.applyPaymentToOrder(begun, wallet.getConfiguration());
        return "redirect:/wallet/" + begun.getResponseMap().get(TestWallet.TOKEN);
    }

    @RequestMapping(value = "/wallet/{token}", method = RequestMethod.GET)
    public String page(
            @PathVariable("token") String token, Model model, HttpServletResponse response) {
        TestWallet.Payment payment = wallet.find(token);
        if (payment == null) {
            response.setStatus(HttpServletResponse.SC_NOT_FOUND);
            return "shop/notFound";
        }
        model.addAttribute("payment", payment);
        model.addAttribute("token", token);
        return "checkout/wallet";
    }

    @RequestMapping(value = "/wallet/{token}", method = RequestMethod.POST)
    public String approve(@PathVariable("token") String token) {
        wallet.approve(token);
        return "redirect:/checkout";
    }
}
