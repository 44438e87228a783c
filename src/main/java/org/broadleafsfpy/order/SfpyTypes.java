package org.broadleafsfpy.order;

import org.broadleafcommerce.common.payment.PaymentGatewayType;
import org.broadleafcommerce.core.order.service.type.FulfillmentGroupStatusType;
import org.broadleafcommerce.core.order.service.type.OrderStatus;

/**
 * The values that the module adds to Broadleaf's open enumerations.
 *
 * <p>An enumeration value that nobody registered reads back from the database as null, and each
 * application has enumerations of its own, so this is an eager bean in store and admin. Later lines
 * of Broadleaf bring a cancelled fulfillment status themselves: what is there is used.
 */
public class SfpyTypes {
    private static final String AWAITING_PAYMENT_TYPE = "AWAITING_PAYMENT";
    private static final String CANCELLED_TYPE = "CANCELLED";

    /** The gateway's type, {@code SFPY}. */
    public static final PaymentGatewayType SFPY =
            PaymentGatewayType.getInstance("SFPY") == null
                    ? new PaymentGatewayType("SFPY", "SFPY crypto payment")
                    : PaymentGatewayType.getInstance("SFPY");

    /** The cart is frozen until the blockchain has spoken. */
    public static final OrderStatus AWAITING_PAYMENT =
            OrderStatus.getInstance(AWAITING_PAYMENT_TYPE) == null
                    ? new OrderStatus(AWAITING_PAYMENT_TYPE, "Awaiting payment")
                    : OrderStatus.getInstance(AWAITING_PAYMENT_TYPE);

    /** The fulfillment group must not ship any more. */
    public static final FulfillmentGroupStatusType GROUP_CANCELLED =
            FulfillmentGroupStatusType.getInstance(CANCELLED_TYPE) == null
                    ? new FulfillmentGroupStatusType(CANCELLED_TYPE, "Cancelled")
                    : FulfillmentGroupStatusType.getInstance(CANCELLED_TYPE);
}
