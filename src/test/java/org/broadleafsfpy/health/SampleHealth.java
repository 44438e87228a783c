package org.broadleafsfpy.health;

import java.time.Instant;

/** A picture of how the module is doing, without a store. */
public final class SampleHealth {
    private SampleHealth() {}

    public static Health busy() {
        Health health = new Health(Instant.EPOCH);
        health.lastReceivedAt = Instant.EPOCH;
        health.lastSettledAt = Instant.EPOCH;
        health.waitingEvents = 3;
        health.oldestWaitingSince = Instant.EPOCH;
        health.failedEvents = 1;
        health.heldPayments = 2;
        health.ordersForAttention = 4;
        return health;
    }
}
