package org.broadleafsfpy.store;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.broadleafcommerce.common.money.Money;
import org.broadleafcommerce.common.payment.PaymentGatewayType;
import org.broadleafcommerce.common.payment.PaymentTransactionType;
import org.broadleafcommerce.common.payment.PaymentType;
import org.broadleafcommerce.common.payment.dto.PaymentRequestDTO;
import org.broadleafcommerce.common.payment.dto.PaymentResponseDTO;
import org.broadleafcommerce.common.payment.service.PaymentGatewayConfiguration;
import org.broadleafcommerce.common.payment.service.PaymentGatewayConfigurationService;
import org.broadleafcommerce.common.payment.service.PaymentGatewayTransactionConfirmationService;

/**
 * Another payment provider of the test store, as a hosted one is: the shopper leaves an unconfirmed
 * payment behind, and Broadleaf's checkout confirms, which charges. It remembers what it charged.
 */
public final class HostedStandIn {
    public static final PaymentGatewayType TYPE =
            new PaymentGatewayType("TestWallet", "Another way to pay");

    /** The orders that were charged, one entry for each confirmation. */
    public static final List<String> CHARGED = new CopyOnWriteArrayList<>();

    private HostedStandIn() {}

    /** A bean of the test store. */
    public static PaymentGatewayConfigurationService service() {
        PaymentGatewayConfiguration configuration =
                answering(
                        PaymentGatewayConfiguration.class,
                        method ->
                                method.getName().equals("getGatewayType") ? TYPE : nothing(method));
        PaymentGatewayTransactionConfirmationService confirmation = HostedStandIn::confirm;
        return answering(
                PaymentGatewayConfigurationService.class,
                method -> {
                    switch (method.getName()) {
                        case "getConfiguration":
                            return configuration;
                        case "getTransactionConfirmationService":
                            return confirmation;
                        default:
                            return null;
                    }
                });
    }

    private static PaymentResponseDTO confirm(PaymentRequestDTO request) {
        CHARGED.add(request.getOrderId());
        return new PaymentResponseDTO(PaymentType.THIRD_PARTY_ACCOUNT, TYPE)
                .successful(true)
                .valid(true)
                .amount(new Money(request.getTransactionTotal()))
                .paymentTransactionType(PaymentTransactionType.AUTHORIZE_AND_CAPTURE)
                .rawResponse("charged");
    }

    private static Object nothing(Method method) {
        return method.getReturnType() == boolean.class
                ? Boolean.FALSE
                : method.getReturnType() == int.class ? (Object) 0 : null;
    }

    /** Whatever methods the interface has on this line of Broadleaf. */
    private static <T> T answering(Class<T> type, Function<Method, Object> answers) {
        return type.cast(
                Proxy.newProxyInstance(
                        type.getClassLoader(),
                        new Class<?>[] {type},
                        (proxy, method, arguments) ->
                                method.getDeclaringClass() == Object.class
                                        ? method.invoke(answers, arguments)
                                        : answers.apply(method)));
    }
}
