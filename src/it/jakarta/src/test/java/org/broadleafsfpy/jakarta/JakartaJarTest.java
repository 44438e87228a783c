package org.broadleafsfpy.jakarta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.broadleafsfpy.config.Setting;
import org.broadleafsfpy.config.SettingsService;
import org.broadleafsfpy.config.SfpySettings;
import org.broadleafsfpy.inbox.EventInbox;
import org.broadleafsfpy.inbox.InboxEvent;
import org.broadleafsfpy.ledger.LedgerEntry;
import org.broadleafsfpy.records.SfpyOrder;
import org.broadleafsfpy.records.SfpyPayment;
import org.broadleafsfpy.records.SfpyRecords;
import org.broadleafsfpy.records.SfpyRefund;
import org.broadleafsfpy.records.SfpyRequest;
import org.broadleafsfpy.schedule.DurableTasks;
import org.broadleafsfpy.schema.TableCheck;
import org.broadleafsfpy.staff.StaffAction;
import org.broadleafsfpy.staff.StaffInstruction;
import org.broadleafsfpy.webhook.OpenWebhook;
import org.broadleafsfpy.webhook.SfpyWebhookController;
import org.broadleafsfpy.webhook.WebhookCounters;
import org.broadleafsfpy.webhook.WebhookReceiver;
import org.hibernate.jpa.HibernatePersistenceProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.support.SimpleBeanDefinitionRegistry;
import org.springframework.beans.factory.xml.XmlBeanDefinitionReader;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;
import org.springframework.orm.jpa.persistenceunit.MutablePersistenceUnitInfo;
import org.springframework.security.web.DefaultSecurityFilterChain;
import org.springframework.security.web.FilterChainProxy;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.transaction.support.TransactionTemplate;

/** The very jar that is shipped for jakarta, beside Spring 6, Spring Security 6 and Hibernate 6. */
@DisplayName("The jakarta jar")
class JakartaJarTest {
    private static final String SECRET = "secret";
    private static final Pattern MOVED =
            Pattern.compile(
                    "javax[./](persistence|servlet|annotation|validation|inject|transaction)\\b");

    private static AnnotationConfigApplicationContext context;

    @Configuration
    static class Wiring {
        @Bean
        DataSource dataSource() {
            DriverManagerDataSource database =
                    new DriverManagerDataSource("jdbc:hsqldb:mem:jakarta;hsqldb.tx=mvcc", "sa", "");
            new ResourceDatabasePopulator(new ClassPathResource("sql/sfpy/hsqldb/scheduler.sql"))
                    .execute(database);
            return database;
        }

        @Bean
        LocalContainerEntityManagerFactoryBean entityManagerFactory(DataSource dataSource) {
            LocalContainerEntityManagerFactoryBean factory =
                    new LocalContainerEntityManagerFactoryBean();
            factory.setPersistenceUnitName("blPU");
            factory.setPersistenceProviderClass(HibernatePersistenceProvider.class);
            factory.setDataSource(dataSource);
            factory.setPackagesToScan("none.of.ours"); // so that no persistence.xml is wanted
            factory.setPersistenceUnitPostProcessors(JakartaJarTest::addEntities);
            Properties properties = new Properties();
            properties.setProperty("hibernate.hbm2ddl.auto", "create");
            factory.setJpaProperties(properties);
            return factory;
        }

        @Bean
        JpaTransactionManager transactionManager(EntityManagerFactory factory) {
            return new JpaTransactionManager(factory);
        }

        @Bean
        SettingsService settings() {
            Map<Setting, String> values = new EnumMap<>(Setting.class);
            values.put(Setting.ENABLED, "true");
            values.put(Setting.SHARED_SECRET, vector().path(SECRET).asText());
            return () -> new SfpySettings(values);
        }

        @Bean
        DurableTasks tasks(DataSource dataSource) {
            return new DurableTasks(dataSource, new TableCheck(dataSource), 0);
        }

        @Bean
        EventInbox inbox(DurableTasks tasks, DataSource dataSource, JpaTransactionManager manager) {
            return new EventInbox(tasks, dataSource, manager);
        }

        @Bean
        SfpyRecords records() {
            return new SfpyRecords();
        }

        @Bean
        SfpyWebhookController controller(SettingsService settings, EventInbox inbox) {
            return new SfpyWebhookController(
                    new WebhookReceiver(settings, inbox, new WebhookCounters()));
        }
    }

    /** Those that extend nothing of Broadleaf's. */
    private static void addEntities(MutablePersistenceUnitInfo unit) {
        for (Class<?> entity :
                List.of(
                        InboxEvent.class,
                        SfpyOrder.class,
                        SfpyRequest.class,
                        SfpyPayment.class,
                        SfpyRefund.class,
                        LedgerEntry.class,
                        StaffAction.class,
                        StaffInstruction.class)) {
            unit.addManagedClassName(entity.getName());
        }
        unit.addManagedClassName(SfpyPayment.class.getSuperclass().getName());
    }

    @BeforeAll
    static void start() {
        context = new AnnotationConfigApplicationContext(Wiring.class);
    }

    @AfterAll
    static void stop() {
        context.close();
    }

    private static JsonNode vector() {
        Path file = Path.of("..", "..", "test", "resources", "sfpy", "vectors.json");
        try {
            JsonNode first = new ObjectMapper().readTree(file.toFile()).get(0);
            assertThat(first.path("valid").asBoolean()).isTrue();
            return first;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Path jar() {
        Path jar =
                Path.of(
                        SfpyRecords.class
                                .getProtectionDomain()
                                .getCodeSource()
                                .getLocation()
                                .getPath());
        assertThat(jar.getFileName().toString()).endsWith("-jakarta.jar");
        return jar;
    }

    /** In class files, templates and context files; Maven's own copy of the pom is neither. */
    @Test
    void hasNothingOfJavaxThatHasMoved() throws IOException {
        List<String> left = new ArrayList<>();
        int classes = 0;
        try (JarFile file = new JarFile(jar().toFile())) {
            for (JarEntry entry : Collections.list(file.entries())) {
                if (entry.isDirectory() || entry.getName().startsWith("META-INF/maven/")) {
                    continue;
                }
                classes += entry.getName().endsWith(".class") ? 1 : 0;
                byte[] bytes = file.getInputStream(entry).readAllBytes();
                if (MOVED.matcher(new String(bytes, StandardCharsets.ISO_8859_1)).find()) {
                    left.add(entry.getName());
                }
            }
        }
        assertThat(classes).isGreaterThan(150);
        assertThat(left).isEmpty();
    }

    /**
     * What was renamed or given another type between Spring 3 and 6 (or JPA, Jackson, and so on) is
     * found here, not in a store. Broadleaf's own is not here to be looked up.
     */
    @Test
    void callsNothingThatIsNotThereAnyMore() throws IOException {
        Set<String> missing = new TreeSet<>();
        int calls = 0;
        for (JavaClass ours : new ClassFileImporter().importJar(new JarFile(jar().toFile()))) {
            for (JavaAccess<?> access : ours.getAccessesFromSelf()) {
                JavaClass owner = access.getTargetOwner();
                if (isOfBroadleaf(owner) || owner.isArray()) {
                    continue;
                }
                calls++;
                if (access.getTarget().resolveMember().isEmpty()) {
                    missing.add(access.getTarget().getFullName());
                }
            }
        }
        assertThat(calls).isGreaterThan(5000);
        assertThat(missing).isEmpty();
    }

    /** Or extends or implements something of Broadleaf's, whose members it would inherit. */
    private static boolean isOfBroadleaf(JavaClass type) {
        return Stream.concat(
                        Stream.of(type),
                        Stream.concat(
                                type.getAllRawSuperclasses().stream(),
                                type.getAllRawInterfaces().stream()))
                .anyMatch(t -> t.getName().startsWith("org.broadleafcommerce."));
    }

    /** As Broadleaf 5.2 and later look for them. */
    @ParameterizedTest
    @CsvSource({
        "site, blSfpyPaymentSettlement, blSfpyWebhookController",
        "admin, blSfpySettingsForm, blSfpyOverviewController"
    })
    void hasContextFilesThatSpring6Reads(String application, String root, String servlet)
            throws Exception {
        SimpleBeanDefinitionRegistry beans = new SimpleBeanDefinitionRegistry();
        XmlBeanDefinitionReader reader = new XmlBeanDefinitionReader(beans);
        PathMatchingResourcePatternResolver resources = new PathMatchingResourcePatternResolver();
        for (String kind : List.of("", "-servlet")) {
            Resource[] files =
                    resources.getResources(
                            "classpath*:/blc-config/"
                                    + application
                                    + "/bl-*-applicationContext"
                                    + kind
                                    + ".xml");
            assertThat(files).hasSize(1);
            reader.loadBeanDefinitions(files);
        }
        assertThat(beans.getBeanDefinitionNames()).contains("blSfpyTypes", root, servlet);
        for (String name : beans.getBeanDefinitionNames()) {
            String type = beans.getBeanDefinition(name).getBeanClassName();
            if (type.startsWith("org.broadleafsfpy.")) {
                assertThat(new ClassPathResource(type.replace('.', '/') + ".class").exists())
                        .as(name + ": " + type)
                        .isTrue();
            }
        }
    }

    @Test
    void letsTheWebhookAloneGoPastTheFiltersOfSpringSecurity6() throws Exception {
        FilterChainProxy store =
                new FilterChainProxy(
                        new DefaultSecurityFilterChain(
                                request -> true,
                                (request, response, chain) ->
                                        ((HttpServletResponse) response).sendError(403)));
        store.afterPropertiesSet();
        FilterChainProxy opened =
                (FilterChainProxy) new OpenWebhook().postProcessAfterInitialization(store, "name");
        for (String path : List.of("/sfpy/webhook", "/sfpy/checkout")) {
            MockHttpServletResponse response = new MockHttpServletResponse();
            opened.doFilter(requestFor(path), response, new MockFilterChain());
            assertThat(response.getStatus())
                    .as(path)
                    .isEqualTo(path.equals("/sfpy/webhook") ? 200 : 403);
        }
        assertThat(opened.getFilterChains().get(0).matches(requestFor("/sfpy/webhook"))).isTrue();
        assertThat(opened.getFilterChains().get(0).getFilters()).isEmpty();
    }

    private static MockHttpServletRequest requestFor(String path) {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", path);
        request.setServletPath(path);
        return request;
    }

    @Test
    void hasEntitiesThatHibernate6KeepsAndFinds() {
        SfpyRecords records = context.getBean(SfpyRecords.class);
        TransactionTemplate transaction =
                new TransactionTemplate(context.getBean(JpaTransactionManager.class));
        EntityManager em =
                org.springframework.orm.jpa.SharedEntityManagerCreator.createSharedEntityManager(
                        context.getBean(EntityManagerFactory.class));
        transaction.executeWithoutResult(
                status -> {
                    SfpyOrder order = records.lockOrder(42L);
                    order.askFor(4690);
                    records.add(
                            new SfpyRequest(
                                    "C0123456789ABCDEFGHI",
                                    42L,
                                    4690,
                                    1,
                                    "0x70997970c51812dc3a010c7d01b50e0d17dc79c8",
                                    7L,
                                    "page-key",
                                    "owner-key"));
                });
        transaction.executeWithoutResult(
                status -> {
                    assertThat(records.lockOrder(42L).getTotalUsdCents()).isEqualTo(4690);
                    assertThat(records.findRequestByPageKey("page-key")).isPresent();
                    assertThat(records.requestsOf(42L)).hasSize(1);
                    assertThat(records.ordersForAttention(10)).isEmpty();
                    assertThat(em.find(SfpyOrder.class, 42L).getLockCount()).isPositive();
                });
    }

    @Test
    void takesADeliverySignedBySfpysOwnSdkOnceAndRefusesAFalseOne() throws Exception {
        MockMvc mvc =
                MockMvcBuilders.standaloneSetup(context.getBean(SfpyWebhookController.class))
                        .build();
        JsonNode vector = vector();
        for (int delivery = 1; delivery <= 2; delivery++) {
            mvc.perform(
                            post("/sfpy/webhook")
                                    .contentType("application/json")
                                    .header("SFPY-Signature", vector.path("signature").asText())
                                    .content(vector.path("body").asText()))
                    .andExpect(status().isOk());
        }
        mvc.perform(
                        post("/sfpy/webhook")
                                .contentType("application/json")
                                .header("SFPY-Signature", "00")
                                .content(vector.path("body").asText()))
                .andExpect(status().isUnauthorized());
        mvc.perform(get("/sfpy/webhook")).andExpect(status().isMethodNotAllowed());
        JdbcTemplate jdbc = new JdbcTemplate(context.getBean(DataSource.class));
        assertThat(jdbc.queryForObject("SELECT DELIVERIES FROM SFPY_EVENT", Integer.class))
                .isEqualTo(2);
        assertThat(jdbc.queryForObject("SELECT COUNT(*) FROM " + DurableTasks.TABLE, Integer.class))
                .isEqualTo(1);
    }
}
