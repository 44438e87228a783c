package org.broadleafsfpy.ledger;

import java.util.Date;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javax.persistence.EntityManager;
import javax.persistence.PersistenceContext;
import javax.persistence.TemporalType;
import org.broadleafsfpy.records.TransferRecord;

/**
 * Keeps the books. It is told what the accounts of an order should hold and writes the entries that
 * are missing: so the books say what the payments and refunds say, however often it is told. Wants
 * a transaction of the caller's and the order's lock. Thread-safe.
 */
public class Ledger {
    @PersistenceContext(unitName = "blPU")
    private EntityManager em;

    /**
     * Brings an order's accounts to what they should hold.
     *
     * @param target what each account should hold, in US cents; debits are above zero, credits
     *     below; the sum is zero; a missing account should hold nothing
     * @param cause the payment or refund that changed it
     */
    public void bring(Map<Account, Long> target, TransferRecord cause) {
        Map<Account, Long> missing = new EnumMap<>(Account.class);
        List<LedgerEntry> entries = entriesOf(cause.getOrderId());
        Map<Account, Long> held = balancesOf(entries);
        long number = entries.size();
        long sumUsdCents = 0;
        for (Account account : Account.values()) {
            long difference = target.getOrDefault(account, 0L) - held.getOrDefault(account, 0L);
            missing.put(account, difference);
            sumUsdCents += difference;
        }
        if (sumUsdCents != 0) {
            throw new IllegalArgumentException("the accounts do not balance: " + target);
        }
        for (Account debit : Account.values()) {
            for (Account credit : Account.values()) {
                long amount = Math.min(missing.get(debit), -missing.get(credit));
                if (amount > 0) {
                    number++;
                    em.persist(new LedgerEntry(number, debit, credit, amount, cause));
                    missing.put(debit, missing.get(debit) - amount);
                    missing.put(credit, missing.get(credit) + amount);
                }
            }
        }
    }

    /**
     * @param orderId Broadleaf's order id
     * @return what its accounts hold, in US cents; debits are above zero, credits below
     */
    public Map<Account, Long> balancesOf(Long orderId) {
        return balancesOf(entriesOf(orderId));
    }

    private static Map<Account, Long> balancesOf(List<LedgerEntry> entries) {
        Map<Account, Long> balances = new EnumMap<>(Account.class);
        for (LedgerEntry entry : entries) {
            balances.merge(entry.getDebit(), entry.getUsdCents(), Long::sum);
            balances.merge(entry.getCredit(), -entry.getUsdCents(), Long::sum);
        }
        return balances;
    }

    /**
     * @param orderId Broadleaf's order id
     * @return its entries, oldest first
     */
    public List<LedgerEntry> entriesOf(Long orderId) {
        return em.createQuery(
                        "SELECT e FROM LedgerEntry e WHERE e.orderId = :id ORDER BY e.entryId",
                        LedgerEntry.class)
                .setParameter("id", orderId)
                .getResultList();
    }

    /**
     * A part of the entries of a time, for exports that should not hold all of them at once.
     *
     * @param from the first moment
     * @param until the moment after the last
     * @param skip how many to skip
     * @param most how many at most
     * @return the entries, oldest first
     */
    public List<LedgerEntry> entriesBetween(Date from, Date until, int skip, int most) {
        return em.createQuery(
                        "SELECT e FROM LedgerEntry e WHERE e.createdAt >= :from AND e.createdAt <"
                                + " :until ORDER BY e.createdAt, e.entryId",
                        LedgerEntry.class)
                .setParameter("from", from, TemporalType.TIMESTAMP)
                .setParameter("until", until, TemporalType.TIMESTAMP)
                .setFirstResult(skip)
                .setMaxResults(most)
                .getResultList();
    }
}
