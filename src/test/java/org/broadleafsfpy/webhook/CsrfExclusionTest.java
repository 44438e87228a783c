package org.broadleafsfpy.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.broadleafcommerce.common.security.handler.CsrfFilter;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The CSRF filter")
class CsrfExclusionTest {
    @Test
    void leavesTheWebhookOutAndKeepsWhatTheStoreLeftOut() {
        CsrfFilter filter = new CsrfFilter();
        filter.setExcludedRequestPatterns(List.of("/other/**"));
        new CsrfExclusion().postProcessBeforeInitialization(filter, "blCsrfFilter");
        assertThat(filter.getExcludedRequestPatterns())
                .containsExactly("/other/**", "/sfpy/webhook", "/sfpy/webhook/");
    }

    @Test
    void ofAStoreThatLeavesNothingOutIsHandledToo() {
        CsrfFilter filter = new CsrfFilter();
        new CsrfExclusion().postProcessBeforeInitialization(filter, "blCsrfFilter");
        assertThat(filter.getExcludedRequestPatterns())
                .containsExactly("/sfpy/webhook", "/sfpy/webhook/");
    }

    @Test
    void isTheOnlyBeanThatIsTouched() {
        CsrfFilter other = new CsrfFilter();
        new CsrfExclusion().postProcessBeforeInitialization(other, "anotherFilter");
        assertThat(other.getExcludedRequestPatterns()).isNull();
    }
}
