package org.broadleafsfpy.sample.store.pay;

import org.broadleafcommerce.common.money.Money;
import org.broadleafcommerce.core.order.domain.Order;
import org.broadleafcommerce.core.payment.domain.OrderPayment;
import org.broadleafcommerce.core.workflow.BaseActivity;
import org.broadleafcommerce.core.workflow.ProcessContext;
import org.broadleafsfpy.sample.store.checkout.CartInCheckout;

/** Keeps a gift card's payment to what the order costs and the card has, as prices change. */
public class AdjustGiftCardActivity extends BaseActivity<ProcessContext<Order>> {
    private final GiftCards cards;

    public AdjustGiftCardActivity(GiftCards cards) {
        this.cards = cards;
    }

    @Override
    public ProcessContext<Order> execute(ProcessContext<Order> context) {
        Order order = context.getSeedData();
        OrderPayment payment = CartInCheckout.of(order).getGiftCardPayment();
        if (payment != null) {
            payment.setAmount(Money.min(cards.balance(payment), order.getTotal()));
        }
        return context;
    }
}
