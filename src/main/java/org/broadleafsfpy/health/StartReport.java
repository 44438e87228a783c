package org.broadleafsfpy.health;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Properties;
import org.broadleafcommerce.core.order.service.OrderService;
import org.broadleafsfpy.config.SettingsService;
import org.broadleafsfpy.config.SfpySettings;
import org.broadleafsfpy.schema.TableProblem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextRefreshedEvent;

/**
 * One line in the log when an application is ready: the module is in it, in which version, and
 * whether shoppers can pay. Thread-safe.
 */
public class StartReport implements ApplicationListener<ContextRefreshedEvent> {
    private static final Logger LOG = LoggerFactory.getLogger(StartReport.class);
    private static final String UNKNOWN = "unknown";
    private static final String BROADLEAF =
            "/META-INF/maven/org.broadleafcommerce/broadleaf-framework/pom.properties";

    private final SettingsService settings;
    private final String application;
    private boolean said;

    /**
     * @param settings the merchant's settings
     * @param application {@code store} or {@code admin}
     */
    public StartReport(SettingsService settings, String application) {
        this.settings = settings;
        this.application = application;
    }

    @Override
    public synchronized void onApplicationEvent(ContextRefreshedEvent event) {
        if (said) {
            return; // a child context is ready too
        }
        said = true;
        try {
            LOG.info(line(settings.current()));
        } catch (RuntimeException e) {
            LOG.warn(
                    "action=start component=module application={} outcome=database-away",
                    application,
                    e);
        }
    }

    /** What is said, of these settings. */
    String line(SfpySettings now) {
        List<String> problems = now.problems();
        return "action=start component=module application="
                + application
                + " version="
                + moduleVersion()
                + " broadleaf="
                + broadleafVersion()
                + " tables="
                + tables(now.tableProblems())
                + " offered="
                + problems.isEmpty()
                + (problems.isEmpty() ? "" : " reason=\"" + String.join(" ", problems) + "\"");
    }

    private static String tables(List<TableProblem> problems) {
        return problems.isEmpty() ? "complete" : "incomplete";
    }

    private static String moduleVersion() {
        String version = StartReport.class.getPackage().getImplementationVersion();
        return version == null ? UNKNOWN : version; // classes that are in no jar
    }

    /** As Broadleaf's own jar says it. */
    private static String broadleafVersion() {
        try (InputStream in = OrderService.class.getResourceAsStream(BROADLEAF)) {
            Properties properties = new Properties();
            if (in != null) {
                properties.load(in);
            }
            return properties.getProperty("version", UNKNOWN);
        } catch (IOException e) {
            LOG.warn("action=start component=module outcome=broadleaf-version-unknown", e);
            return UNKNOWN;
        }
    }
}
