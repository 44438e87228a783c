package org.broadleafsfpy.platform;

import java.util.List;
import org.broadleafcommerce.common.util.BroadleafMergeResourceBundleMessageSource;
import org.springframework.beans.MutablePropertyValues;
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
 * word.
 */
public class MessageBundles implements BeanDefinitionRegistryPostProcessor {
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
        ManagedList<Object> names;
        if (beans.containsBeanDefinition(NAMES)) {
            names = listIn(beans, NAMES, "sourceList");
        } else {
            if (!beans.containsBeanDefinition(SOURCE)) {
                beans.registerBeanDefinition(
                        SOURCE,
                        new RootBeanDefinition(BroadleafMergeResourceBundleMessageSource.class));
            }
            names = listIn(beans, SOURCE, "basenames");
        }
        for (int i = 0; i < baseNames.size(); i++) {
            names.add(i, new TypedStringValue(baseNames.get(i)));
        }
    }

    /** The list that a definition gives to a property; made if the definition has none. */
    @SuppressWarnings("unchecked")
    private static ManagedList<Object> listIn(
            BeanDefinitionRegistry beans, String bean, String property) {
        MutablePropertyValues values = beans.getBeanDefinition(bean).getPropertyValues();
        if (!values.contains(property)) {
            values.add(property, new ManagedList<>());
        }
        return (ManagedList<Object>) values.getPropertyValue(property).getValue();
    }

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
        // All is done in the registry.
    }
}
