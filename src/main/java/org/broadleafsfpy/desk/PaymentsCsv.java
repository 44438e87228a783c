package org.broadleafsfpy.desk;

import java.io.IOException;
import java.math.BigInteger;
import java.time.format.DateTimeFormatter;
import java.util.Date;
import java.util.List;
import javax.persistence.EntityManager;
import javax.persistence.PersistenceContext;
import org.broadleafsfpy.money.UsdValue;
import org.broadleafsfpy.records.SfpyPayment;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Exports payments as CSV (RFC 4180), one line each, whatever was decided about them. All cells are
 * numbers, ids or names: none begins with a character that a spreadsheet would take for a formula,
 * and none has to be quoted. Thread-safe.
 */
public class PaymentsCsv {
    private static final int PAGE = 500;
    private static final String NEW_LINE = "\r\n";

    @PersistenceContext(unitName = "blPU")
    private EntityManager em;

    private final TransactionTemplate transaction;

    /**
     * @param transactionManager Broadleaf's {@code blTransactionManager}
     */
    public PaymentsCsv(PlatformTransactionManager transactionManager) {
        this.transaction = new TransactionTemplate(transactionManager);
        this.transaction.setReadOnly(true);
    }

    /**
     * @param from the first moment
     * @param until the moment after the last
     * @param out gets the lines
     * @throws IOException if {@code out} does not take them
     */
    public void write(Date from, Date until, Appendable out) throws IOException {
        out.append(
                "time,payment,request,order,standing,decision,usd,token,base_units,"
                        + "payer_rate_micro_usd,counted_rate_micro_usd,chain,transaction,from"
                        + NEW_LINE);
        List<SfpyPayment> page;
        int skip = 0;
        do {
            int first = skip;
            page = transaction.execute(status -> page(from, until, first));
            for (SfpyPayment payment : page) {
                line(payment, out);
            }
            skip += page.size();
        } while (page.size() == PAGE);
    }

    private List<SfpyPayment> page(Date from, Date until, int skip) {
        List<SfpyPayment> page =
                em.createQuery(
                                "SELECT p FROM SfpyPayment p WHERE p.createdAt >= :from AND"
                                        + " p.createdAt < :until ORDER BY p.createdAt, p.paymentId",
                                SfpyPayment.class)
                        .setParameter("from", from)
                        .setParameter("until", until)
                        .setFirstResult(skip)
                        .setMaxResults(PAGE)
                        .getResultList();
        em.clear(); // a year's payments are not kept in memory
        return page;
    }

    private static void line(SfpyPayment row, Appendable out) throws IOException {
        out.append(DateTimeFormatter.ISO_INSTANT.format(row.getCreatedAt().toInstant()));
        cell(row.getPaymentId(), out);
        cell(row.getRequestId(), out);
        cell(row.getOrderId(), out);
        cell(row.getStanding(), out);
        cell(row.getDecision(), out);
        cell(UsdValue.format(row.getUsdCents()), out);
        cell(row.getTokenSymbol(), out);
        cell(row.getBaseUnits(), out);
        cell(row.getMicroUsdPerToken(), out);
        BigInteger counted = row.getCountedMicroUsdPerToken();
        cell(counted.signum() == 0 ? null : counted, out);
        cell(row.getChainId(), out);
        cell(row.getTransactionHash(), out);
        cell(row.getFromAddress(), out);
        out.append(NEW_LINE);
    }

    private static void cell(Object value, Appendable out) throws IOException {
        out.append(',').append(value == null ? "" : value.toString());
    }
}
