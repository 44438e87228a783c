package org.broadleafsfpy.desk;

import org.broadleafsfpy.config.SettingsService;
import org.broadleafsfpy.text.LocalText;
import org.springframework.context.MessageSource;
import org.springframework.context.MessageSourceAware;

/** Finds out in which language and time zone somebody reads. Thread-safe. */
public class DeskTexts implements MessageSourceAware {
    private final SettingsService settings;
    private final RecordedText recorded = new RecordedText();
    private MessageSource messages;

    /**
     * @param settings for the tokens that the store knows
     */
    public DeskTexts(SettingsService settings) {
        this.settings = settings;
    }

    @Override
    public void setMessageSource(MessageSource messageSource) {
        this.messages = messageSource;
    }

    /**
     * @return the texts for whoever sent the request that this thread answers
     */
    public DeskText forReader() {
        return new DeskText(
                messages, recorded, LocalText.forReader(), settings.current().tokenRegistry());
    }
}
