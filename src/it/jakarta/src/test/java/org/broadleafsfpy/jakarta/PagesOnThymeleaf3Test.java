package org.broadleafsfpy.jakarta;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import nz.net.ultraq.thymeleaf.layoutdialect.LayoutDialect;
import org.broadleafsfpy.pages.Page;
import org.broadleafsfpy.pages.Pages;
import org.broadleafsfpy.text.Bundles;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.support.StaticApplicationContext;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockServletContext;
import org.thymeleaf.context.WebContext;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.spring6.expression.ThymeleafEvaluationContext;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;
import org.thymeleaf.web.servlet.JakartaServletWebApplication;

/** Rendered by the Thymeleaf of Broadleaf 7.0, from the jar for it. */
@DisplayName("A page, on Thymeleaf 3.1,")
class PagesOnThymeleaf3Test {
    private static final StaticApplicationContext BEANS = new StaticApplicationContext();

    static {
        Pages.beans(Locale.ENGLISH)
                .forEach((name, bean) -> BEANS.getBeanFactory().registerSingleton(name, bean));
    }

    static Stream<Page> pages() {
        return Pages.all(Locale.ENGLISH).stream();
    }

    static Stream<Page> pagesOfTheShopper() {
        return pages().filter(page -> page.frame() == Page.Frame.STORE);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pages")
    void isShownWithoutAWarning(Page page) {
        StringBuilder html = new StringBuilder();
        String log = logOf(() -> html.append(render(page, page.template())).toString());
        assertThat(html.toString()).contains("sfpy-").doesNotContain("th:text", "??", "${");
        assertThat(log).doesNotContain("WARN", "ERROR");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pagesOfTheShopper")
    void isAWholeDocumentWhereNoLayoutIs(Page page) {
        StringBuilder html = new StringBuilder();
        String log = logOf(() -> html.append(render(page, "sfpy/document")).toString());
        assertThat(html.toString()).startsWith("<!DOCTYPE html>").contains("<html lang=\"en\">");
        assertThat(titleOf(html.toString())).isEqualTo(headingOf(html.toString()));
        assertThat(log).doesNotContain("WARN", "ERROR");
    }

    /** As docs/install.md tells stores with the layout dialect. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("pagesOfTheShopper")
    void givesALayoutOfTheStoresItsTitle(Page page) {
        String html = render(page, "sfpyPage");
        assertThat(titleOf(html)).isEqualTo("A store - " + headingOf(html));
    }

    private static String titleOf(String html) {
        return between(html, "<title>", "</title>");
    }

    private static String headingOf(String html) {
        return between(html.substring(html.indexOf("<h1")), ">", "</h1>");
    }

    private static String between(String html, String from, String to) {
        int start = html.indexOf(from) + from.length();
        return html.substring(start, html.indexOf(to, start)).trim();
    }

    private static String render(Page page, String template) {
        SpringTemplateEngine engine = new SpringTemplateEngine();
        for (String folder : Pages.folders(page.isAdmin())) {
            ClassLoaderTemplateResolver resolver = new ClassLoaderTemplateResolver();
            resolver.setPrefix(folder);
            resolver.setSuffix(".html");
            resolver.setCharacterEncoding("UTF-8");
            resolver.setCheckExistence(true);
            resolver.setOrder(engine.getTemplateResolvers().size());
            engine.addTemplateResolver(resolver);
        }
        engine.setMessageSource(Bundles.messages());
        engine.addDialect(new LayoutDialect());
        return engine.process(template, context(page.model()));
    }

    private static WebContext context(Map<String, Object> model) {
        MockServletContext servlet = new MockServletContext();
        Map<String, Object> variables = new HashMap<>(model);
        variables.put(
                ThymeleafEvaluationContext.THYMELEAF_EVALUATION_CONTEXT_CONTEXT_VARIABLE_NAME,
                new ThymeleafEvaluationContext(BEANS, null));
        return new WebContext(
                JakartaServletWebApplication.buildApplication(servlet)
                        .buildExchange(
                                new MockHttpServletRequest(servlet), new MockHttpServletResponse()),
                Locale.ENGLISH,
                variables);
    }

    /** What was logged meanwhile: slf4j-simple writes to the standard error stream. */
    private static String logOf(Supplier<String> work) {
        PrintStream before = System.err;
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
        try {
            work.get();
        } finally {
            System.setErr(before);
        }
        return log.toString(StandardCharsets.UTF_8);
    }
}
