package org.broadleafsfpy.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.UUID;
import org.broadleafcommerce.openadmin.server.security.service.navigation.AdminNavigationService;
import org.broadleafsfpy.client.SfpyClient;
import org.broadleafsfpy.client.SfpyWebhooks;
import org.broadleafsfpy.client.StubSfpy;
import org.broadleafsfpy.config.OutsideSettings;
import org.broadleafsfpy.config.Setting;
import org.broadleafsfpy.config.SettingsService;
import org.broadleafsfpy.config.SfpySettings;
import org.broadleafsfpy.schema.TableCheck;
import org.broadleafsfpy.text.Bundles;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.test.util.ReflectionTestUtils;
import org.springframework.ui.ExtendedModelMap;

@DisplayName("The desk of a database without the module's tables")
class DeskTablesTest {
    private final DriverManagerDataSource empty =
            new DriverManagerDataSource("jdbc:hsqldb:mem:" + UUID.randomUUID(), "sa", "");
    private final MockHttpServletResponse response = new MockHttpServletResponse();
    private StubSfpy sfpy;
    private SettingsService settings;

    @BeforeEach
    void start() throws Exception {
        sfpy = new StubSfpy();
        SfpySettings now =
                new SfpySettings(
                        Map.of(Setting.API_URL, sfpy.url(), Setting.API_KEY, "key"),
                        new TableCheck(empty).problems());
        settings = () -> now;
        SecurityContextHolder.getContext()
                .setAuthentication(
                        new TestingAuthenticationToken(
                                "ada", "", "PERMISSION_READ_SFPY", "PERMISSION_CONFIGURE_SFPY"));
    }

    @AfterEach
    void stop() {
        SecurityContextHolder.clearContext();
        sfpy.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ROTATE", "SECRET", "WEBHOOKS", "DUPLICATES", "LOOK_AGAIN"})
    void doesNoStepAtSfpyAndShowsWhatIsMissing(String step) {
        GoLive goLive =
                new GoLive(
                        settings,
                        new OutsideSettings(),
                        null,
                        new SfpyWebhooks(new SfpyClient(settings)),
                        null,
                        null,
                        empty);
        GoLiveController controller = wired(new GoLiveController(goLive, null));
        ExtendedModelMap model = new ExtendedModelMap();
        String view =
                controller.perform(step, "token", new MockHttpServletRequest(), response, model);
        assertThat(view).isEqualTo("sfpy/desk");
        assertThat(model).containsEntry("deskPage", "sfpy/golive").doesNotContainKey("failed");
        assertThat(sfpy.calls()).isEmpty();
    }

    @Test
    void answersAnExportWithAnErrorInsteadOfHalfAFile() throws Exception {
        ExportController controller = wired(new ExportController(null, null));
        controller.export("ledger", new MockHttpServletRequest(), response);
        assertThat(response.getStatus()).isEqualTo(503);
        assertThat(response.getContentType()).isNull();
        assertThat(response.getContentAsString()).isEmpty();
    }

    private <T extends DeskController> T wired(T controller) {
        DeskTexts texts = new DeskTexts(settings);
        texts.setMessageSource(Bundles.messages());
        set(controller, "texts", texts);
        set(controller, "settings", settings);
        set(controller, "crumbs", Boolean.FALSE);
        // An admin without sections: Broadleaf's own reads them from its tables.
        set(
                controller,
                "navigation",
                Proxy.newProxyInstance(
                        getClass().getClassLoader(),
                        new Class<?>[] {AdminNavigationService.class},
                        (proxy, method, arguments) -> null));
        return controller;
    }

    private static void set(DeskController controller, String field, Object value) {
        ReflectionTestUtils.setField(controller, field, value);
    }
}
