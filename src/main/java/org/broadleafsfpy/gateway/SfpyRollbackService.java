package org.broadleafsfpy.gateway;

import org.broadleafcommerce.common.payment.dto.PaymentRequestDTO;
import org.broadleafcommerce.common.payment.dto.PaymentResponseDTO;
import org.broadleafcommerce.common.payment.service.PaymentGatewayRollbackService;

/**
 * Never pretends to take a blockchain payment back.
 *
 * <p>When a checkout fails, Broadleaf asks the gateway to roll its payments back, those that were
 * captured long before included. A successful answer would take the payment off the order, an
 * unsuccessful one would throw and hide why the checkout failed ({@code
 * ConfirmPaymentsRollbackHandler}); null is the only answer that leaves both alone.
 */
public class SfpyRollbackService implements PaymentGatewayRollbackService {
    @Override
    public PaymentResponseDTO rollbackAuthorize(PaymentRequestDTO transaction) {
        return null;
    }

    @Override
    public PaymentResponseDTO rollbackCapture(PaymentRequestDTO transaction) {
        return null;
    }

    @Override
    public PaymentResponseDTO rollbackAuthorizeAndCapture(PaymentRequestDTO transaction) {
        return null;
    }

    @Override
    public PaymentResponseDTO rollbackRefund(PaymentRequestDTO transaction) {
        return null;
    }
}
