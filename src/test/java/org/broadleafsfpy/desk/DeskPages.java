package org.broadleafsfpy.desk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Date;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import org.broadleafsfpy.admin.SfpyUser;
import org.broadleafsfpy.checkout.ShopperPages;
import org.broadleafsfpy.health.SampleHealth;
import org.broadleafsfpy.inbox.InboxEvent;
import org.broadleafsfpy.inbox.SampleEvents;
import org.broadleafsfpy.pages.Page;
import org.broadleafsfpy.records.OrderState;
import org.broadleafsfpy.records.PaymentStanding;
import org.broadleafsfpy.records.SfpyOrder;
import org.broadleafsfpy.records.SfpyPayment;
import org.broadleafsfpy.records.SfpyRecords;
import org.broadleafsfpy.records.SfpyRefund;
import org.broadleafsfpy.records.SfpyRequest;
import org.broadleafsfpy.settlement.OrderBooks;
import org.broadleafsfpy.settlement.PaymentDecision;
import org.broadleafsfpy.staff.ActionKind;
import org.broadleafsfpy.staff.Refusal;
import org.broadleafsfpy.store.Events;
import org.broadleafsfpy.store.TestSettings;
import org.broadleafsfpy.text.Bundles;
import org.broadleafsfpy.text.LocalText;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;

/** The staff's pages with something on each, without a store. */
public final class DeskPages {
    private static final String LONG_TEXT =
            "The payment was made on another chain than the one that the store asks for, and its"
                    + " transaction 0x52ad1b0e1c1c2bb2d3ab1f1c1d4e5f60718293a4b5c6d7e8f9a0b1c2d3e4f506"
                    + " could not be found.";

    private DeskPages() {}

    public static List<Page> all(Locale locale) {
        List<Page> pages = new ArrayList<>();
        DeskText text = text(locale);
        OrderPage order = order();
        pages.add(page("desk overview", "sfpy/overview", text, overview()));
        pages.add(
                page(
                        "desk attention",
                        "sfpy/attention",
                        text,
                        Map.of("orders", List.of(order), "events", List.of(event()))));
        pages.add(page("desk list", "sfpy/list", text, Map.of("listing", listing(text))));
        pages.add(page("desk order", "sfpy/order", text, Map.of("page", order)));
        pages.add(page("desk event", "sfpy/event", text, aboutEvent()));
        pages.add(page("desk act", "sfpy/act", text, act(order)));
        pages.add(page("desk golive", "sfpy/golive", text, goLive()));
        pages.add(page("desk denied", "sfpy/denied", text, Map.of()));
        pages.add(
                page(
                        "desk tables",
                        "sfpy/tables",
                        text,
                        Map.of("tableProblems", List.of(LONG_TEXT, LONG_TEXT))));
        pages.add(page("desk missing", "sfpy/missing", text, Map.of()));
        pages.add(
                new Page(
                        "order tab",
                        Page.Frame.TAB,
                        "fields/sfpy_order",
                        Map.of("field", Map.of("value", "1"))));
        return pages;
    }

    private static Page page(
            String name, String template, DeskText text, Map<String, Object> more) {
        Map<String, Object> model = new HashMap<>(more);
        model.put("deskPage", template);
        model.put("text", text);
        model.put("user", user());
        model.put("said", text.say("sfpy.said.DONE"));
        model.put("currentAdminSection", new Section());
        model.put("entityForm", new Form());
        return new Page(name, Page.Frame.ADMIN, "sfpy/desk", model);
    }

    public static DeskText text(Locale locale) {
        return new DeskText(
                Bundles.messages(),
                new RecordedText(),
                new LocalText(locale, TimeZone.getTimeZone("UTC")),
                TestSettings.current().tokenRegistry());
    }

    public static SfpyUser user() {
        SecurityContextHolder.getContext()
                .setAuthentication(
                        new TestingAuthenticationToken(
                                "jane",
                                "",
                                "PERMISSION_READ_SFPY",
                                "PERMISSION_ACT_SFPY",
                                "PERMISSION_CONFIGURE_SFPY"));
        try {
            return SfpyUser.current();
        } finally {
            SecurityContextHolder.clearContext();
        }
    }

    private static Map<String, Object> overview() {
        List<org.broadleafsfpy.desk.Events.Day> days = new ArrayList<>();
        for (int i = 0; i < DailyChart.DAYS; i++) {
            days.add(
                    new org.broadleafsfpy.desk.Events.Day(
                            new Date(1_800_000_000_000L + i * 86_400_000L), i, i * 4690L));
        }
        return Map.of("health", SampleHealth.busy(), "live", true, "chart", new DailyChart(days));
    }

    public static OrderPage order() {
        SfpyOrder row = new SfpyOrder(1L);
        row.enter(OrderState.PARTIALLY_PAID, LONG_TEXT);
        row.askFor(12345);
        row.callAttention(LONG_TEXT);
        SfpyPayment held = ShopperPages.payment(5000);
        held.setStanding(PaymentStanding.UNAPPLIED);
        held.decide(PaymentDecision.HOLD.name(), LONG_TEXT);
        held.setAttention(true);
        SfpyRecords records =
                new SfpyRecords() {
                    @Override
                    public List<SfpyPayment> paymentsOf(Long orderId) {
                        return List.of(ShopperPages.payment(7000), held);
                    }

                    @Override
                    public List<SfpyRefund> refundsOf(Long orderId) {
                        return List.of(ShopperPages.refund(655));
                    }
                };
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
        return new OrderPage(OrderBooks.toLookAt(row, records, 0), "https://explorer/tx/")
                .with("20261125120000000", List.of(request), List.of(), List.of());
    }

    private static InboxEvent event() {
        ObjectNode payment = Events.payment("C94MJ8BRUTD9IJS8QSSM", 5000);
        return SampleEvents.failed(Events.paymentEvent(payment));
    }

    private static Map<String, Object> aboutEvent() {
        InboxEvent event = event();
        return Map.of(
                "event", event,
                "json", org.broadleafsfpy.desk.Events.pretty(event),
                "mentioned",
                        new ArrayList<>(org.broadleafsfpy.desk.Events.mentioned(event).entrySet()),
                "actions", List.of(new Action()),
                "choices", Choices.aboutEvent(event.getKey(), event.getState()));
    }

    private static Map<String, Object> act(OrderPage order) {
        return Map.of(
                "action",
                ActionKind.ACCEPT_PAYMENT,
                "subject",
                "C94MJ8BRUTD9IJS8QSSM",
                "page",
                order,
                "refusal",
                Refusal.values()[0],
                "why",
                "",
                "usd",
                "",
                "back",
                "/sfpy/order/1",
                "valued",
                true);
    }

    private static Map<String, Object> goLive() {
        List<GoLiveStep.Finding> findings = new ArrayList<>();
        Map<GoLiveStep, GoLiveStep.Standing> standings = new EnumMap<>(GoLiveStep.class);
        for (GoLiveStep step : GoLiveStep.values()) {
            int next = standings.size() % GoLiveStep.Standing.values().length;
            standings.put(step, GoLiveStep.Standing.values()[next]);
            findings.add(
                    new GoLiveStep.Finding(
                            step, standings.get(step), LONG_TEXT, step == GoLiveStep.ENDPOINT));
        }
        return Map.of(
                "findings",
                findings,
                "endpoint",
                "https://a-store-with-a-rather-long-name.example.com/sfpy/webhook",
                "actions",
                List.of(new Action()),
                "rotatable",
                true);
    }

    private static Listing listing(DeskText text) {
        Listing listing =
                new Listing(ListKind.PAYMENTS, new ListFilter(new MockHttpServletRequest()), 90);
        for (int i = 0; i < 25; i++) {
            List<Cell> row = new ArrayList<>();
            for (String column : listing.getColumns()) {
                row.add(
                        listing.isNumber(column)
                                ? Cell.number(text.usd(123456))
                                : Cell.link("C94MJ8BRUTD9IJS8QSSM", "/sfpy/order/1"));
            }
            listing.add(row);
        }
        return listing;
    }

    /** What the templates read of a person's action. */
    public static final class Action {
        public Date getCreatedAt() {
            return new Date(0);
        }

        public String getStaff() {
            return "jane";
        }

        public String getAction() {
            return "REPLAY_EVENT";
        }

        public String getWhy() {
            return LONG_TEXT;
        }

        public String getOutcome() {
            return "DONE";
        }
    }

    /** What the bar above a page reads of Broadleaf's section. */
    public static final class Section {
        public String getSectionKey() {
            return "SfpyOrders";
        }

        public String getUrl() {
            return "/sfpy/orders";
        }
    }

    /** What the bar above a page reads of Broadleaf's form. */
    public static final class Form {
        public String getMainEntityName() {
            return "Order 20261125120000000";
        }
    }

    /** What the tab's template asks of {@code blSfpyOrderTab}. */
    public static final class Tab {
        private final Locale locale;

        public Tab(Locale locale) {
            this.locale = locale;
        }

        public OrderPage pageOf(String orderId) {
            return order();
        }

        public DeskText getText() {
            return text(locale);
        }

        public SfpyUser getUser() {
            return user();
        }
    }
}
