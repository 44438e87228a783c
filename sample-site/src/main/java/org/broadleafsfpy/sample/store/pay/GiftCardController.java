package org.broadleafsfpy.sample.store.pay;

import java.util.Locale;
import org.broadleafcommerce.common.money.Money;
import org.broadleafcommerce.common.payment.service.PaymentGatewayCheckoutService;
import org.broadleafcommerce.core.order.domain.Order;
import org.broadleafcommerce.core.order.service.OrderService;
import org.broadleafcommerce.core.payment.domain.OrderPayment;
import org.broadleafcommerce.core.pricing.service.exception.PricingException;
import org.broadleafcommerce.core.web.order.CartState;
import org.broadleafsfpy.sample.store.checkout.CartInCheckout;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;

/** Puts a gift card on the order and takes it off. */
@Controller
public class GiftCardController {
    private final GiftCards cards;
    private final PaymentGatewayCheckoutService payments;
    private final OrderService orders;

    public GiftCardController(
            GiftCards cards, PaymentGatewayCheckoutService payments, OrderService orders) {
        this.cards = cards;
        this.payments = payments;
        this.orders = orders;
    }

    @RequestMapping(value = "/checkout/giftcard", method = RequestMethod.POST)
    public String apply(@RequestParam("code") String typed) throws PricingException {
        if (!CartInCheckout.current().isReadyToPay()) {
            return "redirect:/checkout";
        }
        String code = typed.trim().toUpperCase(Locale.ROOT);
        Money balance = cards.balance(code);
        Order cart = CartState.getCart();
        if (balance.isZero() || !"USD".equals(cart.getCurrency().getCurrencyCode())) {
            return "redirect:/checkout?giftcard=unknown";
        }
        takeOff(cart);
        Money amount = Money.min(balance, cart.getTotalAfterAppliedPayments());
        payments.applyPaymentToOrder(
                GiftCards.payment(cart.getId(), code, amount), cards.getConfiguration());
        orders.save(cart, true);
        return "redirect:/checkout";
    }

    @RequestMapping(value = "/checkout/giftcard/remove", method = RequestMethod.POST)
    public String remove() throws PricingException {
        Order cart = CartState.getCart();
        if (!CartInCheckout.of(cart).isEmpty() && takeOff(cart)) {
            orders.save(cart, true);
        }
        return "redirect:/checkout";
    }

    private boolean takeOff(Order cart) {
        OrderPayment payment = CartInCheckout.of(cart).getGiftCardPayment();
        if (payment == null) {
            return false;
        }
        cart.getPayments().remove(payment);
        payments.markPaymentAsInvalid(payment.getId());
        return true;
    }
}
