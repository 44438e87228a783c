package org.broadleafsfpy.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.broadleafcommerce.common.money.Money;
import org.broadleafcommerce.common.payment.PaymentTransactionType;
import org.broadleafcommerce.common.payment.PaymentType;
import org.broadleafcommerce.common.payment.dto.PaymentResponseDTO;
import org.broadleafcommerce.common.payment.service.PaymentGatewayCheckoutService;
import org.broadleafcommerce.core.checkout.service.CheckoutService;
import org.broadleafcommerce.core.order.domain.Order;
import org.broadleafcommerce.core.order.service.OrderService;
import org.broadleafcommerce.core.payment.domain.OrderPayment;
import org.broadleafcommerce.core.payment.domain.PaymentTransaction;
import org.broadleafcommerce.core.payment.service.OrderPaymentService;
import org.broadleafsfpy.reconcile.Expiry;
import org.broadleafsfpy.records.RequestState;
import org.broadleafsfpy.records.SfpyRequest;
import org.broadleafsfpy.settlement.OrderPlacement;
import org.broadleafsfpy.store.BillingStep;
import org.broadleafsfpy.store.Events;
import org.broadleafsfpy.store.FailingActivity;
import org.broadleafsfpy.store.HostedStandIn;
import org.broadleafsfpy.store.Scenario;
import org.broadleafsfpy.store.Store;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What Broadleaf's own checkout leaves on a cart, beside a payment through SFPY. The billing step
 * and the confirmation of payments are the platform's.
 */
@DisplayName("An order with other payments on it")
class OtherPaymentsIT extends Scenario {
    private static final long TOTAL_USD_CENTS = 4200;
    private static final long CREDIT_USD_CENTS = 1000;

    /** What a shopper can have left behind before choosing SFPY. */
    enum Left {
        /** The billing step's payment over the whole total. */
        TEMPORARY("CREDIT_CARD Temporary"),
        /** A hosted payment that the shopper went to and came back from unpaid. */
        ABANDONED("THIRD_PARTY_ACCOUNT TestWallet"),
        /** A gift card, which the checkout charges. */
        CREDIT("GIFT_CARD TestWallet");

        final String row;

        Left(String row) {
            this.row = row;
        }
    }

    static Stream<List<Left>> combinations() {
        return Stream.of(
                List.of(Left.TEMPORARY),
                List.of(Left.ABANDONED),
                List.of(Left.CREDIT),
                List.of(Left.TEMPORARY, Left.ABANDONED),
                List.of(Left.TEMPORARY, Left.CREDIT),
                List.of(Left.ABANDONED, Left.CREDIT),
                List.of(Left.TEMPORARY, Left.ABANDONED, Left.CREDIT));
    }

    private Long cart;
    private long dueUsdCents;

    @BeforeEach
    void nothingCharged() {
        HostedStandIn.CHARGED.clear();
    }

    private void cartWith(List<Left> left) {
        cart = store.newCart(store.newSku(TOTAL_USD_CENTS, 5), 1);
        left.forEach(this::leave);
        dueUsdCents =
                left.contains(Left.CREDIT) ? TOTAL_USD_CENTS - CREDIT_USD_CENTS : TOTAL_USD_CENTS;
    }

    private void leave(Left what) {
        switch (what) {
            case TEMPORARY:
                new BillingStep(store).save(cart, "1 Billing Road");
                break;
            case ABANDONED:
                add(PaymentType.THIRD_PARTY_ACCOUNT, TOTAL_USD_CENTS, "UNCONFIRMED");
                break;
            default:
                add(PaymentType.GIFT_CARD, CREDIT_USD_CENTS, "UNCONFIRMED");
        }
    }

    /** As a gateway's module adds one, by the platform's services. */
    private void add(PaymentType type, long usdCents, String... transactionTypes) {
        store.inRequest(
                () ->
                        store.inTransaction(
                                () -> {
                                    addPayment(type, usdCents, transactionTypes);
                                    return null;
                                }));
    }

    private void addPayment(PaymentType type, long usdCents, String... transactionTypes) {
        OrderPaymentService payments =
                store.bean("blOrderPaymentService", OrderPaymentService.class);
        OrderService orders = store.bean("blOrderService", OrderService.class);
        Order order = orders.findOrderById(cart);
        Money amount = new Money(BigDecimal.valueOf(usdCents, 2), "USD");
        OrderPayment payment = payments.create();
        payment.setType(type);
        payment.setPaymentGatewayType(HostedStandIn.TYPE);
        payment.setAmount(amount);
        payment.setOrder(order);
        for (String transactionType : transactionTypes) {
            PaymentTransaction transaction = payments.createTransaction();
            transaction.setType(PaymentTransactionType.getInstance(transactionType));
            transaction.setAmount(amount);
            transaction.setSuccess(true);
            transaction.setOrderPayment(payment);
            payment.addTransaction(transaction);
        }
        orders.addPaymentToOrder(order, payments.save(payment), null);
    }

    private long due() {
        return store.inRequest(
                () ->
                        OrderTotals.dueCents(
                                store.bean("blOrderService", OrderService.class)
                                        .findOrderById(cart)));
    }

    /** Type and gateway of each payment of the order that counts, oldest first. */
    private List<String> active() {
        return store
                .jdbc()
                .queryForList(
                        "SELECT PAYMENT_TYPE, GATEWAY_TYPE FROM BLC_ORDER_PAYMENT WHERE ORDER_ID ="
                                + " ? AND (ARCHIVED IS NULL OR ARCHIVED = 'N') ORDER BY"
                                + " ORDER_PAYMENT_ID",
                        cart)
                .stream()
                .map(row -> row.get("PAYMENT_TYPE") + " " + row.get("GATEWAY_TYPE"))
                .toList();
    }

    private static List<String> rowsOf(List<Left> left) {
        return left.stream().map(what -> what.row).toList();
    }

    private static List<String> rowsAfterPlacing(List<Left> left) {
        List<String> expected = new ArrayList<>();
        if (left.contains(Left.CREDIT)) {
            expected.add(Left.CREDIT.row);
        }
        expected.add("THIRD_PARTY_ACCOUNT SFPY");
        return expected;
    }

    private String billedTo() {
        return store.text(
                "SELECT a.ADDRESS_LINE1 FROM BLC_ORDER_PAYMENT p JOIN BLC_ADDRESS a ON"
                        + " a.ADDRESS_ID = p.ADDRESS_ID WHERE p.ORDER_ID = ? AND"
                        + " p.GATEWAY_TYPE = 'SFPY'",
                cart);
    }

    @ParameterizedTest
    @MethodSource("combinations")
    void isPaidOnceAndKeepsWhatIsNotReplaced(List<Left> left) {
        cartWith(left);
        assertThat(due()).isEqualTo(dueUsdCents);

        pay(Events.payment(store.newRequest(cart).getRequestId(), dueUsdCents));

        assertThat(store.sfpyState(cart)).as(reasonOf(cart)).isEqualTo("PLACED");
        assertThat(store.orderStatus(cart)).isEqualTo("SUBMITTED");
        assertThat(active()).containsExactlyElementsOf(rowsAfterPlacing(left));
        assertThat(billedTo()).isEqualTo(left.contains(Left.TEMPORARY) ? "1 Billing Road" : null);
        assertThat(HostedStandIn.CHARGED)
                .as("the gift card, and never the abandoned payment")
                .hasSize(left.contains(Left.CREDIT) ? 1 : 0);
    }

    @ParameterizedTest
    @MethodSource("combinations")
    void comesBackAsItWasIfNobodyPays(List<Left> left) {
        cartWith(left);
        SfpyRequest request = store.newRequest(cart);
        assertThat(active()).containsExactlyElementsOf(rowsOf(left));

        assertThat(store.bean(Expiry.class).end(request.getRequestId(), RequestState.CANCELLED))
                .isEqualTo(Expiry.Ended.CART_RETURNED);

        assertThat(store.orderStatus(cart)).isEqualTo("IN_PROCESS");
        assertThat(active()).containsExactlyElementsOf(rowsOf(left));
        assertThat(due()).isEqualTo(dueUsdCents);
        assertThat(HostedStandIn.CHARGED).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("combinations")
    void isCancelledByAFullRefundUnlessOtherMoneyRemains(List<Left> left) {
        cartWith(left);
        ObjectNode payment = Events.payment(store.newRequest(cart).getRequestId(), dueUsdCents);
        pay(payment);

        refund(Events.refund(payment, dueUsdCents));

        assertThat(store.sfpyState(cart)).isEqualTo("REFUNDED");
        assertThat(store.orderStatus(cart))
                .isEqualTo(left.contains(Left.CREDIT) ? "SUBMITTED" : "CANCELLED");
        assertThat(active()).containsExactlyElementsOf(rowsAfterPlacing(left));
    }

    @Test
    void keepsWhatIsReplacedUntilItsCheckoutSucceeds() {
        List<Left> left = List.of(Left.TEMPORARY, Left.ABANDONED);
        cartWith(left);
        FailingActivity.REASON.set("the warehouse said no");
        pay(Events.payment(store.newRequest(cart).getRequestId(), dueUsdCents));
        assertThat(store.sfpyState(cart)).isEqualTo("PAID_NOT_PLACED");
        assertThat(active()).containsAll(rowsOf(left)).hasSize(3);

        FailingActivity.REASON.set(null);
        Store.await(() -> store.orderStatus(cart), "SUBMITTED");
        assertThat(active()).containsExactlyElementsOf(rowsAfterPlacing(left));
        assertThat(HostedStandIn.CHARGED).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"AUTHORIZE_AND_CAPTURE", "UNCONFIRMED,AUTHORIZE_AND_CAPTURE"})
    void isHeldForAPersonWhileAnotherPaymentHasMoney(String transactionTypes) {
        cartWith(List.of());
        SfpyRequest request = store.newRequest(cart);
        add(PaymentType.THIRD_PARTY_ACCOUNT, 0, transactionTypes.split(","));

        pay(Events.payment(request.getRequestId(), dueUsdCents));

        assertThat(store.sfpyState(cart)).isEqualTo("PAID_NOT_PLACED");
        assertThat(reasonOf(cart)).contains("has its money");
        assertThat(store.orderStatus(cart)).isEqualTo("AWAITING_PAYMENT");
        assertThat(HostedStandIn.CHARGED).isEmpty();
    }

    @Test
    void countsNoPaymentThatWasVoided() {
        cartWith(List.of());
        add(PaymentType.THIRD_PARTY_ACCOUNT, 1500, "UNCONFIRMED", "AUTHORIZE_AND_CAPTURE", "VOID");
        assertThat(due()).isEqualTo(TOTAL_USD_CENTS);

        pay(Events.payment(store.newRequest(cart).getRequestId(), dueUsdCents));

        assertThat(store.sfpyState(cart)).as(reasonOf(cart)).isEqualTo("PLACED");
        assertThat(active()).containsExactlyElementsOf(rowsAfterPlacing(List.of()));
        assertThat(HostedStandIn.CHARGED).isEmpty();
    }

    /** The checkout charges the gift card at each try, and a refused one is rolled back here. */
    @Test
    void isNotTriedAgainByItselfIfEachTryChargesAGiftCard() {
        cartWith(List.of(Left.CREDIT));
        FailingActivity.REASON.set("the warehouse said no");
        pay(Events.payment(store.newRequest(cart).getRequestId(), dueUsdCents));
        assertThat(store.sfpyState(cart)).isEqualTo("PAID_NOT_PLACED");
        store.awaitNoTask(OrderPlacement.NAME, cart.toString());
        assertThat(HostedStandIn.CHARGED).hasSize(1);

        FailingActivity.REASON.set(null);
        store.bean(OrderPlacement.class).placeIfPaid(cart); // as a person has it done
        assertThat(store.orderStatus(cart)).isEqualTo("SUBMITTED");
    }

    /** Without this, the tests above would show nothing. */
    @Test
    void wouldBeChargedForWhatIsLeftByTheCheckoutAlone() {
        cartWith(List.of(Left.ABANDONED));
        store.inRequest(
                () ->
                        store.bean("blCheckoutService", CheckoutService.class)
                                .performCheckout(
                                        store.bean("blOrderService", OrderService.class)
                                                .findOrderById(cart)));
        assertThat(store.orderStatus(cart)).isEqualTo("SUBMITTED");
        assertThat(HostedStandIn.CHARGED).hasSize(1);
    }

    /** A second tab: the platform applies payments to carts only. */
    @Test
    void takesNoOtherPaymentWhileItWaits() {
        cartWith(List.of());
        store.newRequest(cart);
        PaymentResponseDTO captured =
                new PaymentResponseDTO(PaymentType.THIRD_PARTY_ACCOUNT, HostedStandIn.TYPE)
                        .orderId(cart.toString())
                        .valid(true)
                        .successful(true)
                        .amount(new Money(BigDecimal.valueOf(TOTAL_USD_CENTS, 2), "USD"))
                        .paymentTransactionType(PaymentTransactionType.AUTHORIZE_AND_CAPTURE);
        PaymentGatewayCheckoutService gateways =
                store.bean("blPaymentGatewayCheckoutService", PaymentGatewayCheckoutService.class);

        assertThatThrownBy(
                        () ->
                                store.inRequest(
                                        () ->
                                                gateways.applyPaymentToOrder(
                                                        captured,
                                                        HostedStandIn.service()
                                                                .getConfiguration())))
                .hasRootCauseInstanceOf(IllegalArgumentException.class);

        assertThat(active()).isEmpty();
        assertThat(store.orderStatus(cart)).isEqualTo("AWAITING_PAYMENT");
    }

    @Test
    void countsACardOnceItIsConfirmed() {
        cartWith(List.of());
        add(PaymentType.CREDIT_CARD, 1500, "AUTHORIZE_AND_CAPTURE");
        assertThat(due()).isEqualTo(TOTAL_USD_CENTS - 1500);
    }

    @ParameterizedTest(name = "by cancelOrder: {0}")
    @ValueSource(booleans = {true, false})
    void whoseRowBroadleafDeletedKeepsItsMoneyRecorded(boolean byCancel) {
        cartWith(List.of(Left.TEMPORARY));
        SfpyRequest request = store.newRequest(cart);
        store.inRequest(
                () -> {
                    OrderService orders = store.bean("blOrderService", OrderService.class);
                    Order order = orders.findOrderById(cart);
                    if (byCancel) {
                        orders.cancelOrder(order);
                    } else {
                        orders.deleteOrder(order);
                    }
                    return null;
                });
        assertThat(store.orderStatus(cart)).as("the platform deletes the row").isNull();

        ObjectNode payment = Events.payment(request.getRequestId(), dueUsdCents);
        pay(payment);

        assertThat(store.decisionOf(payment)).isEqualTo("LATE");
        assertThat(store.needsAttention("SFPY_PAYMENT", payment.path("payment_id"))).isTrue();
    }

    @Test
    void whoseRowBroadleafDeletedEndsItsRequest() {
        cartWith(List.of());
        SfpyRequest request = store.newRequest(cart);
        store.inRequest(
                () -> {
                    OrderService orders = store.bean("blOrderService", OrderService.class);
                    orders.cancelOrder(orders.findOrderById(cart));
                    return null;
                });

        store.bean(Expiry.class).end(request.getRequestId(), RequestState.EXPIRED);

        assertThat(store.sfpyState(cart)).isEqualTo("EXPIRED");
        assertThat(
                        store.text(
                                "SELECT STATE FROM SFPY_REQUEST WHERE REQUEST_ID = ?",
                                request.getRequestId()))
                .isEqualTo("EXPIRED");
    }
}
