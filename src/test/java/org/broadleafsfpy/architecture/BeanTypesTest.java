package org.broadleafsfpy.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A store, or Spring Boot in it, asks the context for beans by their type: for the one there is, or
 * for all there are. None of the module's must be found then.
 */
@DisplayName("The module's beans")
class BeanTypesTest {
    /** By their names, since 3.1 has not all of them. */
    private static final Set<String> COLLECTED =
            Set.of(
                    "javax.sql.DataSource",
                    "javax.persistence.EntityManagerFactory",
                    "javax.servlet.Filter",
                    "javax.servlet.Servlet",
                    "javax.servlet.ServletContextListener",
                    "javax.servlet.ServletRequestListener",
                    "javax.servlet.http.HttpSessionListener",
                    "java.util.concurrent.Executor",
                    "java.time.Clock",
                    "org.springframework.core.task.TaskExecutor",
                    "org.springframework.scheduling.TaskScheduler",
                    "org.springframework.core.convert.ConversionService",
                    "org.springframework.core.convert.converter.Converter",
                    "org.springframework.context.MessageSource",
                    "org.springframework.cache.CacheManager",
                    "org.springframework.jdbc.core.JdbcOperations",
                    "org.springframework.transaction.PlatformTransactionManager",
                    "org.springframework.validation.Validator",
                    "org.springframework.http.converter.HttpMessageConverter",
                    "org.springframework.web.client.RestOperations",
                    "org.springframework.web.servlet.HandlerInterceptor",
                    "org.springframework.web.servlet.HandlerExceptionResolver",
                    "org.springframework.web.servlet.HandlerMapping",
                    "org.springframework.web.servlet.View",
                    "org.springframework.web.servlet.ViewResolver",
                    "org.springframework.boot.actuate.health.HealthIndicator",
                    "com.fasterxml.jackson.databind.ObjectMapper",
                    "com.fasterxml.jackson.databind.Module",
                    "io.micrometer.core.instrument.MeterRegistry",
                    "io.micrometer.core.instrument.binder.MeterBinder");

    static List<Element> beans() throws IOException {
        List<Element> beans = new ArrayList<>();
        try (Stream<Path> files = Files.list(Path.of("src/main/resources"))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".xml")).sorted().toList()) {
                beans.addAll(
                        Jsoup.parse(Files.readString(file), "", Parser.xmlParser())
                                .select("beans > bean:not([abstract=true])"));
            }
        }
        return beans;
    }

    @ParameterizedTest
    @MethodSource("beans")
    void areOfNoTypeThatStoresCollect(Element bean) throws ReflectiveOperationException {
        Set<String> types = new TreeSet<>();
        addTypes(typeOf(bean), types);
        types.retainAll(COLLECTED);
        assertThat(types).as(bean.id() + " " + bean.attr("class")).isEmpty();
    }

    private static Class<?> typeOf(Element bean) throws ReflectiveOperationException {
        Class<?> type = Class.forName(bean.attr("class"));
        String factory = bean.attr("factory-method");
        if (factory.isEmpty()) {
            return type;
        }
        Method method =
                Arrays.stream(type.getMethods())
                        .filter(m -> m.getName().equals(factory))
                        .findFirst()
                        .orElseThrow();
        return method.getReturnType();
    }

    private static void addTypes(Class<?> type, Set<String> types) {
        if (type != null) {
            types.add(type.getName());
            addTypes(type.getSuperclass(), types);
            for (Class<?> implemented : type.getInterfaces()) {
                addTypes(implemented, types);
            }
        }
    }

    /** Or Spring would close what the store works with, as it closes what it made itself. */
    @Test
    void haveTheStoresDataSourceWithoutOwningIt() throws IOException {
        String shared =
                Files.readString(Path.of("src/main/resources/bl-sfpy-applicationContext.xml"));
        Element dataSource =
                Jsoup.parse(shared, "", Parser.xmlParser()).getElementById("blSfpyDataSource");
        assertThat(dataSource.attr("abstract")).isEqualTo("true");
        assertThat(dataSource.attr("scope")).isEqualTo("prototype");
    }
}
