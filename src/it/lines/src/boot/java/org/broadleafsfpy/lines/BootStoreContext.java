package org.broadleafsfpy.lines;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.broadleafcommerce.common.config.EnableBroadleafSiteRootAutoConfiguration;
import org.broadleafsfpy.store.StoreContext;
import org.broadleafsfpy.store.TestDatabase;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.ImportResource;

/**
 * Broadleaf 5.2 and later: Spring Boot starts the store, and the module's context files are found
 * by themselves.
 */
public final class BootStoreContext implements StoreContext {
    /** Those that Hibernate 5.4 and 6 both have. */
    private static final Map<TestDatabase, String> DIALECTS =
            Map.of(
                    TestDatabase.HSQLDB, "org.hibernate.dialect.HSQLDialect",
                    TestDatabase.POSTGRESQL, "org.hibernate.dialect.PostgreSQLDialect",
                    TestDatabase.MARIADB, "org.hibernate.dialect.MariaDBDialect");

    @Override
    public ApplicationContext start() {
        Map<String, Object> properties = new HashMap<>();
        for (String unit : List.of("blPU", "blSecurePU", "blCMSStorage")) {
            properties.put(unit + ".hibernate.dialect", DIALECTS.get(TestDatabase.current()));
            properties.put(unit + ".hibernate.show_sql", "false");
            properties.put(unit + ".hibernate.hbm2ddl.auto", TestDatabase.hbm2ddl(unit));
        }
        // No demo shop; and numbers of rows that a test made are put right, where the default is to
        // end the JVM.
        properties.put("import.sql.enabled", "false");
        properties.put("auto.correct.sequence.generator.inconsistencies", "true");
        return new SpringApplicationBuilder(BootStore.class)
                .web(WebApplicationType.NONE)
                .profiles("mbeansdisabled")
                .properties(properties)
                .run();
    }

    /** A column of Broadleaf's own. */
    @Override
    public String stockTable() {
        return "BLC_SKU";
    }

    @Configuration
    @EnableBroadleafSiteRootAutoConfiguration
    @ImportResource({"classpath:store/store-beans.xml", "classpath:boot/boot-store.xml"})
    static class BootStore {}
}
