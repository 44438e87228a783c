package org.broadleafsfpy.desk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import javax.persistence.EntityManager;
import javax.persistence.PersistenceContext;
import org.broadleafsfpy.admin.SfpyUser;
import org.broadleafsfpy.inbox.EventSource;
import org.broadleafsfpy.inbox.InboxEvent;
import org.broadleafsfpy.inbox.InboxState;
import org.broadleafsfpy.records.SfpyRequest;
import org.broadleafsfpy.staff.ActionKind;
import org.broadleafsfpy.staff.ActionRefusedException;
import org.broadleafsfpy.staff.Instructions;
import org.broadleafsfpy.staff.StaffActions;
import org.broadleafsfpy.staff.StaffMember;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The test events that the go-live checklist has SFPY send: whether they came, and that nobody is
 * bothered by them. Thread-safe.
 */
public class TestEvents {
    /** What the journal calls the sending of one; its time is where the search begins. */
    static final String SENT = "SEND_TEST_EVENT";

    private static final Logger LOG = LoggerFactory.getLogger(TestEvents.class);
    private static final Duration TEST_WINDOW = Duration.ofMinutes(15);
    private static final ObjectMapper JSON = new ObjectMapper();

    @PersistenceContext(unitName = "blPU")
    private EntityManager em;

    private final Instructions instructions;
    private final TransactionTemplate transaction;

    /**
     * @param instructions has the store put them aside
     * @param transactionManager Broadleaf's {@code blTransactionManager}
     */
    public TestEvents(Instructions instructions, PlatformTransactionManager transactionManager) {
        this.instructions = instructions;
        this.transaction = new TransactionTemplate(transactionManager);
    }

    /**
     * @return when an event came by webhook after the last test was sent, or at all if none was
     */
    Optional<Date> lastAfterTest() {
        Date since = lastSent().orElse(new Date(0));
        List<Date> came =
                transaction.execute(
                        status ->
                                em.createQuery(
                                                "SELECT e.receivedAt FROM InboxEvent e WHERE"
                                                        + " e.source = :webhook AND e.receivedAt >="
                                                        + " :since ORDER BY e.receivedAt DESC",
                                                Date.class)
                                        .setParameter("webhook", EventSource.WEBHOOK)
                                        .setParameter("since", since)
                                        .setMaxResults(1)
                                        .getResultList());
        return came.stream().findFirst();
    }

    private Optional<Date> lastSent() {
        return transaction.execute(
                status ->
                        em
                                .createQuery(
                                        "SELECT a.createdAt FROM StaffAction a WHERE a.action ="
                                                + " :action ORDER BY a.createdAt DESC",
                                        Date.class)
                                .setParameter("action", SENT)
                                .setMaxResults(1)
                                .getResultList()
                                .stream()
                                .findFirst());
    }

    /**
     * A test event names a request that nobody made, and would be tried for a day and then call for
     * attention. It is put aside if it came soon after a test was sent and names no request of this
     * store's.
     *
     * @param user who sent the test
     */
    void putAside(SfpyUser user) {
        Optional<Date> sent = lastSent();
        if (!sent.isPresent() || sent.get().toInstant().plus(TEST_WINDOW).isBefore(Instant.now())) {
            return;
        }
        for (String key : strangersSince(sent.get())) {
            try {
                StaffMember staff =
                        new StaffMember(user.login(), EnumSet.of(StaffMember.Permission.OPERATE));
                StaffActions.By by =
                        new StaffActions.By(staff, "The test event of the go-live checklist.");
                instructions.give(ActionKind.IGNORE_EVENT, key, null, null, by);
            } catch (ActionRefusedException e) {
                LOG.info("action=go-live event={} refusal={}", key, e.refusal());
            }
        }
    }

    private List<String> strangersSince(Date sent) {
        return transaction.execute(
                status -> {
                    List<String> keys = new ArrayList<>();
                    for (InboxEvent event :
                            em.createQuery(
                                            "SELECT e FROM InboxEvent e WHERE e.state = :waiting"
                                                    + " AND e.source = :webhook AND e.receivedAt >="
                                                    + " :since",
                                            InboxEvent.class)
                                    .setParameter("waiting", InboxState.WAITING)
                                    .setParameter("webhook", EventSource.WEBHOOK)
                                    .setParameter("since", sent)
                                    .setMaxResults(10)
                                    .getResultList()) {
                        String request = requestIn(event);
                        if (request != null && em.find(SfpyRequest.class, request) == null) {
                            keys.add(event.getKey());
                        }
                    }
                    return keys;
                });
    }

    private static String requestIn(InboxEvent event) {
        try {
            JsonNode tree =
                    JSON.readTree(new String(event.getSignedBytes(), StandardCharsets.UTF_8));
            JsonNode request = tree.path("data").path("notification").path("request_id");
            return request.isTextual() ? request.textValue() : null;
        } catch (IOException e) {
            return null; // no test event of SFPY's: it is left to staff
        }
    }
}
