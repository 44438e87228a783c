package org.broadleafsfpy.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.broadleafcommerce.common.locale.domain.LocaleImpl;
import org.broadleafcommerce.common.web.BroadleafRequestContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.context.i18n.LocaleContextHolder;

@DisplayName("Amounts and times")
class LocalTextTest {
    private final BroadleafRequestContext before =
            BroadleafRequestContext.getBroadleafRequestContext();

    @AfterEach
    void noReader() {
        LocaleContextHolder.resetLocaleContext();
        BroadleafRequestContext.setBroadleafRequestContext(before);
    }

    /**
     * A German browser at a store without a row in BLC_LOCALE, or at 3.1's admin: Broadleaf's
     * context says what the server speaks, Spring's resolver what the browser asked for.
     */
    @Test
    void areWrittenInTheLanguageOfTheMessagesAroundThem() {
        BroadleafRequestContext.setBroadleafRequestContext(context("en_US"));
        LocaleContextHolder.setLocale(Locale.GERMANY);
        assertThat(LocalText.forReader().usd(123450)).isEqualTo("1.234,50 USD");
    }

    @Test
    void areWrittenAsBroadleafSaysWhereSpringSaysNothing() {
        BroadleafRequestContext.setBroadleafRequestContext(context("de_DE"));
        assertThat(LocalText.forReader().usd(123450)).isEqualTo("1.234,50 USD");
    }

    @Test
    void areEnglishForNobody() {
        BroadleafRequestContext.setBroadleafRequestContext(null);
        assertThat(LocalText.forReader().getLocale()).isEqualTo(Locale.ENGLISH);
    }

    private static BroadleafRequestContext context(String localeCode) {
        LocaleImpl locale = new LocaleImpl();
        locale.setLocaleCode(localeCode);
        BroadleafRequestContext context = new BroadleafRequestContext();
        context.setLocale(locale);
        return context;
    }
}
