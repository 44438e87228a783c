package org.broadleafsfpy.sample.store;

import org.broadleafcommerce.common.currency.domain.BroadleafCurrency;
import org.broadleafcommerce.common.extension.ExtensionResultHolder;
import org.broadleafcommerce.common.extension.ExtensionResultStatusType;
import org.broadleafcommerce.common.payment.PaymentType;
import org.broadleafcommerce.common.payment.service.PaymentGatewayCheckoutService;
import org.broadleafcommerce.common.web.BroadleafRequestContext;
import org.broadleafcommerce.core.order.domain.Order;
import org.broadleafcommerce.core.payment.domain.OrderPayment;
import org.broadleafcommerce.core.web.service.AbstractUpdateCartServiceExtensionHandler;
import org.broadleafcommerce.core.web.service.UpdateCartServiceExtensionManager;

/**
 * The cart follows its shopper into another currency, which Broadleaf's {@code ?blCurrencyCode=EUR}
 * switches. Everything costs the same number in both; gift cards are in dollars only.
 */
public final class CartCurrency extends AbstractUpdateCartServiceExtensionHandler {
    private final PaymentGatewayCheckoutService payments;

    public CartCurrency(
            UpdateCartServiceExtensionManager manager, PaymentGatewayCheckoutService payments) {
        this.payments = payments;
        manager.registerHandler(this);
    }

    @Override
    @SuppressWarnings({"rawtypes", "unchecked"}) // as Broadleaf's own handler declares it
    public ExtensionResultStatusType updateAndValidateCart(
            Order cart, ExtensionResultHolder result) {
        BroadleafCurrency now =
                BroadleafRequestContext.getBroadleafRequestContext().getBroadleafCurrency();
        boolean changed =
                now != null
                        && cart.getCurrency() != null
                        && !now.getCurrencyCode().equals(cart.getCurrency().getCurrencyCode());
        if (changed) {
            for (OrderPayment payment : cart.getPayments().toArray(new OrderPayment[0])) {
                if (payment.isActive() && PaymentType.GIFT_CARD.equals(payment.getType())) {
                    cart.getPayments().remove(payment);
                    payments.markPaymentAsInvalid(payment.getId());
                }
            }
            cart.setCurrency(now);
            result.getContextMap().put("repriceCart", Boolean.TRUE);
        }
        return ExtensionResultStatusType.HANDLED_CONTINUE;
    }
}
