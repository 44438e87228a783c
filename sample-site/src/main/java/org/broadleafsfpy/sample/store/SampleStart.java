package org.broadleafsfpy.sample.store;

import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextRefreshedEvent;
import org.springframework.core.Ordered;

/** What happens once when the store's application context is ready, in this order. */
public class SampleStart implements ApplicationListener<ContextRefreshedEvent>, Ordered {
    private final SampleData data;
    private final SeedOrders seedOrders;
    private final boolean emptyStore;
    private final boolean configured;
    private final int ordersToSeed;
    private final String seedFile;
    private boolean done;

    public SampleStart(
            SampleData data,
            SeedOrders seedOrders,
            boolean emptyStore,
            boolean configured,
            int ordersToSeed,
            String seedFile) {
        this.data = data;
        this.seedOrders = seedOrders;
        this.emptyStore = emptyStore;
        this.configured = configured;
        this.ordersToSeed = ordersToSeed;
        this.seedFile = seedFile;
    }

    @Override
    public synchronized void onApplicationEvent(ContextRefreshedEvent event) {
        if (done) {
            return;
        }
        done = true;
        if (emptyStore) {
            data.createWhatHibernateDoesNot();
            data.createCatalog();
        }
        if (configured) {
            data.configureSfpy();
        }
        if (ordersToSeed > 0) {
            seedOrders.make(ordersToSeed, seedFile);
        }
    }

    /** Before the module's scheduler starts, which needs its table. */
    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }
}
