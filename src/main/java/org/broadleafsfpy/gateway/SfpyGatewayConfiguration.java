package org.broadleafsfpy.gateway;

import org.broadleafcommerce.common.payment.PaymentGatewayType;
import org.broadleafcommerce.common.payment.service.PaymentGatewayConfiguration;
import org.broadleafsfpy.order.SfpyTypes;

/** What SFPY can do: money arrives captured, in several payments if need be, and stays. */
public class SfpyGatewayConfiguration implements PaymentGatewayConfiguration {
    private int failureReportingThreshold = 1;

    @Override
    public boolean isPerformAuthorizeAndCapture() {
        return true;
    }

    @Override
    public void setPerformAuthorizeAndCapture(boolean performAuthorizeAndCapture) {
        if (!performAuthorizeAndCapture) {
            throw new IllegalArgumentException("a blockchain payment is always captured at once");
        }
    }

    @Override
    public int getFailureReportingThreshold() {
        return failureReportingThreshold;
    }

    @Override
    public void setFailureReportingThreshold(int failureReportingThreshold) {
        this.failureReportingThreshold = failureReportingThreshold;
    }

    @Override
    public boolean handlesAuthorize() {
        return false;
    }

    @Override
    public boolean handlesCapture() {
        return false;
    }

    @Override
    public boolean handlesAuthorizeAndCapture() {
        return true;
    }

    @Override
    public boolean handlesReverseAuthorize() {
        return false;
    }

    @Override
    public boolean handlesVoid() {
        return false;
    }

    /** Refunds are made on SFPY's page by the merchant's wallet; the store is told of them. */
    @Override
    public boolean handlesRefund() {
        return false;
    }

    @Override
    public boolean handlesPartialCapture() {
        return false;
    }

    @Override
    public boolean handlesMultipleShipment() {
        return true;
    }

    @Override
    public boolean handlesRecurringPayment() {
        return false;
    }

    @Override
    public boolean handlesSavedCustomerPayment() {
        return false;
    }

    /** Without this, Broadleaf archives a first payment when a second one comes. */
    @Override
    public boolean handlesMultiplePayments() {
        return true;
    }

    @Override
    public PaymentGatewayType getGatewayType() {
        return SfpyTypes.SFPY;
    }
}
