package org.broadleafsfpy.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.EnumMap;
import java.util.Map;
import org.broadleafsfpy.config.Setting;
import org.broadleafsfpy.config.SfpySettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("SFPY's API")
class SfpyClientTest {
    private static final String TOKEN = "C3SLANR2DNCAUU2H1GE0";
    private static final String ADDRESS = "0x70997970c51812dc3a010c7d01b50e0d17dc79c8";

    private StubSfpy sfpy;
    private SfpyClient client;

    @BeforeEach
    void start() throws Exception {
        sfpy = new StubSfpy();
        client = clientOf(sfpy.url());
    }

    @AfterEach
    void stop() {
        sfpy.close();
    }

    private static SfpyClient clientOf(String url) {
        Map<Setting, String> values = new EnumMap<>(Setting.class);
        values.put(Setting.API_URL, url);
        values.put(Setting.APP_URL, "https://app.example/");
        values.put(Setting.API_KEY, "the-key");
        SfpySettings settings = new SfpySettings(values);
        return new SfpyClient(() -> settings);
    }

    private static NewRequest wanted() {
        NewRequest wanted = new NewRequest();
        wanted.payoutAddress = ADDRESS;
        wanted.chainId = 1;
        wanted.reference = "77";
        wanted.subTotalUsdCents = 4690;
        wanted.discountUsdCents = 500;
        wanted.taxUsdCents = 310;
        wanted.completeUrl = "http://store/complete";
        wanted.cancelUrl = "http://store/cancel";
        return wanted;
    }

    @Test
    void isAskedForExactlyTheOrdersTotal() throws Exception {
        sfpy.answerCreated(TOKEN, ADDRESS, 1, 4500);
        assertThat(client.create(wanted())).isEqualTo(TOKEN);
        JsonNode order =
                new ObjectMapper()
                        .readTree(sfpy.bodies().get(0))
                        .path("order_service")
                        .path("order");
        assertThat(order.path("address").asText()).isEqualTo(ADDRESS);
        assertThat(order.path("purchase_total").path("sub_total").path("amount").asLong())
                .isEqualTo(4690);
        assertThat(order.path("purchase_total").path("discount").path("amount").asLong())
                .isEqualTo(500);
        assertThat(order.path("purchase_total").path("tax_total").path("currency").asText())
                .isEqualTo("USD");
        assertThat(order.path("cart").path("cancel_url").asText()).isEqualTo("http://store/cancel");
    }

    @ParameterizedTest(name = "with another {3}")
    @CsvSource({
        ADDRESS + ",1,4501,total",
        ADDRESS + ",5,4500,chain",
        "0x0000000000000000000000000000000000000001,1,4500,address"
    })
    void thatMadeSomethingElseHasItCancelled(String address, long chain, long cents, String what) {
        sfpy.answerCreated(TOKEN, address, chain, cents);
        sfpy.answer("POST /v1/order/cancel", 200, "{\"data\":{}}");
        assertThatThrownBy(() -> client.create(wanted()))
                .isInstanceOf(SfpyApiException.class)
                .hasMessageContaining(what);
        assertThat(sfpy.calls()).containsExactly("POST /v1/order/", "POST /v1/order/cancel");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "500|{\"error\":{\"category\":\"API_ERROR\",\"message\":\"oops\"}}|API_ERROR",
                "200|{\"error\":{\"category\":\"VALIDATION_ERROR\",\"message\":\"x\"}}|VALIDATION_ERROR",
                "502|<html>a proxy's page</html>|502",
                "302|moved|302",
                "200|not json|no usable answer",
                "200|{\"data\":{}}|usable token",
                "200|{\"data\":{\"token\":\"../../x\"}}|usable token",
            })
    void thatFailsIsReportedWithoutTheKey(int status, String body, String message) {
        sfpy.answer("POST /v1/order/", status, body);
        assertThatThrownBy(() -> client.create(wanted()))
                .isInstanceOf(SfpyApiException.class)
                .hasMessageContaining(message)
                .hasMessageNotContaining("the-key");
    }

    @Test
    void thatIsDownIsReported() {
        String url = sfpy.url();
        sfpy.close();
        assertThatThrownBy(() -> clientOf(url).create(wanted()))
                .isInstanceOf(SfpyApiException.class);
    }

    @Test
    void thatAnswersTooMuchIsNotReadToTheEnd() {
        sfpy.answer("POST /v1/order/", 200, "{\"data\":\"" + "x".repeat(2 * 1024 * 1024) + "\"}");
        assertThatThrownBy(() -> client.create(wanted())).isInstanceOf(SfpyApiException.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"data\":[{\"a\":1},{\"a\":2}]}|2",
                "{\"data\":[{\"a\":1},{\"a\":1},7]}|1",
                "{\"data\":[]}|0",
                "{\"data\":null}|0"
            })
    void listsPaymentsAndRefunds(String body, int expected) throws Exception {
        sfpy.answer("GET /v1/payment", 200, body);
        sfpy.answer("GET /v1/refund", 200, body);
        assertThat(client.paymentsOf(TOKEN, 1)).hasSize(expected);
        assertThat(client.refundsOf(TOKEN)).hasSize(expected);
    }

    @Test
    void readsAllPagesAndEndsWithAnApiThatHasNoPages() throws Exception {
        StringBuilder page = new StringBuilder("{\"data\":[");
        for (int i = 0; i < 50; i++) {
            page.append(i == 0 ? "" : ",").append("{\"a\":").append(i).append('}');
        }
        sfpy.answer("GET /v1/payment", 200, page + "]}");
        assertThat(client.paymentsOf(TOKEN, 1)).hasSize(50);
        assertThat(sfpy.calls()).hasSize(2);
    }

    @Test
    void thatListsSomethingElseIsReported() {
        sfpy.answer("GET /v1/payment", 200, "{\"data\":{\"payments\":[]}}");
        assertThatThrownBy(() -> client.paymentsOf(TOKEN, 1)).isInstanceOf(SfpyApiException.class);
    }

    @Test
    void saysARequestsState() throws Exception {
        sfpy.answer("GET /v1/order/", 200, "{\"data\":{\"request\":{\"state\":\"PAID\"}}}");
        assertThat(client.stateOf(TOKEN)).isEqualTo("PAID");
    }

    @Test
    void hasItsPaymentPageAtTheApp() {
        assertThat(client.paymentPage(TOKEN))
                .isEqualTo("https://app.example/#/pay?payment=" + TOKEN);
        assertThatThrownBy(() -> client.paymentPage("x&y"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
