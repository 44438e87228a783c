package org.broadleafsfpy.mail;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TimeZone;
import javax.persistence.EntityManager;
import javax.persistence.PersistenceContext;
import org.broadleafcommerce.common.email.service.EmailService;
import org.broadleafcommerce.common.email.service.info.EmailInfo;
import org.broadleafcommerce.common.web.BroadleafRequestContext;
import org.broadleafcommerce.core.order.domain.Order;
import org.broadleafcommerce.core.order.domain.OrderImpl;
import org.broadleafsfpy.announce.SfpyOrderEvent;
import org.broadleafsfpy.chain.BlockExplorer;
import org.broadleafsfpy.checkout.ShopperEmail;
import org.broadleafsfpy.checkout.WaitingPage;
import org.broadleafsfpy.config.SettingsService;
import org.broadleafsfpy.config.SfpySettings;
import org.broadleafsfpy.money.Token;
import org.broadleafsfpy.records.SfpyOrder;
import org.broadleafsfpy.records.SfpyRecords;
import org.broadleafsfpy.records.TransferRecord;
import org.broadleafsfpy.schedule.DurableTasks;
import org.broadleafsfpy.schedule.DurableWork;
import org.broadleafsfpy.text.LocalText;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationListener;
import org.springframework.context.MessageSource;
import org.springframework.context.MessageSourceAware;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Writes to shoppers when their payment has arrived and when a refund was posted, if the merchant
 * has set a sender. Thread-safe.
 *
 * <p>An e-mail is a task of its own: a mail server that is down keeps nobody else from hearing of
 * the event, and the e-mail goes out when it is back. Sent at least once.
 */
public class ShopperMail
        implements ApplicationListener<SfpyOrderEvent>, DurableWork, MessageSourceAware {
    private static final Logger LOG = LoggerFactory.getLogger(ShopperMail.class);
    private static final String NAME = "sfpy-mail";
    private static final String TEMPLATE = "sfpy/letter";
    private static final String PAID = "paid";
    private static final String REFUNDED = "refunded";

    /** Of an announcement's id: kind, order, change, subject. */
    private static final String SEPARATOR = ":";

    @PersistenceContext(unitName = "blPU")
    private EntityManager em;

    private final SettingsService settings;
    private final SfpyRecords records;
    private final EmailService emails;
    private final DurableTasks tasks;
    private final TransactionTemplate transaction;
    private MessageSource messages;

    /**
     * @param settings the merchant's settings
     * @param records the module's rows
     * @param emails Broadleaf's {@code blEmailService}
     * @param tasks where e-mails are kept until they are sent
     * @param transactionManager Broadleaf's {@code blTransactionManager}
     */
    public ShopperMail(
            SettingsService settings,
            SfpyRecords records,
            EmailService emails,
            DurableTasks tasks,
            PlatformTransactionManager transactionManager) {
        this.settings = settings;
        this.records = records;
        this.emails = emails;
        this.tasks = tasks;
        this.transaction = new TransactionTemplate(transactionManager);
    }

    @Override
    public void setMessageSource(MessageSource messageSource) {
        this.messages = messageSource;
    }

    @Override
    public void onApplicationEvent(SfpyOrderEvent event) {
        boolean told =
                event instanceof SfpyOrderEvent.PaymentConfirmed
                        || event instanceof SfpyOrderEvent.RefundPosted;
        if (told && !settings.current().mailFrom().isEmpty()) {
            tasks.schedule(NAME, event.id(), Duration.ZERO);
            tasks.wake();
        }
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Optional<Duration> work(String announcementId) {
        String[] parts = announcementId.split(SEPARATOR, -1);
        Long orderId = Long.valueOf(parts[1]);
        boolean paid = parts[0].equals("PAYMENT_CONFIRMED");
        SfpySettings now = settings.current();
        if (now.mailFrom().isEmpty()) {
            return Optional.empty(); // switched off meanwhile
        }
        transaction.execute(
                status -> {
                    write(orderId, parts[3], paid ? PAID : REFUNDED, now);
                    return null;
                });
        return Optional.empty();
    }

    private void write(Long orderId, String transferId, String kind, SfpySettings now) {
        Order order = em.find(OrderImpl.class, orderId);
        String to = ShopperEmail.of(order);
        if (to == null) {
            LOG.info("action=mail order={} kind={} outcome=no-address", orderId, kind);
            return;
        }
        BroadleafRequestContext before = BroadleafRequestContext.getBroadleafRequestContext();
        try {
            // The platform's templates are told in the language of the request. Here is none.
            BroadleafRequestContext context = new BroadleafRequestContext();
            context.setLocale(order.getLocale());
            context.setMessageSource(messages);
            BroadleafRequestContext.setBroadleafRequestContext(context);
            Locale locale = order.getLocale() == null ? Locale.ENGLISH : context.getJavaLocale();
            String greeting = greeting(Recipient.nameOf(order), locale);
            send(to, letter(kind, orderId, transferId, greeting, locale, now), locale, now);
        } finally {
            BroadleafRequestContext.setBroadleafRequestContext(before);
        }
        LOG.info("action=mail order={} kind={} outcome=handed-over", orderId, kind);
    }

    private String greeting(String name, Locale locale) {
        return name.isEmpty()
                ? messages.getMessage("sfpy.mail.greeting.unnamed", null, locale)
                : messages.getMessage("sfpy.mail.greeting", new Object[] {name}, locale);
    }

    private void send(String to, Letter letter, Locale locale, SfpySettings now) {
        EmailInfo info = new EmailInfo();
        info.setFromAddress(now.mailFrom());
        info.setEmailTemplate(TEMPLATE);
        info.setEmailType("sfpy-" + letter.getKind());
        info.setSubject(
                messages.getMessage(
                        "sfpy.mail." + letter.getKind() + ".subject",
                        new Object[] {
                            letter.getOrderNumber() == null ? "" : letter.getOrderNumber()
                        },
                        locale));
        Map<String, Object> variables = new HashMap<>();
        variables.put("letter", letter);
        emails.sendTemplateEmail(to, info, variables);
    }

    private Letter letter(
            String kind,
            Long orderId,
            String transferId,
            String greeting,
            Locale locale,
            SfpySettings now) {
        LocalText text = new LocalText(locale, TimeZone.getDefault());
        SfpyOrder sfpyOrder = records.readOrder(orderId);
        List<String> numbers = records.orderNumberOf(orderId);
        String page =
                records.lastRequestOf(orderId)
                        .filter(request -> !now.storeUrl().isEmpty())
                        .map(request -> now.storeUrl() + WaitingPage.pathOf(request))
                        .orElse(null);
        Optional<? extends TransferRecord> transfer = transfer(transferId);
        return new Letter(
                kind,
                locale,
                greeting,
                numbers.isEmpty() ? null : numbers.get(0),
                text.usd(sfpyOrder.getTotalUsdCents()),
                transfer.map(row -> amount(row, text, now)).orElse(""),
                transfer.map(
                                row ->
                                        BlockExplorer.transaction(
                                                now.explorerUrl(),
                                                row.getChainId(),
                                                row.getTransactionHash()))
                        .orElse(null),
                page);
    }

    private Optional<? extends TransferRecord> transfer(String id) {
        if (id.isEmpty()) {
            return Optional.empty(); // a person decided, about nothing in particular
        }
        Optional<? extends TransferRecord> payment = records.findPayment(id);
        return payment.isPresent() ? payment : records.findRefund(id);
    }

    private static String amount(TransferRecord row, LocalText text, SfpySettings now) {
        Optional<Token> token = now.tokenRegistry().find(row.isEth(), row.getTokenAddress());
        String usd = text.usd(row.getUsdCents());
        return token.map(known -> text.tokens(row.getBaseUnits(), known) + " (" + usd + ")")
                .orElse(usd);
    }
}
