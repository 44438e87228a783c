package org.broadleafsfpy.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The view of a shopper's page")
class PageLayoutTest {
    @ParameterizedTest(name = "sfpy.page-layout={0}, layout dialect: {1}")
    @CsvSource({
        "'', false, sfpy/payment", // Broadleaf's full page layout frames it
        "'', true, sfpy/document",
        "checkout/sfpyPage, true, checkout/sfpyPage",
        "checkout/sfpyPage, false, checkout/sfpyPage",
        "sfpy/document, false, sfpy/document",
        "none, true, sfpy/payment"
    })
    void isWhatTheStoreCanShow(String configured, boolean layoutDialect, String view) {
        assertThat(new PageLayout(configured, layoutDialect).viewOf("sfpy/payment"))
                .isEqualTo(view);
    }
}
