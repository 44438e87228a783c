package org.broadleafsfpy.checkout;

import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import org.broadleafsfpy.event.InvalidNotificationException;
import org.broadleafsfpy.event.PaymentNotification;
import org.broadleafsfpy.event.RefundNotification;
import org.broadleafsfpy.pages.Page;
import org.broadleafsfpy.records.OrderState;
import org.broadleafsfpy.records.PaymentStanding;
import org.broadleafsfpy.records.RefundStanding;
import org.broadleafsfpy.records.SfpyPayment;
import org.broadleafsfpy.records.SfpyRefund;
import org.broadleafsfpy.records.SfpyRequest;
import org.broadleafsfpy.settlement.OrderBalance;
import org.broadleafsfpy.store.Events;
import org.broadleafsfpy.store.TestSettings;
import org.broadleafsfpy.text.LocalText;

/** The shopper's pages in every state, without a store. */
public final class ShopperPages {
    private static final Date SOON = new Date(1_800_000_000_000L);

    private ShopperPages() {}

    public static List<Page> all(Locale locale) {
        LocalText text = new LocalText(locale, TimeZone.getTimeZone("UTC"));
        List<Page> pages = new ArrayList<>();
        for (OrderState state : OrderState.values()) {
            String name = "payment " + state.name().toLowerCase(Locale.ROOT);
            pages.add(page(name, "sfpy/payment", text, status(state)));
        }
        pages.add(
                page(
                        "payment seen",
                        "sfpy/payment",
                        text,
                        status(OrderState.AWAITING_PAYMENT).seen(true)));
        pages.add(
                page(
                        "payment under_review",
                        "sfpy/payment",
                        text,
                        status(OrderState.PARTIALLY_PAID).underReview(true).rejected(true)));
        pages.add(page("cancel", "sfpy/cancel", text, status(OrderState.AWAITING_PAYMENT)));
        pages.add(page("notice", "sfpy/notice", text, status(OrderState.AWAITING_PAYMENT)));
        pages.add(fragment("choice", "sfpy/choice"));
        pages.add(fragment("radio", "sfpy/radio"));
        pages.add(fragment("orderstate", "sfpy/orderstate"));
        return pages;
    }

    private static Page fragment(String name, String template) {
        return new Page(name, Page.Frame.FRAGMENT, template, Map.of("sfpyOrderId", 1L));
    }

    private static Page page(String name, String template, LocalText text, CheckoutStatus status) {
        return new Page(
                name,
                Page.Frame.STORE,
                template,
                Map.of(
                        "sfpyPage", template,
                        "sfpyStatus", status,
                        "sfpyText", text,
                        "sfpyKey", "a-key",
                        "sfpyVersion", "1",
                        "sfpyReloaded", true,
                        "sfpyPaymentPage", "https://app.sfpy.co/#/pay?payment=C",
                        "sfpyCartPath", "/cart",
                        "sfpyMessage", "sfpy.error.not_yours"));
    }

    public static CheckoutStatus status(OrderState state) {
        OrderBalance balance = new OrderBalance(12345, 0, 0);
        SfpyRequest request =
                new SfpyRequest(
                        "C94MJ8BRUTD9IJS8QSSM",
                        1L,
                        12345,
                        1,
                        TestSettings.PAYOUT,
                        null,
                        "a-key",
                        "an-owner");
        List<Transfer> transfers = new ArrayList<>();
        if (state != OrderState.AWAITING_PAYMENT && state != OrderState.EXPIRED) {
            long paid = state == OrderState.PARTIALLY_PAID ? 5000 : 13000;
            balance.addCounted(paid, false);
            transfers.add(Transfer.of(payment(paid), TestSettings.current()));
        }
        if (state == OrderState.PARTIALLY_REFUNDED || state == OrderState.REFUNDED) {
            balance.addRefund(state == OrderState.REFUNDED ? 13000 : 655, false);
            transfers.add(Transfer.of(refund(655), TestSettings.current()));
        }
        boolean placed = state == OrderState.PLACED;
        return CheckoutStatus.of(state)
                .sums(12345, balance)
                .request(state == OrderState.AWAITING_PAYMENT ? request : null, false)
                .expiresAt(SOON)
                .restDue(state == OrderState.PARTIALLY_PAID)
                .transfers(transfers)
                .pagePath("/sfpy/payment?key=a-key")
                .orderNumber(placed ? "20261125120000000" : null);
    }

    public static SfpyPayment payment(long usdCents) {
        try {
            SfpyPayment payment =
                    new SfpyPayment(
                            new PaymentNotification(
                                    Events.payment("C94MJ8BRUTD9IJS8QSSM", usdCents)),
                            1L,
                            "an-event");
            payment.setStanding(PaymentStanding.COUNTED);
            payment.describe("USDC", usdCents);
            payment.decide("PAID", null);
            return payment;
        } catch (InvalidNotificationException e) {
            throw new IllegalStateException(e);
        }
    }

    public static SfpyRefund refund(long usdCents) {
        try {
            SfpyRefund refund =
                    new SfpyRefund(
                            new RefundNotification(
                                    Events.refund(
                                            Events.payment("C94MJ8BRUTD9IJS8QSSM", 13000),
                                            usdCents)),
                            1L,
                            "an-event");
            refund.setStanding(RefundStanding.POSTED);
            refund.describe("USDC", usdCents);
            refund.decide("POSTED", null);
            return refund;
        } catch (InvalidNotificationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What the templates ask of {@code blSfpyCheckout}. */
    public static final class Checkout {
        private final Locale locale;

        public Checkout(Locale locale) {
            this.locale = locale;
        }

        public boolean isOffered() {
            return true;
        }

        public boolean isEmailWanted() {
            return true;
        }

        public LocalText getText() {
            return new LocalText(locale, TimeZone.getTimeZone("UTC"));
        }

        public CheckoutStatus statusOfOrder(Long orderId) {
            return status(orderId == 1 ? OrderState.PARTIALLY_REFUNDED : OrderState.PLACED);
        }
    }
}
