package org.broadleafsfpy.ledger;

import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Date;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.broadleafsfpy.money.UsdValue;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Exports the books as CSV (RFC 4180): two lines for each entry, the debit and the credit.
 *
 * <p>What an account is called in the export can be set, {@code sfpy.ledger-accounts}, such as
 * {@code CRYPTO=1250,ORDERS=1700}. No cell begins with a character that a spreadsheet would take
 * for a formula. Thread-safe.
 */
public class LedgerCsv {
    private static final int PAGE = 500;
    private static final String NEW_LINE = "\r\n";

    private final Ledger ledger;
    private final TransactionTemplate transaction;
    private final Map<Account, String> names = new EnumMap<>(Account.class);

    /**
     * @param ledger the books
     * @param transactionManager Broadleaf's {@code blTransactionManager}
     * @param accountNames {@code ACCOUNT=name}, separated by commas; the others keep theirs
     * @throws IllegalArgumentException if there is no such account, or a name has other characters
     *     than letters, digits, spaces, dots, underscores and hyphens
     */
    public LedgerCsv(
            Ledger ledger, PlatformTransactionManager transactionManager, String accountNames) {
        this.ledger = ledger;
        this.transaction = new TransactionTemplate(transactionManager);
        for (Account account : Account.values()) {
            names.put(account, account.name());
        }
        for (String pair : accountNames.split(",")) {
            if (!pair.trim().isEmpty()) {
                rename(pair.trim());
            }
        }
    }

    private void rename(String pair) {
        if (!pair.matches("[A-Z_]+=[A-Za-z0-9][A-Za-z0-9 ._-]*")) {
            throw new IllegalArgumentException(
                    "sfpy.ledger-accounts: expected ACCOUNT=name, separated by commas");
        }
        int equals = pair.indexOf('=');
        names.put(Account.valueOf(pair.substring(0, equals)), pair.substring(equals + 1));
    }

    /**
     * @param from the first moment
     * @param until the moment after the last
     * @param out gets the lines
     * @throws IOException if {@code out} does not take them
     */
    public void write(Instant from, Instant until, Appendable out) throws IOException {
        out.append(
                "time,entry,account,debit_usd,credit_usd,order,request,payment,refund,token,"
                        + "base_units,rate_micro_usd,chain,transaction"
                        + NEW_LINE);
        List<LedgerEntry> page;
        int skip = 0;
        do {
            int first = skip;
            page =
                    transaction.execute(
                            status ->
                                    ledger.entriesBetween(
                                            Date.from(from), Date.from(until), first, PAGE));
            for (LedgerEntry entry : page) {
                String usd = UsdValue.format(entry.getUsdCents());
                line(entry, entry.getDebit(), usd + ",", out);
                line(entry, entry.getCredit(), "," + usd, out);
            }
            skip += page.size();
        } while (page.size() == PAGE);
    }

    private void line(LedgerEntry entry, Account account, String amounts, Appendable out)
            throws IOException {
        String time = DateTimeFormatter.ISO_INSTANT.format(entry.getCreatedAt().toInstant());
        out.append(time).append(',').append(entry.getEntryId());
        out.append(',').append(names.get(account)).append(',').append(amounts);
        cell(entry.getOrderId(), out);
        cell(entry.getRequestId(), out);
        cell(entry.getPaymentId(), out);
        cell(entry.getRefundId(), out);
        cell(entry.getTokenSymbol(), out);
        cell(entry.getBaseUnits(), out);
        cell(entry.getMicroUsdPerToken(), out);
        cell(entry.getChainId(), out);
        cell(entry.getTransactionHash(), out);
        out.append(NEW_LINE);
    }

    /** All of them are numbers, ids or symbols by now: nothing to be quoted. */
    private static void cell(Object value, Appendable out) throws IOException {
        out.append(',').append(value == null ? "" : value.toString());
    }
}
