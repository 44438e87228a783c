package org.broadleafsfpy.chain;

import org.broadleafsfpy.event.PaymentNotification;
import org.broadleafsfpy.event.RefundNotification;

/** Asks the chain. Called outside of any transaction, since it waits for a network. Thread-safe. */
public interface TransactionVerifier {
    /**
     * @param payment what SFPY says
     * @param payoutAddress who has to have received it, in lower case
     * @return what the chain says
     */
    Verification verify(PaymentNotification payment, String payoutAddress);

    /**
     * @param refund what SFPY says
     * @return what the chain says
     */
    Verification verify(RefundNotification refund);
}
