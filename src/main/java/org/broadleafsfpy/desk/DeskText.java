package org.broadleafsfpy.desk;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.broadleafsfpy.money.TokenRegistry;
import org.broadleafsfpy.records.SfpyPayment;
import org.broadleafsfpy.records.TransferRecord;
import org.broadleafsfpy.schema.TableProblem;
import org.broadleafsfpy.text.LocalText;
import org.springframework.context.MessageSource;

/** What pages say, in the reader's language. For one request. */
public final class DeskText {
    private final MessageSource messages;
    private final RecordedText recorded;
    private final LocalText local;
    private final TokenRegistry tokens;

    DeskText(MessageSource messages, RecordedText recorded, LocalText local, TokenRegistry tokens) {
        this.messages = messages;
        this.recorded = recorded;
        this.local = local;
        this.tokens = tokens;
    }

    /**
     * @param key a message's key
     * @param arguments what stands in its places
     * @return the message
     */
    public String say(String key, Object... arguments) {
        return messages.getMessage(key, arguments, local.getLocale());
    }

    /** What is wrong with each table and what to do about it. */
    List<String> tables(List<TableProblem> problems) {
        List<String> sentences = new ArrayList<>();
        for (TableProblem problem : problems) {
            String columns = String.join(", ", problem.getMissingColumns());
            String key = columns.isEmpty() ? "sfpy.tables.missing" : "sfpy.tables.columns";
            sentences.add(say(key, problem.getTable(), problem.getFile(), columns));
        }
        return sentences;
    }

    /**
     * @return the language of the texts, as in HTML's {@code lang}
     */
    public String getLanguage() {
        return say("sfpy.language");
    }

    /**
     * @param english what settlement wrote down; may be null
     * @return the same in the reader's language, as far as it is known
     */
    public String recorded(String english) {
        return recorded.tell(english, messages, local.getLocale());
    }

    /**
     * @param value a state, decision, action …; may be null
     * @return its name for people
     */
    public String value(Object value) {
        if (value == null) {
            return "";
        }
        String name = value instanceof Enum ? ((Enum<?>) value).name() : value.toString();
        return messages.getMessage("sfpy.value." + name, null, name, local.getLocale());
    }

    public String usd(long usdCents) {
        return local.usd(usdCents);
    }

    public String time(Date when) {
        return local.time(when);
    }

    public String count(long count) {
        return local.count(count);
    }

    public String day(Date when) {
        return local.day(when);
    }

    public String dayOfMonth(Date when) {
        return local.dayOfMonth(when);
    }

    public String rate(BigInteger microUsd) {
        return microUsd == null || microUsd.signum() == 0 ? "" : local.rate(microUsd);
    }

    /**
     * @param transfer a payment or refund
     * @return such as {@code 0.01876 ETH}; base units and address if nobody knows the token
     */
    public String amount(TransferRecord transfer) {
        return amount(
                transfer.isEth(),
                transfer.getTokenAddress(),
                transfer.getTokenSymbol(),
                transfer.getBaseUnits());
    }

    /**
     * @param transfer a payment or refund
     * @return what it is worth in dollars, or that nobody knows
     */
    public String worth(TransferRecord transfer) {
        return transfer.getUsdCents() == 0 ? say("sfpy.unknown") : usd(transfer.getUsdCents());
    }

    String amount(boolean eth, String address, String symbol, BigInteger baseUnits) {
        return tokens.find(eth, address)
                .map(token -> local.tokens(baseUnits, token))
                .orElseGet(() -> baseUnits + " × " + (symbol == null ? address : symbol));
    }

    /**
     * @param payment a payment
     * @return the rate at which it counts, or what the payer stated
     */
    public String rate(SfpyPayment payment) {
        BigInteger counted = payment.getCountedMicroUsdPerToken();
        return rate(counted.signum() == 0 ? payment.getMicroUsdPerToken() : counted);
    }

    /**
     * @param id a long id or hash
     * @return its beginning, for tables
     */
    public static String brief(String id) {
        return id == null || id.length() <= 14 ? id : id.substring(0, 12) + "…";
    }
}
