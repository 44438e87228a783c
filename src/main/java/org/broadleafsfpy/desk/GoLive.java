package org.broadleafsfpy.desk;

import java.io.IOException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.broadleafsfpy.admin.SettingsWriter;
import org.broadleafsfpy.admin.SfpyUser;
import org.broadleafsfpy.chain.NodeCheck;
import org.broadleafsfpy.chain.NodeUnavailableException;
import org.broadleafsfpy.client.JsonHttp;
import org.broadleafsfpy.client.SfpyApiException;
import org.broadleafsfpy.client.SfpyWebhooks;
import org.broadleafsfpy.client.SfpyWebhooks.Endpoint;
import org.broadleafsfpy.config.OutsideSettings;
import org.broadleafsfpy.config.Setting;
import org.broadleafsfpy.config.SettingsService;
import org.broadleafsfpy.config.SfpySettings;
import org.broadleafsfpy.config.TrustPolicy;
import org.broadleafsfpy.desk.GoLiveStep.Finding;
import org.broadleafsfpy.desk.GoLiveStep.Standing;
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
    private static final Duration STORE_SILENT = Duration.ofMinutes(5);
    private static final Duration PATIENCE = Duration.ofSeconds(4);
    private static final String ON_THIS_MACHINE = "http://(localhost|127\\.0\\.0\\.1)([:/].*)?";

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

    /** What one look finds out. */
    private final class Look {
        private final SfpySettings now = settings.current();
        private final DeskText text;
        private final List<Finding> findings = new ArrayList<>();

        Look(DeskText text) {
            this.text = text;
        }

        private void find(GoLiveStep step, Standing standing, boolean doable, Object... evidence) {
            String key = "sfpy.golive." + step.name() + "." + standing.name();
            add(step, standing, text.say(key, evidence), doable);
        }

        private void add(GoLiveStep step, Standing standing, String evidence, boolean doable) {
            findings.add(new Finding(step, standing, evidence, doable));
        }

        private boolean isSet(GoLiveStep step) {
            return findings.stream()
                    .anyMatch(f -> f.getStep() == step && f.getStanding() == Standing.DONE);
        }

        List<Finding> all() {
            tables();
            if (!isSet(GoLiveStep.TABLES)) {
                return findings; // there is nothing to look the others up in
            }
            settings();
            store();
            sfpy();
            secretAndSwitch();
            endpoint();
            pages();
            chain();
            return findings;
        }

        private void tables() {
            if (now.tableProblems().isEmpty()) {
                find(GoLiveStep.TABLES, Standing.DONE, false);
            } else {
                String missing = String.join(" ", text.tables(now.tableProblems()));
                add(GoLiveStep.TABLES, Standing.OPEN, missing, false);
            }
        }

        private void pages() {
            if (now.storeUrl().isEmpty()) {
                find(GoLiveStep.PAGES, Standing.LATER, false);
                return;
            }
            StorefrontProbe probe = StorefrontProbe.of(now.storeUrl());
            if (probe.result() == StorefrontProbe.Result.REDIRECTED) {
                String why = text.say("sfpy.golive.PAGES.redirected", probe.answer());
                add(GoLiveStep.PAGES, Standing.OPEN, why, false);
            } else {
                boolean fine = probe.result() == StorefrontProbe.Result.FINE;
                Standing standing = fine ? Standing.DONE : Standing.OPEN;
                find(GoLiveStep.PAGES, standing, false, probe.answer());
            }
        }

        private void chain() {
            if (now.rpcUrl().isEmpty()) {
                boolean trusts = now.withoutChain() != TrustPolicy.HOLD;
                find(GoLiveStep.CHAIN, trusts ? Standing.WARNING : Standing.OPEN, false);
                return;
            }
            String problem;
            try {
                NodeCheck node = NodeCheck.ask(now.rpcUrl());
                if (node.chainId() == now.chainId()) {
                    find(GoLiveStep.CHAIN, Standing.DONE, false, text.count(node.blockNumber()));
                    return;
                }
                problem =
                        text.say(
                                "sfpy.golive.CHAIN.other",
                                Long.toString(node.chainId()),
                                Long.toString(now.chainId()));
            } catch (NodeUnavailableException e) {
                problem = text.say("sfpy.golive.CHAIN.away", e.getMessage());
            }
            add(GoLiveStep.CHAIN, Standing.OPEN, problem, false);
        }

        private void settings() {
            List<String> missing = new ArrayList<>();
            for (Setting setting : now.unusable()) {
                missing.add(text.say("SfpyConfiguration_" + SettingsWriter.propertyOf(setting)));
            }
            boolean done = missing.isEmpty();
            find(
                    GoLiveStep.SETTINGS,
                    done ? Standing.DONE : Standing.OPEN,
                    false,
                    String.join(", ", missing));
        }

        private void store() {
            Instant last = storeLastSeen();
            boolean alive = last != null && last.plus(STORE_SILENT).isAfter(Instant.now());
            find(
                    GoLiveStep.STORE,
                    alive ? Standing.DONE : Standing.OPEN,
                    false,
                    last == null ? "–" : text.time(Date.from(last)));
        }

        private void sfpy() {
            boolean asked = false;
            boolean enabled = false;
            if (now.apiKey().isEmpty()) {
                add(GoLiveStep.API_KEY, Standing.OPEN, text.say("sfpy.golive.API_KEY.none"), false);
            } else {
                try {
                    enabled = webhooks.isEnabled();
                    asked = true;
                    find(GoLiveStep.API_KEY, Standing.DONE, false, now.apiUrl());
                } catch (SfpyApiException e) {
                    find(GoLiveStep.API_KEY, Standing.OPEN, false, e.getMessage());
                }
            }
            find(GoLiveStep.WEBHOOKS, standing(asked, enabled), asked && !enabled);
            ownEndpointIf(enabled);
            secretAtSfpy = null;
            if (enabled) {
                try {
                    secretAtSfpy = webhooks.secret();
                } catch (SfpyApiException e) {
                    LOG.info("action=go-live step=SECRET outcome=not-told");
                }
            }
        }

        /** Before webhooks are enabled, SFPY answers questions about endpoints with an error. */
        private void ownEndpointIf(boolean enabled) {
            String url = endpointUrl(now);
            Optional<Endpoint> own = Optional.empty();
            try {
                own = enabled ? ownEndpoint(now) : own;
                boolean possible = enabled && !url.isEmpty();
                find(
                        GoLiveStep.ENDPOINT,
                        standing(possible, own.isPresent()),
                        possible && !own.isPresent(),
                        url);
            } catch (SfpyApiException e) {
                String why = text.say("sfpy.golive.ENDPOINT.untold", e.getMessage());
                add(GoLiveStep.ENDPOINT, Standing.OPEN, why, false);
            }
            List<String> missing =
                    own.isPresent() ? own.get().missingEvents() : Collections.<String>emptyList();
            find(
                    GoLiveStep.SUBSCRIBED,
                    standing(own.isPresent(), missing.isEmpty()),
                    !missing.isEmpty(),
                    String.join(", ", missing));
        }

        private String secretAtSfpy; // only compared

        private void secretAndSwitch() {
            boolean canBeHad = secretAtSfpy != null;
            boolean known = canBeHad && now.sharedSecrets().contains(secretAtSfpy);
            boolean believed = !canBeHad && !now.sharedSecrets().isEmpty();
            Standing standing = known ? Standing.DONE : believed ? Standing.WARNING : Standing.OPEN;
            boolean ours = outside.sourceOf(Setting.SHARED_SECRET) == null;
            find(GoLiveStep.SECRET, standing, canBeHad && ours && !known);
            boolean on = now.isEnabled();
            boolean free = outside.sourceOf(Setting.ENABLED) == null;
            find(GoLiveStep.ENABLED, on ? Standing.DONE : Standing.OPEN, !on && free);
        }

        private void endpoint() {
            String url = endpointUrl(now);
            String answer = url.isEmpty() ? "" : knock(url);
            boolean reached = answer.equals("401");
            find(
                    GoLiveStep.REACHED,
                    standing(!url.isEmpty() && now.isEnabled(), reached),
                    false,
                    url,
                    answer);
            Optional<Date> came = tests.lastAfterTest();
            boolean sendable = reached && isSet(GoLiveStep.SUBSCRIBED);
            find(
                    GoLiveStep.TEST,
                    came.isPresent() ? Standing.DONE : standing(sendable, false),
                    sendable,
                    came.map(text::time).orElse(""));
            boolean secure = url.startsWith("https://");
            Standing encrypted = standing(!url.isEmpty(), secure);
            if (encrypted == Standing.OPEN && url.matches(ON_THIS_MACHINE)) {
                encrypted = Standing.WARNING; // fine for trying it out, and nothing else
            }
            find(GoLiveStep.HTTPS, encrypted, false, url);
        }

        private Standing standing(boolean possible, boolean done) {
            if (!possible) {
                return Standing.LATER;
            }
            return done ? Standing.DONE : Standing.OPEN;
        }
    }

    /**
     * @param text the reader's language
     * @return each step in its order, looked up now
     */
    List<Finding> check(DeskText text) {
        List<Finding> findings = new Look(text).all();
        Collections.sort(findings, (a, b) -> a.getStep().compareTo(b.getStep()));
        return findings;
    }

    /**
     * @return the address that SFPY has to send its events to; empty if the store's is not set
     */
    static String endpointUrl(SfpySettings now) {
        return now.storeUrl().isEmpty() ? "" : now.storeUrl() + SfpyWebhookController.PATH;
    }

    private Optional<Endpoint> ownEndpoint(SfpySettings now) throws SfpyApiException {
        String url = endpointUrl(now);
        return webhooks.endpoints().stream().filter(e -> e.url().equals(url)).findFirst();
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
    private static String knock(String url) {
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
                        ? ownEndpoint(now)
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
                journal.record(TestEvents.SENT, user.login(), endpointUrl(now));
                webhooks.sendTest(own.orElseThrow(() -> notThere(now)));
                Patience.await(PATIENCE, tests::lastAfterTest);
                tests.putAside(user);
                break;
            default:
                throw new SfpyApiException("no button does " + step);
        }
        LOG.info("action=go-live step={} outcome=done", step);
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
