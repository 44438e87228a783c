package org.broadleafsfpy.desk;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.broadleafsfpy.admin.SettingsWriter;
import org.broadleafsfpy.chain.NodeCheck;
import org.broadleafsfpy.chain.NodeUnavailableException;
import org.broadleafsfpy.client.SfpyApiException;
import org.broadleafsfpy.client.SfpyWebhooks;
import org.broadleafsfpy.client.SfpyWebhooks.Endpoint;
import org.broadleafsfpy.config.OutsideSettings;
import org.broadleafsfpy.config.Setting;
import org.broadleafsfpy.config.SfpySettings;
import org.broadleafsfpy.config.TrustPolicy;
import org.broadleafsfpy.desk.GoLiveStep.Finding;
import org.broadleafsfpy.desk.GoLiveStep.Standing;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What one look at the go-live checklist finds out. Not thread-safe; for one use. */
final class GoLiveLook {
    private static final Logger LOG = LoggerFactory.getLogger(GoLiveLook.class);
    private static final Duration STORE_SILENT = Duration.ofMinutes(5);
    private static final String ON_THIS_MACHINE = "http://(localhost|127\\.0\\.0\\.1)([:/].*)?";

    private final SfpySettings now;
    private final OutsideSettings outside;
    private final SfpyWebhooks webhooks;
    private final TestEvents tests;
    private final Supplier<Instant> storeLastSeen;
    private final DeskText text;
    private final List<Finding> findings = new ArrayList<>();
    private String secretAtSfpy; // only compared

    /**
     * @param now the settings
     * @param outside which of them are not the form's
     * @param webhooks SFPY's API
     * @param tests the test events
     * @param storeLastSeen finds out when the storefront last worked on its tasks, or null
     * @param text the reader's language
     */
    GoLiveLook(
            SfpySettings now,
            OutsideSettings outside,
            SfpyWebhooks webhooks,
            TestEvents tests,
            Supplier<Instant> storeLastSeen,
            DeskText text) {
        this.now = now;
        this.outside = outside;
        this.webhooks = webhooks;
        this.tests = tests;
        this.storeLastSeen = storeLastSeen;
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
        if (!now.lacksTables()) {
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
        Instant last = storeLastSeen.get();
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
        String url = GoLive.endpointUrl(now);
        boolean possible = enabled && !url.isEmpty();
        Optional<Endpoint> own = Optional.empty();
        try {
            if (enabled) {
                Registrations registered = new Registrations(webhooks.endpoints(), url);
                own = registered.own();
                others(registered, possible);
            } else {
                find(GoLiveStep.DUPLICATES, Standing.LATER, false);
            }
            find(
                    GoLiveStep.ENDPOINT,
                    standing(possible, own.isPresent()),
                    possible && !own.isPresent(),
                    url);
        } catch (SfpyApiException e) {
            String why = text.say("sfpy.golive.ENDPOINT.untold", e.getMessage());
            add(GoLiveStep.ENDPOINT, Standing.OPEN, why, false);
            find(GoLiveStep.DUPLICATES, Standing.LATER, false);
        }
        List<String> missing =
                own.isPresent() ? own.get().missingEvents() : Collections.<String>emptyList();
        find(
                GoLiveStep.SUBSCRIBED,
                standing(own.isPresent(), missing.isEmpty()),
                !missing.isEmpty(),
                String.join(", ", missing));
    }

    private void others(Registrations registered, boolean possible) {
        String urls =
                registered.others().stream().map(Endpoint::url).collect(Collectors.joining(", "));
        Standing standing = urls.isEmpty() ? standing(possible, true) : Standing.WARNING;
        String evidence = text.say("sfpy.golive.DUPLICATES." + standing.name(), urls);
        findings.add(
                new Finding(
                        GoLiveStep.DUPLICATES, standing, evidence, false, registered.removable()));
    }

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
        String url = GoLive.endpointUrl(now);
        String answer = url.isEmpty() ? "" : GoLive.knock(url);
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
