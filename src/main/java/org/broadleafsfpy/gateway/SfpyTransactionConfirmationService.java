package org.broadleafsfpy.gateway;

import org.broadleafcommerce.common.payment.PaymentTransactionType;
import org.broadleafcommerce.common.payment.PaymentType;
import org.broadleafcommerce.common.payment.dto.PaymentRequestDTO;
import org.broadleafcommerce.common.payment.dto.PaymentResponseDTO;
import org.broadleafcommerce.common.payment.service.PaymentGatewayTransactionConfirmationService;
import org.broadleafsfpy.order.SfpyTypes;

/**
 * Refuses to confirm: only the blockchain confirms a payment, and what it confirmed is recorded as
 * captured before the checkout begins. An unconfirmed SFPY transaction on an order therefore was
 * not made by this module and must not count as money.
 */
public class SfpyTransactionConfirmationService
        implements PaymentGatewayTransactionConfirmationService {
    @Override
    public PaymentResponseDTO confirmTransaction(PaymentRequestDTO request) {
        return new PaymentResponseDTO(PaymentType.THIRD_PARTY_ACCOUNT, SfpyTypes.SFPY)
                .successful(false)
                .paymentTransactionType(PaymentTransactionType.UNCONFIRMED)
                .rawResponse("SFPY payments are confirmed by the blockchain, not on request.");
    }
}
