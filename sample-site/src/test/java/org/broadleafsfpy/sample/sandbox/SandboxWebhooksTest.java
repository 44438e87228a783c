package org.broadleafsfpy.sample.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.broadleafsfpy.event.SfpySignature;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The sandbox's webhooks")
class SandboxWebhooksTest {
    private Store store;
    private Api api;

    @BeforeEach
    void open() {
        store = Store.open();
        api = Api.open(store.endpoint(), Map.of());
    }

    @AfterEach
    void close() {
        api.close();
        store.close();
    }

    @Test
    void areSignedInBothHeadersOverTheEventAlone() throws Exception {
        api.play("payment.full", api.order("1007"));
        Store.Posted posted = store.next();
        byte[] event = posted.event().getBytes(StandardCharsets.UTF_8);
        assertThat(SfpySignature.matches(event, posted.documented(), Api.SECRET)).isTrue();
        assertThat(posted.sample()).isEqualTo(posted.documented());
        assertThat(posted.body())
                .contains("/hook?a=1\\u0026b=%3C2%3E\"")
                .doesNotContain("&")
                .doesNotContain("0Z\"," + "\"updated_at\"");
        assertThat(posted.contentType()).isEqualTo("application/json");
    }

    @Test
    void comeAgainUntilTheStoreTakesThem() throws Exception {
        store.answer(503);
        api.play("payment.full", api.order("1007"));
        Store.Posted first = store.next();
        store.answer(200);
        Store.Posted second = store.next();
        assertThat(second.event()).contains("\"delivery_attempts\":1");
        assertThat(GoStruct.EVENT.read(second.event()).get("token"))
                .isEqualTo(GoStruct.EVENT.read(first.event()).get("token"));
    }

    @Test
    void overtakeEachOtherIfPlayedSo() throws Exception {
        api.play("refund.overtaking", api.order("1007"));
        assertThat(store.next().event()).contains("\"type\":\"refund:created\"");
    }

    @Test
    void signedWithAnotherSecretDoNotFit() throws Exception {
        api.play("payment.full", api.order("1007"));
        store.next();
        api.play("event.wrong-secret", "");
        Store.Posted posted = store.next();
        byte[] event = posted.event().getBytes(StandardCharsets.UTF_8);
        assertThat(SfpySignature.matches(event, posted.documented(), Api.SECRET)).isFalse();
    }

    /** Whatever can be played is played, and tells of itself or of nothing. */
    @Test
    void arePlayedInEachWayThatThereIs() throws Exception {
        String token = api.order("1007");
        Set<String> silent = new HashSet<>();
        for (Play play : Play.values()) {
            var played = api.play(play.key(), play.isAbout("event") ? "" : token);
            assertThat(played.path("said")).as(play.key()).isNotEmpty();
            if (played.path("events").isEmpty()) {
                silent.add(play.key());
            }
        }
        assertThat(silent).isEqualTo(Set.of("payment.lost", "refund.lost"));
    }

    @ParameterizedTest
    @CsvSource({
        "full, '\"state\":\"PAID\"'",
        "empty, '\"request_id\":\"\"'",
        "null-payload, '\"notification\":null'",
        "unknown-kind, '\"type\":\"test:created\"'"
    })
    void ofATestSayWhatTheSwitchSays(String value, String expected) throws Exception {
        api.call("POST", "/sandbox/switches", "{\"test-event\":\"" + value + "\"}");
        api.play("event.test", "");
        assertThat(store.next().event()).contains(expected);
    }

    @Test
    void ofATestMayHaveNoPayload() throws Exception {
        api.call("POST", "/sandbox/switches", "{\"test-event\":\"no-payload\"}");
        api.play("event.test", "");
        assertThat(store.next().event()).doesNotContain("notification");
    }

    @Test
    void haveTheContentTypeThatTheSwitchSays() throws Exception {
        api.call("POST", "/sandbox/switches", "{\"content-type\":\"none\"}");
        api.play("event.test", "");
        assertThat(store.next().contentType()).isNull();
    }

    @Test
    void areListedAsNotifications() throws Exception {
        api.play("payment.full", api.order("1007"));
        store.next();
        var listed = api.get("/v1/notify/notification").path("data").path(0);
        assertThat(listed.path("notification").path("payment_id").asText()).hasSize(20);
        assertThat(List.of(listed.path("resource").asText())).containsExactly("PAYMENT");
    }
}
