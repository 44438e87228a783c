package org.broadleafsfpy.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.broadleafsfpy.config.Setting;
import org.broadleafsfpy.config.SfpySettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("SFPY, asked about webhooks,")
class SfpyWebhooksTest {
    private StubSfpy sfpy;
    private SfpyWebhooks webhooks;

    @BeforeEach
    void start() throws Exception {
        sfpy = new StubSfpy();
        SfpySettings settings =
                new SfpySettings(Map.of(Setting.API_URL, sfpy.url(), Setting.API_KEY, "key"));
        webhooks = new SfpyWebhooks(new SfpyClient(() -> settings));
    }

    @AfterEach
    void stop() {
        sfpy.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "200|{\"data\":true}|true",
                "200|{\"data\":false}|false",
                "200|{\"data\":{\"exists\":true}}|true",
                "200|{\"data\":{\"exists\":false}}|false",
                "200|{\"data\":null}|false",
                "404|{\"error\":{\"category\":\"NOT_FOUND\"}}|false"
            })
    void saysWhetherTheyAreEnabled(int status, String body, boolean enabled) throws Exception {
        sfpy.answer("POST /v1/notify/exists", status, body);
        assertThat(webhooks.isEnabled()).isEqualTo(enabled);
    }

    @Test
    void isNotTakenForOneThatSaysNoIfItDoesNotAnswer() {
        sfpy.answer("POST /v1/notify/exists", 404, "404 page not found");
        assertThatThrownBy(webhooks::isEnabled).isInstanceOf(SfpyApiException.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "null|1|2",
                "[]|1|2",
                "[{\"name\":\"payment:created\",\"description\":\"x\"}]|1|1",
                "[\"refund:created\",\"payment:created\"]|1|0"
            })
    void listsEndpointsWithTheirEvents(String events, int endpoints, int missing) throws Exception {
        sfpy.answer(
                "GET /v1/notify/subscription",
                200,
                "{\"data\":[{\"token\":\"T\",\"endpoint\":\"https://x\",\"subscribed_events\":"
                        + events
                        + "}]}");
        assertThat(webhooks.endpoints()).hasSize(endpoints);
        assertThat(webhooks.endpoints().get(0).missingEvents()).hasSize(missing);
    }

    @Test
    void mayKnowNoEndpoints() throws Exception {
        sfpy.answer("GET /v1/notify/subscription", 200, "{\"data\":null}");
        assertThat(webhooks.endpoints()).isEmpty();
    }
}
