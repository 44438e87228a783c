package org.broadleafsfpy.webhook;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import javax.servlet.Filter;
import javax.servlet.FilterChain;
import javax.servlet.ServletException;
import javax.servlet.ServletRequest;
import javax.servlet.ServletResponse;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.security.web.FilterChainProxy;
import org.springframework.security.web.SecurityFilterChain;

/**
 * The webhook's way in: past the store's security filters, so that no session, cookie, customer or
 * cart is made for it, and nothing asks SFPY for a token that only a page can have. The signature
 * is what protects it. Exactly {@code /sfpy/webhook}, with or without one slash behind it, goes
 * past; everything else goes through. What is no POST is answered right here.
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

    /** The store's chains, and in front of them one for the webhook, which has no filters. */
    private static final class InFront extends FilterChainProxy {
        private final FilterChainProxy store;

        private InFront(FilterChainProxy store) {
            this.store = store;
        }

        @Override
        public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
                throws IOException, ServletException {
            boolean ours =
                    request instanceof HttpServletRequest
                            && WebhookRequest.isWebhook((HttpServletRequest) request);
            if (ours) {
                letPast((HttpServletRequest) request, (HttpServletResponse) response, chain);
            } else {
                store.doFilter(request, response, chain);
            }
        }

        private static void letPast(
                HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws IOException, ServletException {
            Optional<WebhookAnswer> answer = WebhookRequest.answerByMethod(request);
            if (answer.isPresent()) {
                answer.get().writeTo(response);
            } else {
                chain.doFilter(new UnparsedRequest(request), response);
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
            return WebhookRequest.isWebhook(url) ? Collections.emptyList() : store.getFilters(url);
        }

        @Override
        public void destroy() {
            store.destroy();
        }
    }

    private static final class NoFilters implements SecurityFilterChain {
        @Override
        public boolean matches(HttpServletRequest request) {
            return WebhookRequest.isWebhook(request);
        }

        @Override
        public List<Filter> getFilters() {
            return Collections.emptyList();
        }
    }
}
