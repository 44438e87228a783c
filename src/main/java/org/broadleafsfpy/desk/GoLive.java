package org.broadleafsfpy.desk;

import java.io.IOException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.broadleafsfpy.admin.SettingsWriter;
import org.broadleafsfpy.admin.SfpyUser;
import org.broadleafsfpy.client.JsonHttp;
import org.broadleafsfpy.client.SfpyApiException;
import org.broadleafsfpy.client.SfpyWebhooks;
import org.broadleafsfpy.client.SfpyWebhooks.Endpoint;
import org.broadleafsfpy.config.OutsideSettings;
import org.broadleafsfpy.config.Setting;
import org.broadleafsfpy.config.SettingsService;
import org.broadleafsfpy.config.SfpySettings;
import org.broadleafsfpy.desk.GoLiveStep.Finding;
import org.broadleafsfpy.inbox.ExpectedTest;
import org.broadleafsfpy.schedule.DurableTasks;
import org.broadleafsfpy.staff.Patience;
import org.broadleafsfpy.staff.StaffJournal;
import org.broadleafsfpy.webhook.SfpyWebhookController;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The go-live checklist: each step is looked up where it can be seen, at SFPY, at the endpoint or
 * in the inbox, and never believed. Thread-safe; calls the network, so never inside a transaction.
 */
public class GoLive {
    private static final Logger LOG = LoggerFactory.getLogger(GoLive.class);
    private static final Duration PATIENCE = Duration.ofSeconds(4);

    private final SettingsService settings;
    private final OutsideSettings outside;
    private final SettingsWriter writer;
    private final SfpyWebhooks webhooks;
    private final StaffJournal journal;
    private final TestEvents tests;
    private final JdbcTemplate jdbc;

    /**
     * @param settings the merchant's settings
     * @param outside which of them are not the form's
     * @param writer changes the others
     * @param webhooks SFPY's API
     * @param journal records what people did
     * @param tests the test events
     * @param dataSource the store's database
     */
    public GoLive(
            SettingsService settings,
            OutsideSettings outside,
            SettingsWriter writer,
            SfpyWebhooks webhooks,
            StaffJournal journal,
            TestEvents tests,
            DataSource dataSource) {
        this.settings = settings;
        this.outside = outside;
        this.writer = writer;
        this.webhooks = webhooks;
        this.journal = journal;
        this.tests = tests;
        this.jdbc = new JdbcTemplate(dataSource);
    }

    /**
     * @param text the reader's language
     * @return each step in its order, looked up now
     */
    List<Finding> check(DeskText text) {
        List<Finding> findings =
                new GoLiveLook(
                                settings.current(),
                                outside,
                                webhooks,
                                tests,
                                this::storeLastSeen,
                                text)
                        .all();
        Collections.sort(findings, (a, b) -> a.getStep().compareTo(b.getStep()));
        return findings;
    }

    /**
     * @return the address that SFPY has to send its events to; empty if the store's is not set
     */
    static String endpointUrl(SfpySettings now) {
        return now.storeUrl().isEmpty() ? "" : now.storeUrl() + SfpyWebhookController.PATH;
    }

    private Registrations registrations(SfpySettings now) throws SfpyApiException {
        return new Registrations(webhooks.endpoints(), endpointUrl(now));
    }

    /** The store's health task succeeds once a minute, on one of its nodes. */
    private Instant storeLastSeen() {
        List<Timestamp> times =
                jdbc.queryForList(
                        "SELECT last_success FROM "
                                + DurableTasks.TABLE
                                + " WHERE task_name = 'sfpy-health' AND last_success IS NOT NULL",
                        Timestamp.class);
        return times.isEmpty() ? null : times.get(0).toInstant();
    }

    /** The endpoint refuses what is not signed: that it does shows that it is there and on. */
    static String knock(String url) {
        try {
            return Integer.toString(
                    JsonHttp.call(
                                    "POST",
                                    url,
                                    Collections.<String, String>emptyMap(),
                                    "{\"data\":{}}")
                            .status());
        } catch (IOException e) {
            return e.getClass().getSimpleName();
        }
    }

    /**
     * Does a step through SFPY's API or the settings, and records who had it done.
     *
     * @param step which one
     * @param user who
     * @throws SfpyApiException if SFPY did not do it
     */
    void perform(GoLiveStep step, SfpyUser user) throws SfpyApiException {
        SfpySettings now = settings.current();
        Optional<Endpoint> own =
                step == GoLiveStep.SUBSCRIBED || step == GoLiveStep.TEST
                        ? registrations(now).own()
                        : Optional.<Endpoint>empty();
        switch (step) {
            case WEBHOOKS:
                webhooks.enable();
                journal.record("ENABLE_WEBHOOKS", user.login(), "At SFPY.");
                break;
            case ENDPOINT:
                webhooks.register(endpointUrl(now));
                journal.record("REGISTER_ENDPOINT", user.login(), endpointUrl(now));
                break;
            case SUBSCRIBED:
                webhooks.subscribe(own.orElseThrow(() -> notThere(now)));
                journal.record("SUBSCRIBE", user.login(), endpointUrl(now));
                break;
            case SECRET:
                String secret = webhooks.secret();
                writer.changeSecret(secret);
                journal.record("FETCH_SECRET", user.login(), "From SFPY.");
                break;
            case ENABLED:
                writer.change(row -> row.setEnabled(true));
                awaitThatTheStoreKnows(now);
                journal.record("SWITCH_ON", user.login(), "SFPY is offered to shoppers.");
                break;
            case TEST:
                // Recorded first: the event may be faster than this line.
                journal.record(ExpectedTest.ASKED, user.login(), endpointUrl(now));
                webhooks.sendTest(own.orElseThrow(() -> notThere(now)));
                Patience.await(PATIENCE, tests::lastAfterTest);
                break;
            default:
                throw new SfpyApiException("no button does " + step);
        }
        LOG.info("action=go-live step={} outcome=done", step);
    }

    /**
     * Has SFPY send nothing more to one of the further registrations of this module's endpoint.
     *
     * @param token SFPY's of the registration
     * @param user who wants it
     * @throws SfpyApiException if it is none of them, or SFPY did not do it
     */
    void removeRegistration(String token, SfpyUser user) throws SfpyApiException {
        Registrations registered = registrations(settings.current());
        Endpoint endpoint =
                registered.others().stream()
                        .filter(other -> other.token().equals(token))
                        .filter(other -> registered.removable().containsKey(other.token()))
                        .findFirst()
                        .orElseThrow(
                                () ->
                                        new SfpyApiException(
                                                "there is no such registration any more"));
        webhooks.remove(endpoint);
        journal.record("REMOVE_ENDPOINT", user.login(), endpoint.url());
        LOG.info("action=go-live step=DUPLICATES outcome=removed");
    }

    /**
     * Has SFPY sign with a new secret. The old one goes on being accepted beside it.
     *
     * @param user who wants it
     * @throws SfpyApiException if SFPY did not do it
     */
    void rotateSecret(SfpyUser user) throws SfpyApiException {
        String secret = webhooks.rotateSecret();
        writer.changeSecret(secret);
        journal.record("ROTATE_SECRET", user.login(), "The previous one is accepted for a day.");
        LOG.info("action=go-live step=ROTATE outcome=done");
    }

    /** The store reads its settings every two seconds, and answers 503 until then. */
    private static void awaitThatTheStoreKnows(SfpySettings now) {
        String url = endpointUrl(now);
        if (!url.isEmpty()) {
            Patience.await(PATIENCE, () -> Optional.of(knock(url)).filter(a -> !a.equals("503")));
        }
    }

    /** Whether the secrets are this form's to change. */
    boolean isSecretOurs() {
        return outside.sourceOf(Setting.SHARED_SECRET) == null
                && outside.sourceOf(Setting.PREVIOUS_SECRET) == null;
    }

    private static SfpyApiException notThere(SfpySettings now) {
        return new SfpyApiException("the endpoint " + endpointUrl(now) + " is not registered");
    }
}
