package org.broadleafsfpy.desk;

import java.util.Collections;
import java.util.Map;

/** What has to be true before real shoppers pay, in the order in which it is best done. */
public enum GoLiveStep {
    /** The database has the module's tables. */
    TABLES,
    /** Addresses, chain and API key are there and readable. */
    SETTINGS,
    /** The store itself runs and works on its tasks. */
    STORE,
    /** SFPY accepts the API key. */
    API_KEY,
    /** Webhooks are enabled for the merchant. */
    WEBHOOKS,
    /** This store's endpoint is registered. */
    ENDPOINT,
    /** It is registered only once, and only under its present address. */
    DUPLICATES,
    /** It is subscribed to both events. */
    SUBSCRIBED,
    /** The store has the secret that SFPY signs with. */
    SECRET,
    /** The module is enabled. */
    ENABLED,
    /** The endpoint answers under its public address and refuses what is not signed. */
    REACHED,
    /** The shopper's pages answer under the store's public address, without a redirect. */
    PAGES,
    /** A test event came in with a good signature. */
    TEST,
    /** Its address is https. */
    HTTPS,
    /** An Ethereum node checks the payments, or the merchant has chosen to do without. */
    CHAIN;

    /** How a step stands. */
    public enum Standing {
        /** Seen to be so. */
        DONE,
        /** Seen not to be so. */
        OPEN,
        /** Can't be seen before an earlier step is done. */
        LATER,
        /** So, with something left open that the merchant should know. */
        WARNING
    }

    /** What was found about a step. Immutable. */
    public static final class Finding {
        private final GoLiveStep step;
        private final Standing standing;
        private final String evidence;
        private final boolean doable;
        private final Map<String, String> removable;

        Finding(GoLiveStep step, Standing standing, String evidence, boolean doable) {
            this(step, standing, evidence, doable, Collections.<String, String>emptyMap());
        }

        Finding(
                GoLiveStep step,
                Standing standing,
                String evidence,
                boolean doable,
                Map<String, String> removable) {
            this.removable = Collections.unmodifiableMap(removable);
            this.step = step;
            this.standing = standing;
            this.evidence = evidence;
            this.doable = doable;
        }

        public GoLiveStep getStep() {
            return step;
        }

        public Standing getStanding() {
            return standing;
        }

        /**
         * @return what was seen, in the reader's language
         */
        public String getEvidence() {
            return evidence;
        }

        /**
         * @return what a button each can remove: addresses by SFPY's tokens of them
         */
        public Map<String, String> getRemovable() {
            return removable;
        }

        /**
         * @return whether a button can do it
         */
        public boolean isDoable() {
            return doable;
        }
    }
}
