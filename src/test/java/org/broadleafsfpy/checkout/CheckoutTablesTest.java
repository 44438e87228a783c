package org.broadleafsfpy.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.broadleafsfpy.config.SfpySettings;
import org.broadleafsfpy.schema.TableCheck;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.ui.ExtendedModelMap;

@DisplayName("The shopper's pages of a database without the module's tables")
class CheckoutTablesTest {
    private final SfpySettings settings =
            new SfpySettings(
                    Map.of(),
                    new TableCheck(
                                    new DriverManagerDataSource(
                                            "jdbc:hsqldb:mem:" + UUID.randomUUID(), "sa", ""))
                            .problems());
    private final SfpyCheckoutController controller =
            new SfpyCheckoutController(
                    null,
                    null,
                    () -> settings,
                    null,
                    "/cart",
                    "/confirmation",
                    new PageLayout("", false));
    private final MockHttpServletRequest request = new MockHttpServletRequest();
    private final MockHttpServletResponse response = new MockHttpServletResponse();
    private final ExtendedModelMap model = new ExtendedModelMap();

    @Test
    void sayThatThePaymentCannotBeShownNow() {
        assertNotice(controller.payment("key", request, response, model));
    }

    @Test
    void sayThatTheRestCannotBePaidNow() {
        assertNotice(controller.payRest("key", request, response, model));
    }

    @Test
    void sayThatThePaymentCannotBeGivenUpNow() {
        assertNotice(controller.askToCancel("key", request, response, model));
    }

    @Test
    void giveNothingUp() {
        assertNotice(controller.cancel("key", request, response, model));
    }

    @Test
    void answerPollsWithAnErrorThatTheWaitingPageOutlives() throws Exception {
        controller.status("key", request, response);
        assertThat(response.getStatus()).isEqualTo(503);
        assertThat(response.getContentType()).startsWith("application/json");
        assertThat(response.getContentAsString()).contains("UNAVAILABLE");
    }

    private void assertNotice(String view) {
        assertThat(view).isEqualTo("sfpy/notice");
        assertThat(response.getStatus()).isEqualTo(503);
        assertThat(model).containsEntry("sfpyMessage", "sfpy.error.off");
    }
}
