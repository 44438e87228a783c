package org.broadleafsfpy.checkout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.broadleafcommerce.common.web.BroadleafRequestContext;
import org.broadleafcommerce.core.order.domain.Order;
import org.broadleafcommerce.core.order.service.OrderService;
import org.broadleafcommerce.core.web.order.CartState;
import org.broadleafcommerce.profile.core.domain.Address;
import org.broadleafcommerce.profile.core.service.AddressService;
import org.broadleafsfpy.checkout.CheckoutNotPossibleException.Reason;
import org.broadleafsfpy.client.StubSfpy;
import org.broadleafsfpy.config.Setting;
import org.broadleafsfpy.records.SfpyRequest;
import org.broadleafsfpy.store.Events;
import org.broadleafsfpy.store.Store;
import org.broadleafsfpy.store.TestSettings;
import org.broadleafsfpy.webhook.WebhookReceiver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.context.request.ServletWebRequest;

/** Carts of a real store, an SFPY that answers over real HTTP. */
@DisplayName("A cart that goes to SFPY")
class SfpyCheckoutIT {
    private final Store store = Store.get();
    private final SfpyCheckout checkout = store.bean(SfpyCheckout.class);
    private StubSfpy sfpy;

    @BeforeEach
    void start() throws Exception {
        sfpy = new StubSfpy();
        TestSettings.set(Setting.API_URL, sfpy.url());
        sfpy.answer("POST /v1/order/cancel", 200, "{\"data\":{}}");
        sfpy.answer("GET /v1/payment", 200, "{\"data\":[]}");
        state("STARTED");
    }

    private void state(String state) {
        sfpy.answer(
                "GET /v1/order/",
                200,
                "{\"data\":{\"merchant\":{},\"request\":{\"state\":\"" + state + "\"}}}");
    }

    private void awaitCancelAtSfpy() {
        Store.await(() -> sfpy.calls().contains("POST /v1/order/cancel"), true);
    }

    @AfterEach
    void stop() {
        sfpy.close();
        TestSettings.reset();
    }

    private Long newCart() {
        Long cartId = store.newCart(store.newSku(4200, 5), 1);
        store.inRequest(
                () -> {
                    OrderService orders = store.bean("blOrderService", OrderService.class);
                    Order cart = orders.findOrderById(cartId);
                    Address address = store.bean("blAddressService", AddressService.class).create();
                    address.setAddressLine1("12 Moss Lane");
                    address.setCity("Portland");
                    address.setPostalCode("97201");
                    cart.getFulfillmentGroups().get(0).setAddress(address);
                    return orders.save(cart, false);
                });
        return cartId;
    }

    private SfpyRequest start(Long cartId) {
        return start(cartId, "shopper@example.com");
    }

    private SfpyRequest start(Long cartId, String email) {
        return store.inRequest(() -> checkout.start(orderOf(cartId), email, "http://store"));
    }

    private Order orderOf(Long cartId) {
        return store.bean("blOrderService", OrderService.class).findOrderById(cartId);
    }

    /** Asks as a template of the store does, about the cart of the request. */
    private boolean isOffered(Long cartId) {
        return store.inRequest(
                () -> {
                    BroadleafRequestContext context = new BroadleafRequestContext();
                    context.setWebRequest(new ServletWebRequest(new MockHttpServletRequest()));
                    BroadleafRequestContext.setBroadleafRequestContext(context);
                    try {
                        CartState.setCart(cartId == null ? null : orderOf(cartId));
                        return checkout.isOffered();
                    } finally {
                        BroadleafRequestContext.setBroadleafRequestContext(null);
                    }
                });
    }

    private Reason refusalOf(Long cartId) {
        return refusalOf(cartId, "shopper@example.com");
    }

    private Reason refusalOf(Long cartId, String email) {
        IllegalStateException refused =
                catchThrowableOfType(IllegalStateException.class, () -> start(cartId, email));
        return ((CheckoutNotPossibleException) refused.getCause()).reason();
    }

    @Test
    void isFrozenOnceTheRequestIsThere() {
        Long cart = newCart();
        String token = Events.newId();
        sfpy.answerCreated(token, TestSettings.PAYOUT, 1, 4200);

        SfpyRequest request = start(cart);

        assertThat(request.getRequestId()).isEqualTo(token);
        assertThat(store.orderStatus(cart)).isEqualTo("AWAITING_PAYMENT");
        assertThat(store.sfpyState(cart)).isEqualTo("AWAITING_PAYMENT");
        assertThat(checkout.paymentPage(request.getRequestId()))
                .endsWith("/#/pay?payment=" + token);
        assertThat(sfpy.bodies().get(0))
                .contains("http://store/sfpy/payment?key=" + request.getPageKey())
                .doesNotContain(request.getOwnerKey());
        assertThat(checkout.statusOf(request).isCancellable()).isTrue();
    }

    @Test
    void comesBackAsItWas() {
        Long cart = newCart();
        sfpy.answerCreated(Events.newId(), TestSettings.PAYOUT, 1, 4200);
        SfpyRequest request = start(cart);

        assertThat(checkout.cancel(request)).isEqualTo(SfpyCheckout.Cancelled.CART_RETURNED);

        assertThat(store.orderStatus(cart)).isEqualTo("IN_PROCESS");
        awaitCancelAtSfpy();
        assertThat(checkout.cancel(checkout.findRequest(request.getPageKey()).orElseThrow()))
                .isEqualTo(SfpyCheckout.Cancelled.NOT_WAITING);
    }

    @Test
    void comesBackThoughSfpyRefusesToCancel() {
        Long cart = newCart();
        sfpy.answerCreated(Events.newId(), TestSettings.PAYOUT, 1, 4200);
        SfpyRequest request = start(cart);
        sfpy.answer("POST /v1/order/cancel", 404, "404 page not found");

        assertThat(checkout.cancel(request)).isEqualTo(SfpyCheckout.Cancelled.CART_RETURNED);

        assertThat(store.orderStatus(cart)).isEqualTo("IN_PROCESS");
        awaitCancelAtSfpy();
    }

    @ParameterizedTest(name = "when SFPY calls it {0}")
    @CsvSource({"PAID,PAYMENT_SEEN", "REFUNDED,PAYMENT_SEEN", "ERRORED,NOT_NOW", "'',NOT_NOW"})
    void isNotGivenBackThoughSfpyListsNoPayment(String state, SfpyCheckout.Cancelled outcome) {
        Long cart = newCart();
        sfpy.answerCreated(Events.newId(), TestSettings.PAYOUT, 1, 4200);
        SfpyRequest request = start(cart);
        state(state);

        assertThat(checkout.cancel(request)).isEqualTo(outcome);
        assertThat(store.orderStatus(cart)).isEqualTo("AWAITING_PAYMENT");
        assertThat(sfpy.cancelled()).doesNotContain(request.getRequestId());
    }

    @Test
    void canGoAgainAfterItCameBack() {
        Long cart = newCart();
        sfpy.answerCreated(Events.newId(), TestSettings.PAYOUT, 1, 4200);
        checkout.cancel(start(cart));
        sfpy.answerCreated(Events.newId(), TestSettings.PAYOUT, 1, 4200);
        start(cart);
        assertThat(store.sfpyState(cart)).isEqualTo("AWAITING_PAYMENT");
    }

    @Test
    void isNotGivenBackWhenSfpyHasSeenAPayment() {
        Long cart = newCart();
        sfpy.answerCreated(Events.newId(), TestSettings.PAYOUT, 1, 4200);
        SfpyRequest request = start(cart);
        sfpy.answer("GET /v1/payment", 200, "{\"data\":[{\"payment_id\":\"x\"}]}");

        assertThat(checkout.cancel(request)).isEqualTo(SfpyCheckout.Cancelled.PAYMENT_SEEN);
        assertThat(store.orderStatus(cart)).isEqualTo("AWAITING_PAYMENT");
    }

    @Test
    void isNotGivenBackWhenSfpyCannotBeAsked() {
        Long cart = newCart();
        sfpy.answerCreated(Events.newId(), TestSettings.PAYOUT, 1, 4200);
        SfpyRequest request = start(cart);
        sfpy.answer("GET /v1/payment", 500, "{}");

        assertThat(checkout.cancel(request)).isEqualTo(SfpyCheckout.Cancelled.NOT_NOW);
        assertThat(store.orderStatus(cart)).isEqualTo("AWAITING_PAYMENT");
    }

    @ParameterizedTest(name = "when SFPY answers {0}")
    @CsvSource(
            delimiter = '|',
            value = {"500|{}", "200|not json", "401|{\"error\":{}}", "200|{\"data\":{}}"})
    void staysAsItIsWhenTheApiFails(int status, String body) {
        Long cart = newCart();
        sfpy.answer("POST /v1/order/", status, body);
        assertThat(refusalOf(cart)).isEqualTo(Reason.API);
        assertThat(store.orderStatus(cart)).isEqualTo("IN_PROCESS");
    }

    @Test
    void staysAsItIsWhenSfpyAsksForAnotherAmount() {
        Long cart = newCart();
        sfpy.answerCreated(Events.newId(), TestSettings.PAYOUT, 1, 4199);
        assertThat(refusalOf(cart)).isEqualTo(Reason.API);
        assertThat(store.orderStatus(cart)).isEqualTo("IN_PROCESS");
        awaitCancelAtSfpy();
    }

    @Test
    void staysAsItIsWhenTheModuleIsOff() {
        TestSettings.set(Setting.ENABLED, "false");
        assertThat(refusalOf(newCart())).isEqualTo(Reason.OFF);
        assertThat(checkout.isOffered()).isFalse();
        assertThat(sfpy.calls()).doesNotContain("POST /v1/order/");
    }

    @Test
    void isOfferedOnlyIfItCanBePaid() {
        Long cart = newCart();
        assertThat(isOffered(cart)).isTrue();
        assertThat(isOffered(null)).as("no cart").isFalse();

        Long free = store.newCart(store.newSku(0, 5), 1);
        assertThat(isOffered(free)).as("nothing to pay").isFalse();

        inEuro(cart);
        evict();
        assertThat(isOffered(cart)).as("in euros").isFalse();
    }

    @Test
    void ofAGuestNeedsAnEmailAddress() {
        Long cart = newCart();
        store.jdbc()
                .update(
                        "UPDATE BLC_CUSTOMER SET EMAIL_ADDRESS = NULL WHERE CUSTOMER_ID ="
                                + " (SELECT CUSTOMER_ID FROM BLC_ORDER WHERE ORDER_ID = ?)",
                        cart);
        assertThat(refusalOf(cart, null)).isEqualTo(Reason.EMAIL);
        assertThat(refusalOf(cart, "not an address")).isEqualTo(Reason.EMAIL);
        assertThat(sfpy.calls()).doesNotContain("POST /v1/order/");

        sfpy.answerCreated(Events.newId(), TestSettings.PAYOUT, 1, 4200);
        start(cart, " guest@example.com ");
        assertThat(emailOf(cart)).isEqualTo("guest@example.com");
    }

    @Test
    void whoseEmailAddressIsKnownKeepsIt() {
        Long cart = newCart();
        store.jdbc()
                .update(
                        "UPDATE BLC_ORDER SET EMAIL_ADDRESS = 'known@example.com' WHERE ORDER_ID"
                                + " = ?",
                        cart);
        evict();
        sfpy.answerCreated(Events.newId(), TestSettings.PAYOUT, 1, 4200);
        start(cart, "thief@example.com");
        assertThat(emailOf(cart)).isEqualTo("known@example.com");
    }

    private String emailOf(Long cart) {
        return store.text("SELECT EMAIL_ADDRESS FROM BLC_ORDER WHERE ORDER_ID = ?", cart);
    }

    private void evict() {
        store.bean("entityManagerFactory", javax.persistence.EntityManagerFactory.class)
                .getCache()
                .evictAll();
    }

    @Test
    void needsAnAddress() {
        Long cart = store.newCart(store.newSku(4200, 5), 1);
        assertThat(refusalOf(cart)).isEqualTo(Reason.SHIPPING);
    }

    @Test
    void inAnotherCurrencyIsRefused() {
        Long cart = newCart();
        inEuro(cart);
        store.inRequest(
                () -> {
                    // The platform's own way, after which no cache has it otherwise.
                    OrderService orders = store.bean("blOrderService", OrderService.class);
                    Order order = orders.findOrderById(cart, true);
                    order.setName("in euro");
                    return orders.save(order, false);
                });
        assertThat(refusalOf(cart)).isEqualTo(Reason.CURRENCY);
        assertThat(sfpy.calls()).doesNotContain("POST /v1/order/");
    }

    @Test
    void thatAnotherNodeHasPutIntoAnotherCurrencyIsNotFrozen() {
        Long cart = newCart();
        sfpy.answerCreated(Events.newId(), TestSettings.PAYOUT, 1, 4200);
        Reason reason =
                store.inRequest(
                        () -> {
                            Order asRead =
                                    store.bean("blOrderService", OrderService.class)
                                            .findOrderById(cart);
                            inEuro(cart);
                            return catchThrowableOfType(
                                            CheckoutNotPossibleException.class,
                                            () ->
                                                    checkout.start(
                                                            asRead,
                                                            "shopper@example.com",
                                                            "http://store"))
                                    .reason();
                        });
        assertThat(reason).isEqualTo(Reason.CHANGED);
        assertThat(store.orderStatus(cart)).isEqualTo("IN_PROCESS");
        awaitCancelAtSfpy();
    }

    private void inEuro(Long cart) {
        store.jdbc()
                .update(
                        "INSERT INTO BLC_CURRENCY (CURRENCY_CODE, FRIENDLY_NAME)"
                                + " SELECT 'EUR', 'Euro' FROM BLC_CURRENCY WHERE"
                                + " CURRENCY_CODE = 'USD' AND NOT EXISTS (SELECT 1 FROM"
                                + " BLC_CURRENCY WHERE CURRENCY_CODE = 'EUR')");
        store.jdbc().update("UPDATE BLC_ORDER SET CURRENCY_CODE = 'EUR' WHERE ORDER_ID = ?", cart);
    }

    @Test
    void whoseFrozenOrderReturnsBesideANewerOneIsKeptAsASavedCart() {
        Long cart = newCart();
        sfpy.answerCreated(Events.newId(), TestSettings.PAYOUT, 1, 4200);
        SfpyRequest request = start(cart);
        store.jdbc()
                .update(
                        "UPDATE BLC_ORDER SET CUSTOMER_ID = (SELECT CUSTOMER_ID FROM BLC_ORDER"
                                + " WHERE ORDER_ID = ?) WHERE ORDER_ID = ?",
                        cart,
                        newCart());
        assertThat(checkout.cancel(request)).isEqualTo(SfpyCheckout.Cancelled.SAVED_AS_NAMED);
        assertThat(store.orderStatus(cart)).isEqualTo("NAMED");
    }

    private void pay(SfpyRequest request, long usdCents) {
        pay(Events.payment(request.getRequestId(), usdCents));
    }

    private void pay(ObjectNode payment) {
        ObjectNode event = Events.paymentEvent(payment);
        store.bean(WebhookReceiver.class).receive(Events.body(event), Events.signature(event));
        store.awaitEvent(event, "SETTLED");
    }

    @Test
    void thatIsPaidInPartAsksForTheRestByARequestOfItsOwn() throws Exception {
        Long cart = newCart();
        sfpy.answerCreated(Events.newId(), TestSettings.PAYOUT, 1, 4200);
        SfpyRequest first = start(cart);
        pay(first, 2000);
        assertThat(checkout.statusOf(first).isRestDue()).isTrue();
        assertThat(checkout.statusOf(first).getMissingUsdCents()).isEqualTo(2200);
        assertThat(checkout.statusOf(first).getExpiresAt())
                .as("a database may keep whole seconds")
                .isCloseTo(first.getExpiresAt(), 1000);

        String token = Events.newId();
        sfpy.answerCreated(token, TestSettings.PAYOUT, 1, 2200);
        TestSettings.set(Setting.PAYOUT_ADDRESS, "0x" + "1".repeat(40));
        SfpyRequest rest = checkout.requestRest(first, "http://store");
        assertThat(rest.getRequestId()).isEqualTo(token);
        assertThat(rest.getUsdCents()).isEqualTo(2200);
        assertThat(rest.getOwnerKey()).isEqualTo(first.getOwnerKey());
        assertThat(rest.getPayoutAddress()).as("as at first").isEqualTo(TestSettings.PAYOUT);
        assertThat(checkout.requestRest(first, "http://store").getRequestId())
                .as("one open request for an order")
                .isEqualTo(token);
        assertThat(checkout.statusOf(first).getOpenRequestId()).isEqualTo(token);
        assertThat(checkout.statusOf(rest).isCancellable()).isFalse();

        pay(rest, 2200);
        assertThat(store.orderStatus(cart)).isEqualTo("SUBMITTED");
        assertThatThrownBy(() -> checkout.requestRest(first, "http://store"))
                .isInstanceOf(CheckoutNotPossibleException.class);
    }

    @ParameterizedTest(name = "paid {0} cents at a rate of {1} on chain {2}")
    @CsvSource({"10,1000000,1", "1,100000000,1", "4200,1000000,5"})
    void canBePaidThoughAStrangerHasTouchedItsRequest(long usdCents, String rate, int chain)
            throws Exception {
        Long cart = newCart();
        sfpy.answerCreated(Events.newId(), TestSettings.PAYOUT, 1, 4200);
        SfpyRequest first = start(cart);
        ObjectNode strangers = Events.payment(first.getRequestId(), usdCents);
        pay(strangers.put("rate", rate).put("chain_id", chain));
        assertThat(store.sfpyState(cart)).isEqualTo("AWAITING_PAYMENT");
        CheckoutStatus status = checkout.statusOf(first);
        assertThat(status.isOpen()).as("SFPY calls it paid").isFalse();
        assertThat(status.isRestDue()).isTrue();
        assertThat(status.isRejected()).isEqualTo(chain == 5);
        assertThat(status.isDoubtful()).isEqualTo(usdCents != 10);

        long missingUsdCents = status.getMissingUsdCents();
        sfpy.answerCreated(Events.newId(), TestSettings.PAYOUT, 1, missingUsdCents);
        SfpyRequest rest = checkout.requestRest(first, "http://store");
        pay(rest, missingUsdCents);
        assertThat(store.orderStatus(cart)).isEqualTo("SUBMITTED");
    }

    @Test
    void thatStaysFrozenIsNotFrozenTwice() {
        Long cart = newCart();
        sfpy.answerCreated(Events.newId(), TestSettings.PAYOUT, 1, 4200);
        SfpyRequest request = start(cart);
        assertThat(request.getExpiresAt()).isAfter(request.getCreatedAt());
        assertThat(request.getAskAt()).isAfter(request.getCreatedAt());
        sfpy.answerCreated(Events.newId(), TestSettings.PAYOUT, 1, 4200);
        assertThat(refusalOf(cart)).isEqualTo(Reason.CHANGED);
        awaitCancelAtSfpy();
    }
}
