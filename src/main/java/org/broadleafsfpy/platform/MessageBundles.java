package org.broadleafsfpy.platform;

import java.util.List;
import org.broadleafcommerce.common.util.BroadleafMergeResourceBundleMessageSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.PropertyValue;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.config.TypedStringValue;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.BeanDefinitionRegistryPostProcessor;
import org.springframework.beans.factory.support.ManagedList;
import org.springframework.beans.factory.support.RootBeanDefinition;

/**
 * Adds the module's texts to those of the store.
 *
 * <p>Broadleaf 3.1 keeps the names of all bundles in the bean {@code messageSource}, which a store
 * may lack; later lines have it always, and keep the names in a list of their own, {@code
 * blMessageSourceBaseNames}. Either is a list in a bean definition, which is added to before any
 * bean is made. In both the later names win, so ours come first: a store's own bundle has the last
 * word. A definition that has no such list, since it is written in another way, is left as it is,
 * and the log says what to add.
 */
public class MessageBundles implements BeanDefinitionRegistryPostProcessor {
    private static final Logger LOG = LoggerFactory.getLogger(MessageBundles.class);
    private static final String SOURCE = "messageSource";
    private static final String NAMES = "blMessageSourceBaseNames";

    private final List<String> baseNames;

    /**
     * @param baseNames of our bundles, as Spring resource locations without their ending
     */
    public MessageBundles(List<String> baseNames) {
        this.baseNames = baseNames;
    }

    @Override
    public void postProcessBeanDefinitionRegistry(BeanDefinitionRegistry beans) {
        if (beans.containsBeanDefinition(NAMES)) {
            add(beans, NAMES, "sourceList");
            return;
        }
        if (!beans.containsBeanDefinition(SOURCE)) {
            beans.registerBeanDefinition(
                    SOURCE,
                    new RootBeanDefinition(BroadleafMergeResourceBundleMessageSource.class));
        }
        add(beans, SOURCE, "basenames");
    }

    private void add(BeanDefinitionRegistry beans, String bean, String property) {
        BeanDefinition definition = beans.getBeanDefinition(bean);
        PropertyValue said = definition.getPropertyValues().getPropertyValue(property);
        if (definition.getFactoryMethodName() != null
                || said != null && !(said.getValue() instanceof ManagedList)) {
            LOG.warn(
                    "action=start component=messages bean={} outcome=not-added reason=\"{} is no"
                            + " list in a context file; add {} to it\"",
                    bean,
                    property,
                    baseNames);
            return;
        }
        ManagedList<Object> names = new ManagedList<>();
        for (String name : baseNames) {
            names.add(new TypedStringValue(name));
        }
        if (said != null) {
            names.addAll((ManagedList<?>) said.getValue());
        }
        definition.getPropertyValues().addPropertyValue(property, names);
    }

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
        // All is done in the registry.
    }
}
