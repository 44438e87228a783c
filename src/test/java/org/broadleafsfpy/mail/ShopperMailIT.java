package org.broadleafsfpy.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.broadleafcommerce.common.email.domain.EmailTarget;
import org.broadleafcommerce.common.email.service.EmailService;
import org.broadleafcommerce.common.email.service.info.EmailInfo;
import org.broadleafsfpy.config.Setting;
import org.broadleafsfpy.config.SettingsService;
import org.broadleafsfpy.records.SfpyRecords;
import org.broadleafsfpy.records.SfpyRequest;
import org.broadleafsfpy.schedule.DurableTasks;
import org.broadleafsfpy.store.Events;
import org.broadleafsfpy.store.FailingActivity;
import org.broadleafsfpy.store.Scenario;
import org.broadleafsfpy.store.TestSettings;
import org.broadleafsfpy.text.Bundles;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.PlatformTransactionManager;

/** To whom e-mails go, and by which name they greet, of orders that are read without a request. */
@DisplayName("An e-mail to a shopper")
class ShopperMailIT extends Scenario {
    /** Where Broadleaf would take over. */
    private static final class Outbox implements EmailService {
        private final List<String> sent = new ArrayList<>();

        @Override
        public boolean sendTemplateEmail(
                String address, EmailInfo info, Map<String, Object> variables) {
            sent.add(address + ": " + ((Letter) variables.get("letter")).getGreeting());
            return true;
        }

        @Override
        public boolean sendTemplateEmail(
                EmailTarget target, EmailInfo info, Map<String, Object> variables) {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean sendBasicEmail(
                EmailInfo info, EmailTarget target, Map<String, Object> variables) {
            throw new UnsupportedOperationException();
        }
    }

    private final Outbox outbox = new Outbox();
    private final ShopperMail mail =
            store.wire(
                    new ShopperMail(
                            store.bean("blSfpySettingsService", SettingsService.class),
                            store.bean(SfpyRecords.class),
                            outbox,
                            store.bean(DurableTasks.class),
                            store.bean("blTransactionManager", PlatformTransactionManager.class)));

    @BeforeEach
    void aSenderIsSet() {
        TestSettings.set(Setting.MAIL_FROM, "shop@store.example");
        mail.setMessageSource(Bundles.messages());
    }

    /** A paid order of a customer who is as the columns say. */
    private Long paidBy(boolean registered, String first, String last, String email) {
        SfpyRequest request = store.newFrozenOrder(1500, 5);
        Long order = request.getOrderId();
        store.jdbc().update("UPDATE BLC_ORDER SET EMAIL_ADDRESS = ? WHERE ORDER_ID = ?", "", order);
        store.jdbc()
                .update(
                        "UPDATE BLC_CUSTOMER SET IS_REGISTERED = ?, FIRST_NAME = ?, LAST_NAME = ?,"
                                + " EMAIL_ADDRESS = ? WHERE CUSTOMER_ID = (SELECT CUSTOMER_ID FROM"
                                + " BLC_ORDER WHERE ORDER_ID = ?)",
                        registered,
                        first,
                        last,
                        email,
                        order);
        evictCaches();
        pay(Events.payment(request.getRequestId(), 1500));
        return order;
    }

    private List<String> lettersAbout(Long order) {
        outbox.sent.clear();
        mail.work("PAYMENT_CONFIRMED:" + order + ":1:");
        return outbox.sent;
    }

    @Test
    void greetsACustomerByName() {
        Long order = paidBy(true, "Ada", "Moss", "ada@shopper.example");
        assertThat(lettersAbout(order)).containsExactly("ada@shopper.example: Hello Ada Moss,");
    }

    @Test
    void greetsByWhatIsKnownOfAName() {
        Long order = paidBy(true, null, " Moss ", "moss@shopper.example");
        assertThat(lettersAbout(order)).containsExactly("moss@shopper.example: Hello Moss,");
    }

    @Test
    void greetsAGuestWithoutANameInWordsThatNeedNone() {
        Long order = paidBy(false, null, null, "guest@shopper.example");
        assertThat(lettersAbout(order)).containsExactly("guest@shopper.example: Hello,");
    }

    @Test
    void goesToTheOrdersAddressFirst() {
        Long order = paidBy(false, null, null, "old@shopper.example");
        store.jdbc()
                .update(
                        "UPDATE BLC_ORDER SET EMAIL_ADDRESS = ? WHERE ORDER_ID = ?",
                        "new@shopper.example",
                        order);
        evictCaches();
        assertThat(lettersAbout(order)).containsExactly("new@shopper.example: Hello,");
    }

    @Test
    void goesNowhereWithoutAnAddress() {
        Long order = paidBy(false, "Ada", "Moss", null);
        assertThat(lettersAbout(order)).isEmpty();
    }

    @Test
    void ofTheStoresOwnCheckoutIsToldWhoIsAGuest() {
        Long guest = paidBy(false, null, null, "guest@shopper.example");
        Long customer = paidBy(true, "Ada", "Moss", "ada@shopper.example");
        assertThat(FailingActivity.GUESTS).contains(guest).doesNotContain(customer);
    }
}
