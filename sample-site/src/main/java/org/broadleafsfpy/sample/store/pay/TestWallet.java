package org.broadleafsfpy.sample.store.pay;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.broadleafcommerce.common.money.Money;
import org.broadleafcommerce.common.payment.PaymentTransactionType;
import org.broadleafcommerce.common.payment.PaymentType;
import org.broadleafcommerce.common.payment.dto.PaymentRequestDTO;
import org.broadleafcommerce.common.payment.dto.PaymentResponseDTO;
import org.broadleafcommerce.common.payment.service.PaymentGatewayHostedService;
import org.broadleafcommerce.core.payment.domain.OrderPayment;
import org.broadleafcommerce.core.payment.domain.PaymentTransaction;

/**
 * Stands in for a hosted gateway such as PayPal: shoppers approve a payment on its page, and it is
 * charged when the store's checkout confirms it. What it knows is in memory. Thread-safe.
 */
public class TestWallet extends SimpleGateway implements PaymentGatewayHostedService {
    /** The additional field of a transaction that names its payment here. */
    static final String TOKEN = "WALLET_TOKEN";

    /** A payment here; {@code charged} is an amount such as {@code 46.90}, or null. */
    public record Payment(String amount, String currency, boolean approved, String charged) {}

    private final Map<String, Payment> payments = new ConcurrentHashMap<>();

    public TestWallet() {
        super(SampleGateways.TEST_WALLET);
    }

    @Override
    public PaymentGatewayHostedService getHostedService() {
        return this;
    }

    /** Begins a payment; the answer goes on the order before the shopper leaves for the page. */
    @Override
    public PaymentResponseDTO requestHostedEndpoint(PaymentRequestDTO request) {
        String token = UUID.randomUUID().toString();
        String currency = request.getOrderCurrencyCode();
        payments.put(token, new Payment(request.getTransactionTotal(), currency, false, null));
        return answer(request)
                .paymentTransactionType(PaymentTransactionType.UNCONFIRMED)
                .amount(new Money(request.getTransactionTotal(), currency))
                .responseMap(TOKEN, token);
    }

    /** A payment, or null. */
    public Payment find(String token) {
        return payments.get(token);
    }

    /** The shopper agrees. */
    public void approve(String token) {
        payments.computeIfPresent(
                token, (t, known) -> new Payment(known.amount, known.currency, true, null));
    }

    /** Whether the shopper agreed to an order's payment, which may be null. */
    public boolean hasApproved(OrderPayment payment) {
        if (payment == null) {
            return false;
        }
        for (PaymentTransaction transaction : payment.getTransactions()) {
            String token = transaction.getAdditionalFields().get(TOKEN);
            if (token != null && payments.containsKey(token)) {
                return payments.get(token).approved;
            }
        }
        return false;
    }

    /** Charges what was approved, whatever it comes to by now. */
    @Override
    public PaymentResponseDTO confirmTransaction(PaymentRequestDTO request) {
        boolean charged = charge(request, request.getTransactionTotal());
        return answer(request)
                .successful(charged)
                .paymentTransactionType(PaymentTransactionType.AUTHORIZE_AND_CAPTURE)
                .amount(new Money(request.getTransactionTotal(), request.getOrderCurrencyCode()));
    }

    @Override
    public PaymentResponseDTO rollbackAuthorizeAndCapture(PaymentRequestDTO request) {
        return answer(request)
                .successful(charge(request, null))
                .paymentTransactionType(PaymentTransactionType.VOID)
                .amount(new Money(request.getTransactionTotal(), request.getOrderCurrencyCode()));
    }

    private boolean charge(PaymentRequestDTO request, String amount) {
        String token = (String) request.getAdditionalFields().get(TOKEN);
        Payment now =
                payments.computeIfPresent(
                        token,
                        (t, known) ->
                                known.approved
                                        ? new Payment(known.amount, known.currency, true, amount)
                                        : known);
        return now != null && now.approved;
    }

    private static PaymentResponseDTO answer(PaymentRequestDTO request) {
        PaymentResponseDTO answer =
                new PaymentResponseDTO(PaymentType.THIRD_PARTY_ACCOUNT, SampleGateways.TEST_WALLET)
                        .orderId(request.getOrderId())
                        .rawResponse("Test wallet");
        Object token = request.getAdditionalFields().get(TOKEN);
        return token == null ? answer : answer.responseMap(TOKEN, (String) token);
    }
}
