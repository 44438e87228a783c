package org.broadleafsfpy.pages;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.broadleafsfpy.text.Bundles;
import org.springframework.context.support.StaticApplicationContext;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockServletContext;
import org.thymeleaf.spring3.SpringTemplateEngine;
import org.thymeleaf.spring3.context.SpringWebContext;
import org.thymeleaf.spring3.expression.ThymeleafEvaluationContext;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;
import org.thymeleaf.templateresolver.ITemplateResolver;

/** Thymeleaf 2.1, as in Broadleaf 3.1. */
public final class Renderer {
    private final StaticApplicationContext beans = new StaticApplicationContext();
    private final Locale locale;
    private final SpringTemplateEngine store = engine(false);
    private final SpringTemplateEngine admin = engine(true);

    public Renderer(Locale locale) {
        this.locale = locale;
        Pages.beans(locale)
                .forEach((name, bean) -> beans.getBeanFactory().registerSingleton(name, bean));
    }

    private static SpringTemplateEngine engine(boolean admin) {
        SpringTemplateEngine engine = new SpringTemplateEngine();
        Set<ITemplateResolver> resolvers = new LinkedHashSet<>();
        for (String folder : Pages.folders(admin)) {
            ClassLoaderTemplateResolver resolver = new ClassLoaderTemplateResolver();
            resolver.setPrefix(folder);
            resolver.setSuffix(".html");
            resolver.setTemplateMode("HTML5");
            resolver.setCharacterEncoding("UTF-8");
            resolver.setOrder(resolvers.size());
            resolvers.add(resolver);
        }
        engine.setTemplateResolvers(resolvers);
        engine.setMessageSource(Bundles.messages());
        try {
            engine.afterPropertiesSet();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        return engine;
    }

    /** A page as its application would show it, without what stands around it. */
    public String render(Page page) {
        return render(page.isAdmin() ? admin : store, page.template(), page.model());
    }

    /** A template of the store's. */
    public String render(String template, Map<String, Object> model) {
        return render(store, template, model);
    }

    private String render(SpringTemplateEngine engine, String template, Map<String, Object> model) {
        MockServletContext servlet = new MockServletContext();
        Map<String, Object> variables = new HashMap<>(model);
        variables.put(
                ThymeleafEvaluationContext.THYMELEAF_EVALUATION_CONTEXT_CONTEXT_VARIABLE_NAME,
                new ThymeleafEvaluationContext(beans, null));
        SpringWebContext context =
                new SpringWebContext(
                        new MockHttpServletRequest(servlet),
                        new MockHttpServletResponse(),
                        servlet,
                        locale,
                        variables,
                        beans);
        return Pages.withForms(engine.process(template, context));
    }
}
