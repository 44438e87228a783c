package org.broadleafsfpy.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.broadleafsfpy.client.SfpyClient;
import org.broadleafsfpy.client.SfpyWebhooks;
import org.broadleafsfpy.client.SfpyWebhooks.Endpoint;
import org.broadleafsfpy.client.StubSfpy;
import org.broadleafsfpy.config.Setting;
import org.broadleafsfpy.config.SfpySettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The store's endpoint")
class RegistrationsTest {
    private static final String OWN = "https://store.example/shop/sfpy/webhook";
    private static final String BOTH =
            "[{\"name\":\"payment:created\",\"description\":\"x\"},{\"name\":\"refund:created\"}]";

    private StubSfpy sfpy;
    private SfpyWebhooks webhooks;
    private final List<String> items = new ArrayList<>();

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

    private void register(String token, String url, String events) {
        items.add(
                "{\"token\":\"%s\",\"endpoint\":\"%s\",\"subscribed_events\":%s}"
                        .formatted(token, url, events));
    }

    private Registrations read() throws Exception {
        return read(OWN);
    }

    private Registrations read(String url) throws Exception {
        sfpy.answer("GET /v1/notify/subscription", 200, "{\"data\":" + items + "}");
        return new Registrations(webhooks.endpoints(), url);
    }

    @ParameterizedTest
    @CsvSource({
        "https://store.example/shop/sfpy/webhook/,true,true",
        "http://store.example/shop/sfpy/webhook,true,true",
        "http://store.example:80/shop/sfpy/webhook,true,true",
        "https://Store.Example/shop/sfpy/webhook,true,true",
        "https://store.example/shop/sfpy/webhook?x=1,true,true",
        "https://store.example/shop/sfpy/webhook,true,true",
        "https://old.example/shop/sfpy/webhook,true,false",
        "https://store.example/sfpy/webhook,true,false",
        "https://store.example:8443/shop/sfpy/webhook,true,false",
        "https://store.example/shop/other/webhook,false,false",
        "https://store.example/shop/sfpy/webhooks,false,false",
        "https://store.example/?path=/sfpy/webhook,false,false",
        "not an address,false,false",
        "'',false,false"
    })
    void mayBeRegisteredASecondTimeAndIsRemovedIfSurelyThisStores(
            String url, boolean seen, boolean ours) throws Exception {
        register("A", OWN, BOTH);
        register("B", url, BOTH);
        assertThat(read().own().orElseThrow().token()).isEqualTo("A");
        assertThat(read().others())
                .extracting(Endpoint::token)
                .isEqualTo(seen ? List.of("B") : List.of());
        assertThat(read().removable()).isEqualTo(ours ? Map.of("B", url) : Map.of());
    }

    @Test
    void isTheOneThatGetsMostIfItIsThereTwice() throws Exception {
        register("A", OWN, "null");
        register("B", OWN, BOTH);
        assertThat(read().own().orElseThrow().token()).isEqualTo("B");
        assertThat(read().removable()).containsOnlyKeys("A");
    }

    @Test
    void isRegisteredBeforeAnythingIsRemoved() throws Exception {
        register("B", OWN + "/", BOTH);
        assertThat(read().own()).isEmpty();
        assertThat(read().others()).extracting(Endpoint::token).containsExactly("B");
        assertThat(read().removable()).isEmpty();
    }

    @Test
    void isNobodysWhileTheStoresAddressIsNotKnown() throws Exception {
        register("B", OWN, BOTH);
        assertThat(read("").others()).isEmpty();
    }

    @Test
    void isFoundOnALaterPage() throws Exception {
        for (int i = 0; i < 7; i++) {
            register("T" + i, "https://other.example/" + i, "[]");
        }
        register("A", OWN, BOTH);
        sfpy.answer(
                "GET /v1/notify/subscription",
                query -> {
                    int offset = Integer.parseInt(query.replaceAll(".*offset=(\\d+).*", "$1"));
                    List<String> page =
                            items.subList(
                                    Math.min(offset, items.size()),
                                    Math.min(offset + 6, items.size()));
                    return new StubSfpy.Answer(200, "{\"data\":" + page + "}");
                });
        assertThat(new Registrations(webhooks.endpoints(), OWN).own()).isPresent();
    }

    @Test
    void isRemovedByItsToken() throws Exception {
        register("B", OWN + "/", BOTH);
        sfpy.answer("DELETE /v1/notify/subscription", 200, "{\"data\":null}");
        webhooks.remove(read().others().get(0));
        assertThat(sfpy.calls()).endsWith("DELETE /v1/notify/subscription");
        assertThat(sfpy.bodies().get(sfpy.bodies().size() - 1))
                .isEqualTo(
                        "{\"subscription_service\":{\"subscription\":{\"kind\":\"DELETE\","
                                + "\"token\":\"B\",\"endpoint\":\""
                                + OWN
                                + "/\"}}}");
    }
}
