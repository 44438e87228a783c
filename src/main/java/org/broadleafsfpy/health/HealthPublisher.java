package org.broadleafsfpy.health;

import io.micrometer.core.instrument.MeterRegistry;
import java.lang.management.ManagementFactory;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javax.management.InstanceAlreadyExistsException;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.broadleafsfpy.webhook.WebhookCounters;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextRefreshedEvent;
import org.springframework.util.ClassUtils;

/**
 * Shows health where the store's people look: as meters if the store has a Micrometer registry, as
 * the MBean {@code org.broadleafsfpy:type=Health} if it has none.
 */
public class HealthPublisher implements ApplicationListener<ContextRefreshedEvent>, DisposableBean {
    private static final Logger LOG = LoggerFactory.getLogger(HealthPublisher.class);
    private static final String MICROMETER = "io.micrometer.core.instrument.MeterRegistry";
    private static final String MBEAN = "org.broadleafsfpy:type=Health";

    private final SfpyHealth health;
    private final WebhookCounters counters;
    private boolean published;
    private ObjectName registered;

    /**
     * @param health takes the pictures
     * @param counters what came to this node
     */
    public HealthPublisher(SfpyHealth health, WebhookCounters counters) {
        this.health = health;
        this.counters = counters;
    }

    @Override
    public synchronized void onApplicationEvent(ContextRefreshedEvent event) {
        if (published) {
            return; // a child context is ready too
        }
        published = true;
        boolean hasMicrometer = ClassUtils.isPresent(MICROMETER, getClass().getClassLoader());
        if (!hasMicrometer || !Micrometer.publish(event, health, counters)) {
            register();
        }
    }

    /** Apart, so that nothing of Micrometer is loaded where it is not. */
    private static final class Micrometer {
        private Micrometer() {}

        static boolean publish(
                ContextRefreshedEvent event, SfpyHealth health, WebhookCounters counters) {
            Collection<MeterRegistry> registries =
                    event.getApplicationContext().getBeansOfType(MeterRegistry.class).values();
            registries.forEach(new HealthMeters(health, counters)::bindTo);
            return !registries.isEmpty();
        }
    }

    private void register() {
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        try {
            ObjectName name = new ObjectName(MBEAN);
            server.registerMBean(new Shown(health), name);
            registered = name;
        } catch (InstanceAlreadyExistsException e) {
            LOG.warn("action=start component=health outcome=name-taken mbean={}", MBEAN);
        } catch (JMException e) {
            LOG.warn("action=start component=health outcome=not-registered", e);
        }
    }

    @Override
    public synchronized void destroy() throws JMException {
        if (registered != null) {
            ManagementFactory.getPlatformMBeanServer().unregisterMBean(registered);
        }
    }

    private static final class Shown implements SfpyHealthMXBean {
        private final SfpyHealth health;

        Shown(SfpyHealth health) {
            this.health = health;
        }

        private static String text(Optional<?> value) {
            return value.isPresent() ? value.get().toString() : "";
        }

        @Override
        public List<String> getSettingsProblems() {
            return health.current().settingsProblems();
        }

        @Override
        public boolean isSecretSet() {
            return health.current().isSecretSet();
        }

        @Override
        public String getLastReceivedAt() {
            return text(health.current().lastReceivedAt());
        }

        @Override
        public String getLastSettledAt() {
            return text(health.current().lastSettledAt());
        }

        @Override
        public long getWaitingEvents() {
            return health.current().waitingEvents();
        }

        @Override
        public String getOldestWaitingSince() {
            return text(health.current().oldestWaitingSince());
        }

        @Override
        public long getFailedEvents() {
            return health.current().failedEvents();
        }

        @Override
        public long getOrdersForAttention() {
            return health.current().ordersForAttention();
        }

        @Override
        public long getBadSignaturesInLastHour() {
            return health.current().badSignaturesInLastHour();
        }

        @Override
        public long getRefusedCancels() {
            return health.current().refusedCancels();
        }

        @Override
        public String getClockSkew() {
            return text(health.current().clockSkew());
        }
    }
}
