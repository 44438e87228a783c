package org.broadleafsfpy.sample.store.checkout;

import java.util.Objects;
import org.broadleafcommerce.common.payment.PaymentType;
import org.broadleafcommerce.core.order.domain.FulfillmentGroup;
import org.broadleafcommerce.core.order.domain.Order;
import org.broadleafcommerce.core.payment.domain.OrderPayment;
import org.broadleafcommerce.core.web.checkout.model.BillingInfoForm;
import org.broadleafcommerce.core.web.checkout.model.OrderInfoForm;
import org.broadleafcommerce.core.web.checkout.model.ShippingInfoForm;
import org.broadleafcommerce.core.web.order.CartState;
import org.broadleafcommerce.profile.core.domain.Address;

/** How far a cart has come in the checkout: what each step has left on it. */
public final class CartInCheckout {
    private final Order cart;

    private CartInCheckout(Order cart) {
        this.cart = cart;
    }

    public static CartInCheckout of(Order cart) {
        return new CartInCheckout(cart);
    }

    /** The cart of the shopper whose request this thread answers. */
    public static CartInCheckout current() {
        return of(CartState.getCart());
    }

    public boolean isEmpty() {
        return cart == null || cart.getId() == null || cart.getOrderItems().isEmpty();
    }

    public boolean isReadyToPay() {
        return !isEmpty()
                && getShippingAddress() != null
                && getBillingAddress() != null
                && cart.getEmailAddress() != null;
    }

    /** The first step that is not done. */
    public String nextStep() {
        if (getShippingAddress() == null) {
            return "shipping";
        }
        return isReadyToPay() ? "payment" : "billing";
    }

    public Address getShippingAddress() {
        FulfillmentGroup group = firstGroup();
        return group == null || group.getFulfillmentOption() == null ? null : group.getAddress();
    }

    public FulfillmentGroup firstGroup() {
        return cart.getFulfillmentGroups().isEmpty() ? null : cart.getFulfillmentGroups().get(0);
    }

    public Address getBillingAddress() {
        return cart.getPayments().stream()
                .filter(OrderPayment::isActive)
                .map(OrderPayment::getBillingAddress)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** What is to be taken from a gift card; null if none is to be used. */
    public OrderPayment getGiftCardPayment() {
        return cart.getPayments().stream()
                .filter(OrderPayment::isActive)
                .filter(payment -> PaymentType.GIFT_CARD.equals(payment.getType()))
                .findFirst()
                .orElse(null);
    }

    /** What the shopper left the store for, to pay on another page; null if they did not. */
    public OrderPayment getWalletPayment() {
        return cart.getPayments().stream()
                .filter(OrderPayment::isActive)
                .filter(payment -> PaymentType.THIRD_PARTY_ACCOUNT.equals(payment.getType()))
                .filter(payment -> !payment.isConfirmed())
                .findFirst()
                .orElse(null);
    }

    /** Shows in the forms what the cart knows. */
    void fill(OrderInfoForm orderForm, ShippingInfoForm shippingForm, BillingInfoForm billingForm) {
        orderForm.setEmailAddress(cart.getEmailAddress());
        FulfillmentGroup group = firstGroup();
        if (group != null && group.getAddress() != null) {
            shippingForm.setAddress(group.getAddress());
        }
        if (group != null && group.getFulfillmentOption() != null) {
            shippingForm.setFulfillmentOptionId(group.getFulfillmentOption().getId());
        }
        Address billing = getBillingAddress();
        billingForm.setUseShippingAddress(billing == null);
        if (billing != null) {
            billingForm.setAddress(billing);
        }
    }
}
