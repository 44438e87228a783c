package org.broadleafsfpy.sample.store.pay;

import org.broadleafcommerce.common.payment.PaymentGatewayType;

/**
 * The gateways of this shop beside SFPY. Store and admin read them back by name, so this is a bean
 * in both.
 */
public class SampleGateways {
    public static final PaymentGatewayType GIFT_CARD =
            new PaymentGatewayType("SAMPLE_GIFT_CARD", "Gift card");
    public static final PaymentGatewayType TEST_WALLET =
            new PaymentGatewayType("SAMPLE_TEST_WALLET", "Test wallet");
}
