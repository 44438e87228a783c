package org.broadleafsfpy.sample.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each shape as SFPY's SDK (responses) and its interface (src/order/entities) decode it. */
@DisplayName("The sandbox's API")
class SandboxApiTest {
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

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    @Nested
    @DisplayName("about requests")
    class Requests {
        @Test
        void answersANewOneAsSfpysOwnExampleIs() throws Exception {
            JsonNode made = api.call("POST", "/v1/order/", Api.orderBody("1007")).path("data");
            assertThat(names(made))
                    .containsExactly(
                            "token",
                            "merchant",
                            "address",
                            "reference",
                            "chain_id",
                            "state",
                            "cart",
                            "purchase_total",
                            "created_at",
                            "updated_at");
            assertThat(made.path("reference").asText("?")).isEmpty();
            assertThat(made.path("state").asText()).isEqualTo("STARTED");
            assertThat(made.path("cart").path("source").asText()).isEqualTo("broadleaf");
            assertThat(made.path("cart").path("request_id")).isEqualTo(made.path("token"));
            assertThat(made.path("purchase_total").path("discount").isNull()).isTrue();
            assertThat(made.path("purchase_total").path("tax_total").isNull()).isTrue();
            assertThat(made.path("purchase_total").path("grand_total").path("amount").asLong())
                    .isEqualTo(4690);
        }

        @Test
        void showsOneWithItsMerchantAndWithoutAKey() throws Exception {
            String token = api.order("1007");
            assertThat(api.send("GET", "/v1/order/?token=" + token, "", null).body())
                    .contains("\"merchant\":{\"client_id\"", "\"request\":{\"token\":\"" + token);
        }

        @Test
        void listsSixPairsUnlessAskedForMore() throws Exception {
            for (int i = 0; i < 8; i++) {
                api.order("order " + i);
            }
            JsonNode first = api.get("/v1/order?kind=REQUEST");
            assertThat(first.path("data")).hasSize(6);
            assertThat(first.path("metadata").toString())
                    .isEqualTo("{\"limit\":6,\"offset\":0,\"count\":8}");
            assertThat(names(first.path("data").path(0))).containsExactly("merchant", "request");
            assertThat(api.get("/v1/order?limit=6&offset=6").path("data")).hasSize(2);
            // SFPY's SDK sends every member, empty or zero.
            assertThat(api.get("/v1/order?token=&request=&chain=0&limit=0&offset=0").path("data"))
                    .hasSize(6);
        }

        @Test
        void writesAnEmptyListAsNull() throws Exception {
            api.order("1007");
            JsonNode none = api.get("/v1/order?chain=5");
            assertThat(none.path("data").isNull()).isTrue();
            assertThat(none.path("metadata").toString()).isEqualTo("{\"limit\":6,\"offset\":0}");
            assertThat(api.get("/v1/payment?request=CNOBODYKNOWSTHISONE0").path("data").isNull())
                    .isTrue();
        }

        @Test
        void givesTheLinkToPayAsAString() throws Exception {
            String token = api.order("1007");
            assertThat(api.get("/v1/order/link?token=" + token).path("data").asText())
                    .isEqualTo(api.url() + "/#/pay?payment=" + token);
            assertThat(
                            api.call("POST", "/v1/order/link", Api.orderBody("1008"))
                                    .path("data")
                                    .asText())
                    .startsWith(api.url() + "/#/pay?payment=");
        }

        @ParameterizedTest
        @CsvSource({
            "0x70997970C51812dc3A010C7d01b50e0d17dc79C8, 0x12, address",
            "\"chain_id\":1, \"chain_id\":2, chain_id",
            "USD, EUR, sub_total",
            "4690, 0.5, sub_total",
            "4690, -1, grand_total"
        })
        void saysWhatIsWrongWithOne(String right, String wrong, String named) throws Exception {
            JsonNode answer =
                    api.call("POST", "/v1/order/", Api.orderBody("1").replace(right, wrong));
            assertThat(answer.path("error").path("category").asText())
                    .isEqualTo("VALIDATION_ERROR");
            assertThat(answer.path("error").path("message").asText()).startsWith(named + ": ");
        }
    }

    @Nested
    @DisplayName("about money")
    class Money {
        @Test
        void followsARefundInTheStatesOfPaymentAndRequest() throws Exception {
            String token = api.order("1007");
            api.play("payment.full", token);
            JsonNode paid = api.get("/v1/payment?request=" + token + "&chain=1").path("data");
            assertThat(paid).hasSize(1);
            assertThat(paid.path(0).path("state").asText()).isEqualTo("PAID");
            assertThat(paid.path(0).path("amount").asText()).isEqualTo("46900000");
            api.play("refund.full", token);
            JsonNode payment = api.get("/v1/payment?request=" + token).path("data").path(0);
            assertThat(payment.path("state").asText()).isEqualTo("REFUNDED");
            assertThat(payment.path("updated_at").asText())
                    .isGreaterThan(payment.path("created_at").asText());
            JsonNode refund = api.get("/v1/refund?request=" + token).path("data").path(0);
            assertThat(refund.path("payment_id")).isEqualTo(payment.path("payment_id"));
            assertThat(
                            api.get("/v1/order/?token=" + token)
                                    .path("data")
                                    .path("request")
                                    .path("state")
                                    .asText())
                    .isEqualTo("REFUNDED");
        }

        @Test
        void listsPaymentsOfTheChainThatIsAskedFor() throws Exception {
            String token = api.order("1007");
            api.play("payment.test-chain", token);
            assertThat(api.get("/v1/payment?request=" + token + "&chain=1").path("data").isNull())
                    .isTrue();
            assertThat(api.get("/v1/payment?request=" + token + "&chain=5").path("data"))
                    .hasSize(1);
        }

        @Test
        void showsOnePaymentByItsToken() throws Exception {
            String token = api.order("1007");
            api.play("payment.full", token);
            JsonNode listed = api.get("/v1/payment?request=" + token).path("data").path(0);
            String id = listed.path("payment_id").asText();
            assertThat(api.get("/v1/payment?token=" + id).path("data")).isEqualTo(listed);
        }

        @Test
        void letsWhatIsCancelledBePaidAsSfpysPageDoes() throws Exception {
            String token = api.order("1007");
            assertThat(
                            api.call("POST", "/v1/order/cancel?token=" + token, "{}")
                                    .path("data")
                                    .path("state")
                                    .asText())
                    .isEqualTo("CANCELLED");
            api.send("POST", "/pay", "token=" + token + "&symbol=DAI", null);
            assertThat(api.get("/v1/payment?request=" + token).path("data")).hasSize(1);
            assertThat(api.send("POST", "/pay", "token=" + token + "&symbol=DAI", null).body())
                    .contains("paid already");
        }
    }

    @Nested
    @DisplayName("about webhooks")
    class Hooks {
        @Test
        void saysInOneWordWhetherTheyAreEnabled() throws Exception {
            try (Api fresh = Api.open(null, Map.of())) {
                JsonNode before = fresh.call("POST", "/v1/notify/exists", "{}");
                assertThat(before.path("data").isBoolean()).isTrue();
                assertThat(before.path("data").asBoolean()).isFalse();
                assertThat(fresh.get("/v1/notify/secret").path("error").path("category").asText())
                        .isEqualTo("NOT_FOUND");
                JsonNode enabled = fresh.call("POST", "/v1/notify/merchant", "{}").path("data");
                assertThat(names(enabled)).containsExactly("token", "secret");
                assertThat(enabled.path("secret").asText()).isEqualTo(Api.SECRET);
                assertThat(fresh.call("POST", "/v1/notify/exists", "{}").path("data").asBoolean())
                        .isTrue();
                assertThat(fresh.get("/v1/notify/subscription").path("data").isNull()).isTrue();
            }
        }

        @Test
        void listsEndpointsWithDescribedEvents() throws Exception {
            JsonNode endpoint = api.get("/v1/notify/subscription?kind=SUBSCRIPTION").path("data");
            assertThat(endpoint.path(0).path("endpoint").asText()).isEqualTo(store.endpoint());
            assertThat(names(endpoint.path(0).path("subscribed_events").path(0)))
                    .containsExactly("name", "description");
        }

        @ParameterizedTest
        @ValueSource(strings = {"localhost", "ftp://localhost/", "http:///hook", "http://h/%zz"})
        void refusesAnEndpointThatNobodyCouldPostTo(String endpoint) throws Exception {
            JsonNode answer =
                    api.call(
                            "POST",
                            "/v1/notify/subscription",
                            "{\"subscription_service\":{\"subscription\":{\"endpoint\":\""
                                    + endpoint
                                    + "\"}}}");
            assertThat(answer.path("error").path("message").asText())
                    .isEqualTo(
                            "\""
                                    + endpoint
                                    + "\" is not an address such as http://localhost:8080/hook.");
        }

        @Test
        void answersASubscriptionWithItsEvent() throws Exception {
            String token =
                    api.get("/v1/notify/subscription").path("data").path(0).path("token").asText();
            JsonNode answer =
                    api.call(
                                    "POST",
                                    "/v1/notify/subscribe",
                                    """
                                    {"subscription_service":{"subscription":{"token":"%s",
                                     "events_to_add":[],"events_to_remove":["refund:created"]}}}"""
                                            .formatted(token))
                            .path("data");
            assertThat(names(answer)).containsExactly("token", "subscription_id", "event");
            assertThat(answer.path("subscription_id").asText()).isEqualTo(token);
            assertThat(
                            api.get("/v1/notify/subscription")
                                    .path("data")
                                    .path(0)
                                    .path("subscribed_events"))
                    .hasSize(1);
        }
    }

    @Nested
    @DisplayName("about the account")
    class Accounts {
        @ParameterizedTest
        @CsvSource({
            "GET, /v1/apikey/fetch, pvt_api_key",
            "GET, /v1/merchant/fetch, registered_name",
            "POST, /v1/merchant/add, api_key",
            "POST, /v1/security/set, merchant"
        })
        void answersEachCallWithItsShape(String method, String path, String member)
                throws Exception {
            assertThat(api.call(method, path, "{}").path("data").has(member)).isTrue();
        }

        @Test
        void takesNoOtherKeyAndNoMoreTheOldOne() throws Exception {
            assertThat(api.send("GET", "/v1/apikey/fetch", "", "wrong").statusCode())
                    .isEqualTo(401);
            api.call("PUT", "/v1/apikey/update", "{}");
            assertThat(api.get("/v1/apikey/fetch").path("error").path("category").asText())
                    .isEqualTo("AUTHENTICATION_ERROR");
        }
    }
}
