package org.broadleafsfpy.webhook;

import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.BeanWrapper;
import org.springframework.beans.PropertyAccessorFactory;
import org.springframework.beans.factory.config.BeanPostProcessor;

/**
 * Leaves the webhook, and nothing else, out of the store's CSRF filter.
 *
 * <p>The filter is the store's own bean {@code blCsrfFilter}; its class differs between lines of
 * Broadleaf, its property {@code excludedRequestPatterns} does not.
 */
public class CsrfExclusion implements BeanPostProcessor {
    private static final String FILTER = "blCsrfFilter";
    private static final String PATTERNS = "excludedRequestPatterns";

    @Override
    public Object postProcessBeforeInitialization(Object bean, String name) {
        if (FILTER.equals(name)) {
            BeanWrapper filter = PropertyAccessorFactory.forBeanPropertyAccess(bean);
            if (filter.isReadableProperty(PATTERNS) && filter.isWritableProperty(PATTERNS)) {
                List<Object> patterns = new ArrayList<>();
                Object before = filter.getPropertyValue(PATTERNS);
                if (before instanceof List) {
                    patterns.addAll((List<?>) before);
                }
                patterns.add(WebhookRequest.PATH);
                patterns.add(WebhookRequest.PATH_WITH_SLASH);
                filter.setPropertyValue(PATTERNS, patterns);
            }
        }
        return bean;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean;
    }
}
