package org.broadleafsfpy.mail;

import java.util.Locale;

/**
 * What a template of an e-mail can show, as {@code letter}. All texts are in the order's language.
 * Immutable.
 */
public final class Letter {
    private final String kind;
    private final Locale locale;
    private final String greeting;
    private final String orderNumber;
    private final String total;
    private final String amount;
    private final String explorerUrl;
    private final String pageUrl;

    /**
     * @param kind {@code paid} or {@code refunded}
     * @param locale the order's language
     * @param greeting by the shopper's name, if it is known
     * @param orderNumber Broadleaf's order number, null before the order is placed
     * @param total the order's total
     * @param amount what was paid, or went back
     * @param explorerUrl the transaction's page at the block explorer, null if none is known
     * @param pageUrl the order's payment page in the store, null if the store's address is not set
     */
    Letter(
            String kind,
            Locale locale,
            String greeting,
            String orderNumber,
            String total,
            String amount,
            String explorerUrl,
            String pageUrl) {
        this.kind = kind;
        this.locale = locale;
        this.greeting = greeting;
        this.orderNumber = orderNumber;
        this.total = total;
        this.amount = amount;
        this.explorerUrl = explorerUrl;
        this.pageUrl = pageUrl;
    }

    /**
     * @return {@code paid} or {@code refunded}: its messages are {@code sfpy.mail.<this>.title},
     *     {@code text} and {@code amount}
     */
    public String getKind() {
        return kind;
    }

    /**
     * @return the language, as in HTML's {@code lang}
     */
    public String getLanguage() {
        return locale.toLanguageTag();
    }

    /**
     * @return such as "Hello Ada Moss," for whose name is known, "Hello," for others
     */
    public String getGreeting() {
        return greeting;
    }

    public String getOrderNumber() {
        return orderNumber;
    }

    public String getTotal() {
        return total;
    }

    public String getAmount() {
        return amount;
    }

    public String getExplorerUrl() {
        return explorerUrl;
    }

    public String getPageUrl() {
        return pageUrl;
    }
}
