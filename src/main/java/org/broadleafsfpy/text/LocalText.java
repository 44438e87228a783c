package org.broadleafsfpy.text;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.text.DateFormat;
import java.text.NumberFormat;
import java.text.SimpleDateFormat;
import java.util.Date;
import java.util.Locale;
import java.util.TimeZone;
import org.broadleafcommerce.common.web.BroadleafRequestContext;
import org.broadleafsfpy.money.Token;
import org.springframework.context.i18n.LocaleContext;
import org.springframework.context.i18n.LocaleContextHolder;

/**
 * Writes amounts and times in the way of one locale. Digits are exact: nothing is rounded. Cheap to
 * make; not thread-safe.
 */
public final class LocalText {
    private final Locale locale;
    private final TimeZone zone;

    /**
     * @param locale the reader's
     * @param zone the time zone in which times are told
     */
    public LocalText(Locale locale, TimeZone zone) {
        this.locale = locale;
        this.zone = zone;
    }

    /**
     * The language is the one in which templates resolve their messages: that of Spring's locale
     * resolver. Broadleaf's own context may know another, such as the server's in a store without a
     * default locale in its database, and a page would speak two.
     *
     * @return the texts for whoever sent the request that this thread answers; English, in the
     *     server's time zone, if it answers none
     */
    public static LocalText forReader() {
        BroadleafRequestContext context = BroadleafRequestContext.getBroadleafRequestContext();
        LocaleContext spring = LocaleContextHolder.getLocaleContext();
        Locale locale = spring == null ? null : spring.getLocale();
        if (locale == null && context != null) {
            locale = context.getJavaLocale();
        }
        TimeZone zone = context == null ? null : context.getTimeZone();
        return new LocalText(
                locale == null ? Locale.ENGLISH : locale,
                zone == null ? TimeZone.getDefault() : zone);
    }

    /**
     * @return the reader's
     */
    public Locale getLocale() {
        return locale;
    }

    /**
     * @param usdCents US cents
     * @return such as {@code 1,234.50 USD}
     */
    public String usd(long usdCents) {
        return decimal(BigDecimal.valueOf(usdCents, 2), 2, 2) + " USD";
    }

    /**
     * @param baseUnits whole base units of a token
     * @param token which one
     * @return such as {@code 0.01876 ETH}, without zeros at the end
     */
    public String tokens(BigInteger baseUnits, Token token) {
        BigDecimal whole = new BigDecimal(baseUnits, token.decimals());
        return decimal(whole, 0, token.decimals()) + " " + token.symbol();
    }

    /**
     * @param microUsdPerToken millionths of a US dollar for a whole token
     * @return such as {@code 2,500.00 USD}
     */
    public String rate(BigInteger microUsdPerToken) {
        return decimal(new BigDecimal(microUsdPerToken, 6), 2, 6) + " USD";
    }

    /**
     * @param count a whole number
     * @return with the locale's separators
     */
    public String count(long count) {
        return NumberFormat.getIntegerInstance(locale).format(count);
    }

    /**
     * @param when a moment, may be null
     * @return its date and time with the time zone, or nothing
     */
    public String time(Date when) {
        if (when == null) {
            return "";
        }
        DateFormat format =
                DateFormat.getDateTimeInstance(DateFormat.MEDIUM, DateFormat.SHORT, locale);
        format.setTimeZone(zone);
        boolean summer = zone.inDaylightTime(when);
        // Newer JDKs put a narrow no-break space into it, which old fonts do not have.
        return format.format(when).replace('\u202f', ' ')
                + " "
                + zone.getDisplayName(summer, TimeZone.SHORT, locale);
    }

    /**
     * @param when a moment
     * @return its day, short
     */
    public String day(Date when) {
        DateFormat format = DateFormat.getDateInstance(DateFormat.SHORT, locale);
        format.setTimeZone(zone);
        return format.format(when);
    }

    /**
     * @param when a moment
     * @return its day and month, as short as the locale has them
     */
    public String dayOfMonth(Date when) {
        DateFormat day = DateFormat.getDateInstance(DateFormat.SHORT, locale);
        String pattern = ((SimpleDateFormat) day).toPattern().replaceAll("[^Md]*y+[^Md]*", "");
        SimpleDateFormat format = new SimpleDateFormat(pattern, locale);
        format.setTimeZone(zone);
        return format.format(when);
    }

    private String decimal(BigDecimal value, int least, int most) {
        NumberFormat format = NumberFormat.getNumberInstance(locale);
        format.setMinimumFractionDigits(least);
        format.setMaximumFractionDigits(most);
        // French separates thousands by a narrow no-break space, which old fonts do not have.
        return format.format(value).replace('\u202f', '\u00a0');
    }
}
