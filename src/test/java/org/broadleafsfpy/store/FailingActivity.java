package org.broadleafsfpy.store;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.broadleafcommerce.core.checkout.service.workflow.CheckoutSeed;
import org.broadleafcommerce.core.order.domain.Order;
import org.broadleafcommerce.core.workflow.BaseActivity;
import org.broadleafcommerce.core.workflow.ProcessContext;

/** An activity of the store's own, after the payment was validated, that fails when told to. */
public class FailingActivity extends BaseActivity<ProcessContext<CheckoutSeed>> {
    public static final AtomicReference<String> REASON = new AtomicReference<>();

    /** Orders whose customer was a guest when the activity ran, as a store's e-mail asks. */
    public static final Set<Long> GUESTS = ConcurrentHashMap.newKeySet();

    @Override
    public ProcessContext<CheckoutSeed> execute(ProcessContext<CheckoutSeed> context) {
        Order order = context.getSeedData().getOrder();
        if (order.getCustomer().isAnonymous()) {
            GUESTS.add(order.getId());
        }
        if (REASON.get() != null) {
            throw new IllegalStateException(REASON.get());
        }
        return context;
    }
}
