package org.broadleafsfpy.webhook;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javax.servlet.Filter;
import javax.servlet.FilterChain;
import javax.servlet.ServletException;
import javax.servlet.ServletRequest;
import javax.servlet.ServletResponse;
import javax.servlet.http.HttpServletRequest;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.security.web.FilterChainProxy;
import org.springframework.security.web.SecurityFilterChain;

/**
 * The webhook's way in: past the store's security filters, so that no session, cookie, customer or
 * cart is made for it, and nothing asks SFPY for a token that only a page can have. The signature
 * is what protects it. Exactly {@code /sfpy/webhook} goes past; everything else goes through.
 *
 * <p>Works on what every line of Broadleaf has, whether its security is set up in XML or in Java: a
 * bean that is a {@link FilterChainProxy}. From 6.2 on, Broadleaf's own filters leave alone what a
 * chain without filters serves, so the chains that are told include one for the webhook.
 */
public class OpenWebhook implements BeanPostProcessor {
    @Override
    public Object postProcessBeforeInitialization(Object bean, String name) {
        return bean;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof FilterChainProxy ? new InFront((FilterChainProxy) bean) : bean;
    }

    private static boolean isWebhook(HttpServletRequest request) {
        String info = request.getPathInfo();
        return SfpyWebhookController.PATH.equals(
                request.getServletPath() + (info == null ? "" : info));
    }

    /** The store's chains, and in front of them one for the webhook, which has no filters. */
    private static final class InFront extends FilterChainProxy {
        private final FilterChainProxy store;

        private InFront(FilterChainProxy store) {
            this.store = store;
        }

        @Override
        public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
                throws IOException, ServletException {
            if (request instanceof HttpServletRequest && isWebhook((HttpServletRequest) request)) {
                chain.doFilter(request, response);
            } else {
                store.doFilter(request, response, chain);
            }
        }

        @Override
        public List<SecurityFilterChain> getFilterChains() {
            List<SecurityFilterChain> chains = new ArrayList<>();
            chains.add(new NoFilters());
            chains.addAll(store.getFilterChains());
            return chains;
        }

        @Override
        public List<Filter> getFilters(String url) {
            return SfpyWebhookController.PATH.equals(url)
                    ? Collections.emptyList()
                    : store.getFilters(url);
        }

        @Override
        public void destroy() {
            store.destroy();
        }
    }

    private static final class NoFilters implements SecurityFilterChain {
        @Override
        public boolean matches(HttpServletRequest request) {
            return isWebhook(request);
        }

        @Override
        public List<Filter> getFilters() {
            return Collections.emptyList();
        }
    }
}
