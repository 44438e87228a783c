package org.broadleafsfpy.desk;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Date;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
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
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

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
     * Counts what came, day by day; days in the server's time zone. The database counts, a query on
     * an index for each day: a busy store has many events.
     *
     * @param days the first moments of the days, oldest first
     * @return as many as there were days
     */
    List<Day> perDay(List<Date> days) {
        return transaction.execute(
                status -> {
                    List<Day> counted = new ArrayList<>();
                    for (int i = 0; i < days.size(); i++) {
                        Date end =
                                i + 1 < days.size()
                                        ? days.get(i + 1)
                                        : new Date(
                                                days.get(i).getTime() + TimeUnit.DAYS.toMillis(2));
                        counted.add(day(days.get(i), end));
                    }
                    return counted;
                });
    }

    private Day day(Date from, Date until) {
        Long events =
                within(
                        "SELECT COUNT(e) FROM InboxEvent e WHERE e.receivedAt >= :from AND"
                                + " e.receivedAt < :until",
                        from,
                        until);
        Long usdCents =
                within(
                        "SELECT SUM(p.usdCents) FROM SfpyPayment p WHERE p.createdAt >= :from AND"
                                + " p.createdAt < :until AND p.standing ="
                                + " org.broadleafsfpy.records.PaymentStanding.COUNTED",
                        from,
                        until);
        return new Day(from, events, usdCents == null ? 0 : usdCents);
    }

    private Long within(String query, Date from, Date until) {
        return em.createQuery(query, Long.class)
                .setParameter("from", from)
                .setParameter("until", until)
                .getSingleResult();
    }

    /**
     * @param event a stored event
     * @return the ids of the request, payment and refund that it names, each in its list; empty if
     *     what it said is not readable or was removed
     */
    static Map<ListKind, String> mentioned(InboxEvent event) {
        Map<ListKind, String> ids = new EnumMap<>(ListKind.class);
        try {
            JsonNode payload =
                    PRETTY.readTree(new String(event.getSignedBytes(), StandardCharsets.UTF_8))
                            .path("data")
                            .path("notification");
            mention(ListKind.REQUESTS, payload.path("request_id"), ids);
            mention(ListKind.PAYMENTS, payload.path("payment_id"), ids);
            mention(ListKind.REFUNDS, payload.path("refund_id"), ids);
        } catch (IOException e) {
            return ids; // the page shows it as it came, and why it failed
        }
        return ids;
    }

    private static void mention(ListKind kind, JsonNode id, Map<ListKind, String> ids) {
        if (id.isTextual() && id.textValue().matches("[0-9A-Za-z]{20}")) {
            ids.put(kind, id.textValue());
        }
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
