package org.broadleafsfpy.inbox;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import javax.persistence.EntityManager;
import javax.persistence.TemporalType;
import org.broadleafsfpy.event.SfpyEvent;

/**
 * Recognizes the test event that the go-live checklist has SFPY send. What it says is published
 * nowhere, so it is known by what it is not: it names no request, payment, refund or transaction of
 * this store, anywhere. It has to come soon after a test was asked for, and no more of them are
 * taken for tests than may follow from that: an event that is none is left to a person.
 */
public final class ExpectedTest {
    /** What the staff's journal calls the asking for one. */
    public static final String ASKED = "SEND_TEST_EVENT";

    /** The outcome of an event that was one. */
    public static final String OUTCOME = "TEST";

    static final String REASON = "The test event of the go-live checklist.";

    /** How long after it was asked for it may come. */
    private static final Duration WINDOW = Duration.ofMinutes(15);

    /** The admin's clock may be ahead of this node's. */
    private static final Duration CLOCKS_APART = Duration.ofMinutes(2);

    /** SFPY sends one to each registration of the endpoint, of which there may be several. */
    private static final int MOST_FOR_EACH = 3;

    private static final int MOST_MENTIONS = 100;

    private ExpectedTest() {}

    /** Whether an event is one. Wants the caller's transaction. */
    static boolean isOne(EntityManager em, SfpyEvent event, EventSource source) {
        Instant now = Instant.now();
        return source == EventSource.WEBHOOK
                && event.type().equals(SfpyEvent.PAYMENT_CREATED)
                && isAskedFor(em, now)
                && namesNothingOfOurs(em, event);
    }

    private static boolean isAskedFor(EntityManager em, Instant now) {
        Date since = Date.from(now.minus(WINDOW));
        long asked =
                em.createQuery(
                                "SELECT COUNT(a) FROM StaffAction a WHERE a.action = :asked AND"
                                        + " a.createdAt > :since AND a.createdAt < :until",
                                Long.class)
                        .setParameter("asked", ASKED)
                        .setParameter("since", since, TemporalType.TIMESTAMP)
                        .setParameter(
                                "until", Date.from(now.plus(CLOCKS_APART)), TemporalType.TIMESTAMP)
                        .getSingleResult();
        return asked > 0 && taken(em, since) < asked * MOST_FOR_EACH;
    }

    private static long taken(EntityManager em, Date since) {
        return em.createQuery(
                        "SELECT COUNT(e) FROM InboxEvent e WHERE e.outcome = :test AND"
                                + " e.receivedAt > :since",
                        Long.class)
                .setParameter("test", OUTCOME)
                .setParameter("since", since, TemporalType.TIMESTAMP)
                .getSingleResult();
    }

    private static boolean namesNothingOfOurs(EntityManager em, SfpyEvent event) {
        Set<String> mentions = event.mentions();
        if (mentions.isEmpty()) {
            return true;
        }
        Set<String> lower =
                mentions.stream()
                        .map(mention -> mention.toLowerCase(Locale.ROOT))
                        .collect(Collectors.toSet());
        return mentions.size() <= MOST_MENTIONS
                && count(em, "SfpyRequest r WHERE r.requestId", mentions) == 0
                && count(em, "SfpyPayment r WHERE r.paymentId", mentions) == 0
                && count(em, "SfpyRefund r WHERE r.refundId", mentions) == 0
                && count(em, "SfpyPayment r WHERE r.transactionHash", lower) == 0
                && count(em, "SfpyRefund r WHERE r.transactionHash", lower) == 0;
    }

    private static long count(EntityManager em, String rows, Collection<String> names) {
        return em.createQuery("SELECT COUNT(r) FROM " + rows + " IN (:names)", Long.class)
                .setParameter("names", names)
                .getSingleResult();
    }
}
