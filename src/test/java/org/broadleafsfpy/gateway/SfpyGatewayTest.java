package org.broadleafsfpy.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import org.broadleafcommerce.common.payment.dto.PaymentRequestDTO;
import org.broadleafsfpy.order.SfpyTypes;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The gateway")
class SfpyGatewayTest {
    private final SfpyGatewayConfigurationService gateway = new SfpyGatewayConfigurationService();

    @Test
    void isCalledSfpyAndTakesSeveralPayments() {
        assertThat(gateway.getConfiguration().getGatewayType()).isSameAs(SfpyTypes.SFPY);
        assertThat(gateway.getConfiguration().handlesMultiplePayments()).isTrue();
        assertThat(gateway.getConfiguration().handlesVoid()).isFalse();
        assertThat(gateway.getConfiguration().handlesRefund()).isFalse();
    }

    @Test
    void neverPretendsToTakeABlockchainPaymentBack() throws Exception {
        PaymentRequestDTO request = new PaymentRequestDTO();
        assertThat(gateway.getRollbackService().rollbackAuthorizeAndCapture(request)).isNull();
        assertThat(gateway.getRollbackService().rollbackAuthorize(request)).isNull();
        assertThat(gateway.getRollbackService().rollbackCapture(request)).isNull();
        assertThat(gateway.getRollbackService().rollbackRefund(request)).isNull();
    }

    @Test
    void confirmsNothingOnRequest() throws Exception {
        assertThat(
                        gateway.getTransactionConfirmationService()
                                .confirmTransaction(new PaymentRequestDTO())
                                .isSuccessful())
                .isFalse();
    }

    @Test
    void tellsWhereTheWayToSfpyBegins() throws Exception {
        assertThat(
                        gateway.getHostedService()
                                .requestHostedEndpoint(new PaymentRequestDTO().orderId("7"))
                                .getResponseMap())
                .containsEntry(SfpyHostedService.ACTION_URL, "/sfpy/checkout");
    }
}
