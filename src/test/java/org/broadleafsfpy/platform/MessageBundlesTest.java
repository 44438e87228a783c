package org.broadleafsfpy.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.broadleafcommerce.common.util.BroadleafMergeResourceBundleMessageSource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.ListFactoryBean;
import org.springframework.beans.factory.config.TypedStringValue;
import org.springframework.beans.factory.support.BeanDefinitionBuilder;
import org.springframework.beans.factory.support.ManagedList;
import org.springframework.context.support.GenericApplicationContext;

@DisplayName("The module's texts")
class MessageBundlesTest {
    private static final String OURS = "classpath:/messages/SfpyMessages";

    private final GenericApplicationContext store = new GenericApplicationContext();

    @Test
    void areThoseOfAStoreThatHasNone() {
        assertThat(text("sfpy.choice.title")).isNotEmpty();
    }

    @Test
    void joinThoseThatAMessageSourceNames() {
        define("messageSource", BroadleafMergeResourceBundleMessageSource.class, "basenames");
        start();
        assertThat(definedList("messageSource", "basenames"))
                .hasToString("[" + OURS + ", classpath:/store/StoreMessages]");
    }

    @Test
    void joinTheListOfLaterLines() {
        define("messageSource", BroadleafMergeResourceBundleMessageSource.class, "basenames");
        define("blMessageSourceBaseNames", ListFactoryBean.class, "sourceList");
        start();
        assertThat(store.getBean("blMessageSourceBaseNames"))
                .isEqualTo(List.of(OURS, "classpath:/store/StoreMessages"));
        assertThat(definedList("messageSource", "basenames")).hasSize(1);
    }

    @Test
    void leaveASourceAloneThatNamesItsBundlesInAnotherWay() {
        store.registerBeanDefinition(
                "messageSource",
                BeanDefinitionBuilder.rootBeanDefinition(
                                BroadleafMergeResourceBundleMessageSource.class)
                        .addPropertyValue("basenames", "classpath:/store/StoreMessages")
                        .getBeanDefinition());
        assertThat(text("sfpy.choice.title")).isEqualTo("in the store's own words");
        assertThat(store.getMessage("sfpy.to_pay", null, "none", Locale.ENGLISH)).isEqualTo("none");
    }

    @Test
    void giveWayToThoseOfTheStore() {
        define("messageSource", BroadleafMergeResourceBundleMessageSource.class, "basenames");
        assertThat(text("sfpy.choice.title")).isEqualTo("in the store's own words");
    }

    private String text(String code) {
        start();
        return store.getMessage(code, null, Locale.ENGLISH);
    }

    private void define(String name, Class<?> type, String property) {
        ManagedList<Object> names = new ManagedList<>();
        names.add("classpath:/store/StoreMessages");
        store.registerBeanDefinition(
                name,
                BeanDefinitionBuilder.rootBeanDefinition(type)
                        .addPropertyValue(property, names)
                        .getBeanDefinition());
    }

    private void start() {
        store.addBeanFactoryPostProcessor(new MessageBundles(List.of(OURS)));
        store.refresh();
    }

    private List<?> definedList(String bean, String property) {
        List<?> names =
                (List<?>)
                        store.getBeanDefinition(bean)
                                .getPropertyValues()
                                .getPropertyValue(property)
                                .getValue();
        return names.stream()
                .map(name -> name instanceof TypedStringValue value ? value.getValue() : name)
                .toList();
    }
}
