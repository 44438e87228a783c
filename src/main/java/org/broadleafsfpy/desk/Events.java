package org.broadleafsfpy.desk;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import javax.persistence.EntityManager;
import javax.persistence.PersistenceContext;
import org.broadleafsfpy.inbox.InboxEvent;
import org.broadleafsfpy.inbox.InboxState;
import org.broadleafsfpy.staff.StaffAction;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Reads the inbox for pages. Thread-safe. */
public class Events {
    private static final int MOST = 50;
    private static final ObjectMapper PRETTY =
            new ObjectMapper()
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .enable(
                            com.fasterxml.jackson.databind.DeserializationFeature
                                    .USE_BIG_DECIMAL_FOR_FLOATS);

    @PersistenceContext(unitName = "blPU")
    private EntityManager em;

    private final TransactionTemplate transaction;

    /**
     * @param transactionManager Broadleaf's {@code blTransactionManager}
     */
    public Events(PlatformTransactionManager transactionManager) {
        this.transaction = new TransactionTemplate(transactionManager);
        this.transaction.setReadOnly(true);
    }

    /**
     * @param key a key of the inbox
     * @return the event, if there is one
     */
    Optional<InboxEvent> find(String key) {
        return transaction.execute(status -> Optional.ofNullable(em.find(InboxEvent.class, key)));
    }

    /**
     * @return the events that could not be used, oldest first
     */
    List<InboxEvent> failed() {
        return transaction.execute(
                status ->
                        em.createQuery(
                                        "SELECT e FROM InboxEvent e WHERE e.state = :failed ORDER"
                                                + " BY e.receivedAt",
                                        InboxEvent.class)
                                .setParameter("failed", InboxState.FAILED)
                                .setMaxResults(MOST)
                                .getResultList());
    }

    /**
     * @param key a key of the inbox
     * @return what people did about it
     */
    List<StaffAction> actionsOn(String key) {
        return transaction.execute(
                status ->
                        em.createQuery(
                                        "SELECT a FROM StaffAction a WHERE a.subjectId = :key ORDER"
                                                + " BY a.createdAt",
                                        StaffAction.class)
                                .setParameter("key", key)
                                .getResultList());
    }

    /** One day's events and captured value. Immutable. */
    public static final class Day {
        private final Date date;
        private final long events;
        private final long usdCents;

        Day(Date date, long events, long usdCents) {
            this.date = date;
            this.events = events;
            this.usdCents = usdCents;
        }

        public Date getDate() {
            return date;
        }

        public long getEvents() {
            return events;
        }

        public long getUsdCents() {
            return usdCents;
        }
    }

    /**
     * Counts what came, day by day; days in the server's time zone.
     *
     * @param days the first moments of the days, oldest first
     * @return as many as there were days
     */
    List<Day> perDay(List<Date> days) {
        TreeMap<Date, long[]> sums = new TreeMap<>();
        days.forEach(day -> sums.put(day, new long[2]));
        transaction.execute(
                status -> {
                    for (Date at :
                            em.createQuery(
                                            "SELECT e.receivedAt FROM InboxEvent e WHERE"
                                                    + " e.receivedAt >= :first",
                                            Date.class)
                                    .setParameter("first", days.get(0))
                                    .getResultList()) {
                        sums.floorEntry(new Date(at.getTime())).getValue()[0]++;
                    }
                    for (Object[] payment :
                            em.createQuery(
                                            "SELECT p.createdAt, p.usdCents FROM SfpyPayment p"
                                                    + " WHERE p.createdAt >= :first AND p.standing ="
                                                    + " org.broadleafsfpy.records.PaymentStanding"
                                                    + ".COUNTED",
                                            Object[].class)
                                    .setParameter("first", days.get(0))
                                    .getResultList()) {
                        Date at = new Date(((Date) payment[0]).getTime());
                        sums.floorEntry(at).getValue()[1] += (Long) payment[1];
                    }
                    return null;
                });
        List<Day> counted = new java.util.ArrayList<>();
        sums.forEach((day, sum) -> counted.add(new Day(day, sum[0], sum[1])));
        return counted;
    }

    /**
     * @param event a stored event
     * @return what was signed, indented; as it came if it is no JSON; empty if it was removed
     */
    static String pretty(InboxEvent event) {
        String json = new String(event.getSignedBytes(), StandardCharsets.UTF_8);
        try {
            Object tree = PRETTY.readTree(json);
            return json.isEmpty() ? "" : PRETTY.writeValueAsString(tree);
        } catch (IOException e) {
            return json; // shown as it came: the page says FAILED and why
        }
    }
}
