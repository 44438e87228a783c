package org.broadleafsfpy.health;

import java.util.List;

/** Health as JMX shows it. Times are in ISO 8601, empty if there is none. */
public interface SfpyHealthMXBean {
    /**
     * @return what is missing or wrong in the settings
     */
    List<String> getSettingsProblems();

    /**
     * @return whether there is a shared secret
     */
    boolean isSecretSet();

    /**
     * @return when the last event came
     */
    String getLastReceivedAt();

    /**
     * @return when the last event was settled
     */
    String getLastSettledAt();

    /**
     * @return how many events are worked on or wait
     */
    long getWaitingEvents();

    /**
     * @return since when the oldest of them waits
     */
    String getOldestWaitingSince();

    /**
     * @return how many events a person has to look at
     */
    long getFailedEvents();

    /**
     * @return how many orders a person has to look at
     */
    long getOrdersForAttention();

    /**
     * @return deliveries without a good signature in the last hour, to this node
     */
    long getBadSignaturesInLastHour();

    /**
     * @return how often SFPY did not cancel a request when this node asked it to
     */
    long getRefusedCancels();

    /**
     * @return how far SFPY's clock is ahead, such as {@code PT3S}
     */
    String getClockSkew();
}
