package org.broadleafsfpy.store;

import java.util.concurrent.atomic.AtomicReference;
import org.broadleafcommerce.core.checkout.service.workflow.CheckoutSeed;
import org.broadleafcommerce.core.workflow.BaseActivity;
import org.broadleafcommerce.core.workflow.ProcessContext;

/** An activity of the store's own, after the payment was validated, that fails when told to. */
public class FailingActivity extends BaseActivity<ProcessContext<CheckoutSeed>> {
    public static final AtomicReference<String> REASON = new AtomicReference<>();

    @Override
    public ProcessContext<CheckoutSeed> execute(ProcessContext<CheckoutSeed> context) {
        if (REASON.get() != null) {
            throw new IllegalStateException(REASON.get());
        }
        return context;
    }
}
