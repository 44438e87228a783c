package org.broadleafsfpy.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import javax.servlet.Filter;
import javax.servlet.http.HttpServletRequest;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.web.FilterChainProxy;
import org.springframework.security.web.SecurityFilterChain;

@DisplayName("The store's filters")
class OpenWebhookTest {
    /** Refuses whatever it sees. */
    private static final Filter REFUSES = new RefusingFilter();

    private final FilterChainProxy store =
            (FilterChainProxy)
                    new OpenWebhook()
                            .postProcessAfterInitialization(
                                    new FilterChainProxy(List.of(new Everything())), "any name");

    @Test
    void letTheWebhookPast() throws Exception {
        assertThat(statusOf("/sfpy/webhook", null)).isEqualTo(200);
        assertThat(statusOf("/sfpy", "/webhook")).isEqualTo(200);
        assertThat(statusOf("/sfpy/webhook/", null)).isEqualTo(200);
    }

    /** Containers choose servlets by the path they made of it, later Springs by what was sent. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/shop/preview/..;/sfpy/webhook",
                "/shop/account/../sfpy/webhook",
                "/shop/sfpy/%77ebhook",
                "/shop//sfpy/webhook",
                "/shop/sfpy/webhook;jsessionid=1",
                "/sfpy/webhook"
            })
    void letNothingPastThatIsSentToAnotherAddress(String sent) throws Exception {
        MockHttpServletRequest request = request("/sfpy/webhook", null);
        request.setRequestURI(sent);
        MockHttpServletResponse response = new MockHttpServletResponse();
        store.doFilter(request, response, new MockFilterChain());
        assertThat(response.getStatus()).isEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource({"OPTIONS,204", "TRACE,405", "GET,405", "PROPFIND,405"})
    void leaveItToTheWebhookToSayWhatItTakes(String method, int status) throws Exception {
        MockHttpServletRequest request = request("/sfpy/webhook", null);
        request.setMethod(method);
        MockHttpServletResponse response = new MockHttpServletResponse();
        MockFilterChain servlet = new MockFilterChain();
        store.doFilter(request, response, servlet);
        assertThat(response.getStatus()).isEqualTo(status);
        assertThat(response.getHeader("Allow")).isEqualTo("POST, OPTIONS");
        assertThat(servlet.getRequest()).as("Spring would answer otherwise").isNull();
    }

    /** Whoever asks a form for its parameters reads the body, and leaves nothing of it. */
    @ParameterizedTest
    @ValueSource(strings = {"application/x-www-form-urlencoded", "multipart/form-data; boundary=x"})
    void leaveTheBodyToTheWebhook(String contentType) throws Exception {
        MockHttpServletRequest request = request("/sfpy/webhook", null);
        request.setContentType(contentType);
        request.addParameter("_method", "DELETE");
        MockFilterChain servlet = new MockFilterChain();
        store.doFilter(request, new MockHttpServletResponse(), servlet);
        HttpServletRequest seen = (HttpServletRequest) servlet.getRequest();
        assertThat(seen.getContentType()).isNull();
        assertThat(seen.getParameter("_method")).isNull();
        assertThat(seen.getParameterValues("_method")).isNull();
        assertThat(seen.getParameterMap()).isEmpty();
        assertThat(seen.getParameterNames().hasMoreElements()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/sfpy/webhook//",
                "/sfpy/webhook/x",
                "/sfpy/webhook.json",
                "/sfpy/webhook;x",
                "/sfpy//webhook",
                "/SFPY/webhook",
                "/sfpy/webhooks",
                "/sfpy/checkout",
                "/x/sfpy/webhook",
                "/"
            })
    void seeEverythingElse(String path) throws Exception {
        try {
            assertThat(statusOf(path, null)).isIn(403, 400);
        } catch (RuntimeException e) {
            // Later lines have a firewall in front of the filters, some of which throws.
            assertThat(e).hasMessageContaining("rejected");
        }
    }

    @Test
    void areToldAsNoneForTheWebhookAndAsTheStoresOwnOtherwise() {
        assertThat(filtersFor("/sfpy/webhook")).isEmpty();
        assertThat(filtersFor("/sfpy/webhook/")).isEmpty();
        assertThat(filtersFor("/cart")).containsExactly(REFUSES);
        assertThat(store.getFilters("/sfpy/webhook")).isEmpty();
        assertThat(store.getFilters("/sfpy/webhook/")).isEmpty();
        assertThat(store.getFilters("/cart")).containsExactly(REFUSES);
    }

    @Test
    void areTheOnlyBeansThatAreTouched() {
        assertThat(new OpenWebhook().postProcessAfterInitialization(REFUSES, "filter"))
                .isSameAs(REFUSES);
    }

    /** As Broadleaf 6.2 and later look for the filters of a request. */
    private List<Filter> filtersFor(String path) {
        HttpServletRequest request = request(path, null);
        return store.getFilterChains().stream()
                .filter(chain -> chain.matches(request))
                .findFirst()
                .map(SecurityFilterChain::getFilters)
                .orElse(Collections.emptyList());
    }

    private int statusOf(String servletPath, String pathInfo) throws Exception {
        MockHttpServletResponse response = new MockHttpServletResponse();
        store.doFilter(request(servletPath, pathInfo), response, new MockFilterChain());
        return response.getStatus();
    }

    private static MockHttpServletRequest request(String servletPath, String pathInfo) {
        String sent = "/shop" + servletPath + (pathInfo == null ? "" : pathInfo);
        MockHttpServletRequest request = new MockHttpServletRequest("POST", sent);
        request.setContextPath("/shop");
        request.setServletPath(servletPath);
        request.setPathInfo(pathInfo);
        return request;
    }

    private static final class RefusingFilter
            extends org.springframework.web.filter.GenericFilterBean {
        @Override
        public void doFilter(
                javax.servlet.ServletRequest request,
                javax.servlet.ServletResponse response,
                javax.servlet.FilterChain chain)
                throws java.io.IOException {
            ((javax.servlet.http.HttpServletResponse) response).sendError(403);
        }
    }

    private static final class Everything implements SecurityFilterChain {
        @Override
        public boolean matches(HttpServletRequest request) {
            return true;
        }

        @Override
        public List<Filter> getFilters() {
            return List.of(REFUSES);
        }
    }
}
