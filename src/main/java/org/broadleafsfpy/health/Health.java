package org.broadleafsfpy.health;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Optional;

/**
 * How the module is doing at one moment. What is about events and orders is about the whole store;
 * what is about signatures and the clock is about the node that was asked. Immutable.
 */
public final class Health {
    final Instant takenAt;
    List<String> problems = Collections.emptyList();
    boolean secretSet;
    Instant lastReceivedAt;
    Instant lastSettledAt;
    long waitingEvents;
    Instant oldestWaitingSince;
    long failedEvents;
    long heldPayments;
    long heldRefunds;
    long ordersForAttention;
    long badSignaturesInLastHour;
    long refusedCancels;
    Duration clockSkew;

    Health(Instant takenAt) {
        this.takenAt = takenAt;
    }

    /**
     * @return what is missing or wrong in the settings, a sentence each; empty if shoppers can pay
     */
    public List<String> settingsProblems() {
        return Collections.unmodifiableList(new ArrayList<>(problems));
    }

    /**
     * @return whether there is a shared secret, without which no event can be accepted
     */
    public boolean isSecretSet() {
        return secretSet;
    }

    /**
     * @return when the last event came, however it came; empty if none ever did
     */
    public Optional<Instant> lastReceivedAt() {
        return Optional.ofNullable(lastReceivedAt);
    }

    /**
     * @return when the latest of the settled events was settled; empty if none ever was
     */
    public Optional<Instant> lastSettledAt() {
        return Optional.ofNullable(lastSettledAt);
    }

    /**
     * @return how many events are worked on, or wait to be tried again
     */
    public long waitingEvents() {
        return waitingEvents;
    }

    /**
     * @return since when the oldest of them waits; empty if there are none
     */
    public Optional<Instant> oldestWaitingSince() {
        return Optional.ofNullable(oldestWaitingSince);
    }

    /**
     * @return how many events could not be used or were given up: a person has to look
     */
    public long failedEvents() {
        return failedEvents;
    }

    /**
     * @return payments that came and count for no order until a person decides
     */
    public long heldPayments() {
        return heldPayments;
    }

    /**
     * @return refunds that are not posted until a person decides
     */
    public long heldRefunds() {
        return heldRefunds;
    }

    /**
     * @return how many orders a person has to look at: held and late payments, refused checkouts …
     */
    public long ordersForAttention() {
        return ordersForAttention;
    }

    /**
     * @return deliveries to this node without a good signature, in the last hour
     */
    public long badSignaturesInLastHour() {
        return badSignaturesInLastHour;
    }

    /**
     * @return how often SFPY did not cancel a request that this node asked it to, since the node
     *     started. The request is over here all the same.
     */
    public long refusedCancels() {
        return refusedCancels;
    }

    /**
     * @return how far SFPY's clock is ahead of this node's, to the second, by the last answer of
     *     its API; empty if it was not asked since this node started
     */
    public Optional<Duration> clockSkew() {
        return Optional.ofNullable(clockSkew);
    }

    /**
     * @return when the picture was taken
     */
    public Instant takenAt() {
        return takenAt;
    }

    /**
     * @return {@link #lastReceivedAt()} for templates, null for never
     */
    public Date getLastReceived() {
        return dateOf(lastReceivedAt);
    }

    /**
     * @return {@link #lastSettledAt()} for templates, null for never
     */
    public Date getLastSettled() {
        return dateOf(lastSettledAt);
    }

    /**
     * @return {@link #oldestWaitingSince()} for templates, null for none
     */
    public Date getOldestWaiting() {
        return dateOf(oldestWaitingSince);
    }

    private static Date dateOf(Instant moment) {
        return moment == null ? null : Date.from(moment);
    }

    @Override
    public String toString() {
        return "settingsProblems="
                + problems.size()
                + " secretSet="
                + secretSet
                + " lastReceivedAt="
                + lastReceivedAt
                + " lastSettledAt="
                + lastSettledAt
                + " waitingEvents="
                + waitingEvents
                + " oldestWaitingSince="
                + oldestWaitingSince
                + " failedEvents="
                + failedEvents
                + " heldPayments="
                + heldPayments
                + " heldRefunds="
                + heldRefunds
                + " ordersForAttention="
                + ordersForAttention
                + " badSignaturesInLastHour="
                + badSignaturesInLastHour
                + " clockSkew="
                + clockSkew;
    }
}
