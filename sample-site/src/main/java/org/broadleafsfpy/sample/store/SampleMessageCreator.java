package org.broadleafsfpy.sample.store;

import java.util.Map;
import org.broadleafcommerce.common.email.service.info.EmailInfo;
import org.broadleafcommerce.common.email.service.message.EmailPropertyType;
import org.broadleafcommerce.common.email.service.message.ThymeleafMessageCreator;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.thymeleaf.TemplateEngine;

/**
 * Sends e-mails to a mail server on this machine, or to nobody if none is named. Those that the
 * shop has no template for, such as a welcome, are not sent.
 */
public class SampleMessageCreator extends ThymeleafMessageCreator {
    private final boolean sends;

    public SampleMessageCreator(TemplateEngine templates, String smtpPort) {
        super(templates, new JavaMailSenderImpl());
        this.sends = !smtpPort.isEmpty();
        if (sends) {
            JavaMailSenderImpl sender = (JavaMailSenderImpl) getMailSender();
            sender.setHost("127.0.0.1");
            sender.setPort(Integer.parseInt(smtpPort));
        }
    }

    @Override
    public void sendMessage(Map<String, Object> props) {
        EmailInfo info = (EmailInfo) props.get(EmailPropertyType.INFO.getType());
        if (sends && info.getEmailTemplate() != null) {
            super.sendMessage(props);
        }
    }
}
