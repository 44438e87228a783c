package org.broadleafsfpy.gateway;

import org.broadleafcommerce.common.payment.PaymentTransactionType;
import org.broadleafcommerce.common.payment.PaymentType;
import org.broadleafcommerce.common.payment.dto.PaymentRequestDTO;
import org.broadleafcommerce.common.payment.dto.PaymentResponseDTO;
import org.broadleafcommerce.common.payment.service.PaymentGatewayHostedService;
import org.broadleafsfpy.order.SfpyTypes;

/**
 * Tells a store's own checkout where the way to SFPY's page begins.
 *
 * <p>The answer's {@code ACTION_URL} is where the shopper's browser has to POST (with the store's
 * CSRF token); making the request, freezing the cart and redirecting happen there, so that asking
 * here changes nothing.
 */
public class SfpyHostedService implements PaymentGatewayHostedService {
    /** The response map's key of the address to POST to. */
    public static final String ACTION_URL = "ACTION_URL";

    @Override
    public PaymentResponseDTO requestHostedEndpoint(PaymentRequestDTO request) {
        return new PaymentResponseDTO(PaymentType.THIRD_PARTY_ACCOUNT, SfpyTypes.SFPY)
                .successful(true)
                .paymentTransactionType(PaymentTransactionType.UNCONFIRMED)
                .orderId(request.getOrderId())
                .responseMap(ACTION_URL, "/sfpy/checkout");
    }
}
