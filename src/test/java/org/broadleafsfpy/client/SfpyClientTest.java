package org.broadleafsfpy.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.broadleafsfpy.config.Setting;
import org.broadleafsfpy.config.SfpySettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
    void thatMadeSomethingElseSaysWhichRequestNobodyWants(
            String address, long chain, long cents, String what) {
        sfpy.answerCreated(TOKEN, address, chain, cents);
        OtherRequestException other =
                catchThrowableOfType(OtherRequestException.class, () -> client.create(wanted()));
        assertThat(other).hasMessageContaining(what);
        assertThat(other.requestId()).isEqualTo(TOKEN);
    }

    /** As SFPY's own clients do: a validator may take 0 for a missing amount. */
    @Test
    void isNotToldOfDiscountAndTaxThatAreZero() throws Exception {
        NewRequest wanted = wanted();
        wanted.discountUsdCents = 0;
        wanted.taxUsdCents = 0;
        sfpy.answerCreated(TOKEN, ADDRESS, 1, 4690);
        assertThat(client.create(wanted)).isEqualTo(TOKEN);
        assertThat(sfpy.bodies().get(0))
                .contains("\"sub_total\":{\"amount\":4690,\"currency\":\"USD\"}")
                .doesNotContain("discount", "tax_total");
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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"200|{}|0", "404|{\"error\":{\"category\":\"NOT_FOUND\"}}|0"})
    void mayKnowNoSuchRequest(int status, String body, int expected) throws Exception {
        sfpy.answer("GET /v1/payment", status, body);
        sfpy.answer("GET /v1/refund", status, body);
        assertThat(client.paymentsOf(TOKEN, 1)).hasSize(expected);
        assertThat(client.refundsOf(TOKEN)).hasSize(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"404 page not found", "{}", "{\"message\":\"no Route matched\"}"})
    void thatIsElsewhereIsNotTakenForOneThatKnowsNoPayments(String body) {
        sfpy.answer("GET /v1/payment", 404, body);
        assertThatThrownBy(() -> client.paymentsOf(TOKEN, 1)).isInstanceOf(SfpyApiException.class);
    }

    @ParameterizedTest(name = "{0} payments in pages of {1} at most")
    @CsvSource({"5,50,1", "50,50,2", "120,50,4", "17,6,3", "120,20,7"})
    void isReadThroughAllPagesOfWhateverLength(int payments, int most, int calls) throws Exception {
        sfpy.answer("GET /v1/payment", query -> page(payments, most, query, true));
        assertThat(client.paymentsOf(TOKEN, 1))
                .extracting(payment -> payment.path("payment_id").asText())
                .hasSize(payments)
                .doesNotHaveDuplicates();
        assertThat(sfpy.calls()).hasSize(calls);
    }

    @Test
    void thatIgnoresTheOffsetIsNotAskedForEver() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        sfpy.answer(
                "GET /v1/payment",
                query -> {
                    StubSfpy.Answer same = page(50, 50, "limit=50&offset=0", false);
                    // What moves between two answers makes no other payment of it.
                    String moved = "\"updated_at\":" + asked.incrementAndGet();
                    return new StubSfpy.Answer(200, same.body().replace("\"updated_at\":0", moved));
                });
        assertThat(client.paymentsOf(TOKEN, 1)).hasSize(50);
        assertThat(asked).hasValue(2);
    }

    private static StubSfpy.Answer page(int items, int most, String query, boolean nullAtTheEnd) {
        int offset = Integer.parseInt(query.replaceAll(".*offset=(\\d+).*", "$1"));
        int limit = Math.min(most, Integer.parseInt(query.replaceAll(".*limit=(\\d+).*", "$1")));
        List<String> page = new ArrayList<>();
        for (int i = offset; i < Math.min(items, offset + limit); i++) {
            page.add("{\"payment_id\":\"P" + i + "\",\"updated_at\":0}");
        }
        boolean isNull = nullAtTheEnd && page.isEmpty();
        return new StubSfpy.Answer(200, "{\"data\":" + (isNull ? "null" : page) + "}");
    }

    @Test
    void thatListsSomethingElseIsReported() {
        sfpy.answer("GET /v1/payment", 200, "{\"data\":{\"payments\":[]}}");
        assertThatThrownBy(() -> client.paymentsOf(TOKEN, 1)).isInstanceOf(SfpyApiException.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"merchant\":{\"client_id\":\"M\"},\"request\":{\"token\":\"T\",\"state\":\"PAID\"}}|PAID",
                "{\"merchant\":null,\"request\":{\"state\":\"STARTED\"}}|STARTED",
                "[{\"request\":{\"token\":\"U\",\"state\":\"PAID\"}},"
                        + "{\"request\":{\"token\":\"T\",\"state\":\"CANCELLED\"}}]|CANCELLED",
                "{\"token\":\"T\",\"state\":\"ERRORED\"}|ERRORED",
                "{\"request\":{\"token\":\"U\",\"state\":\"STARTED\"}}|''",
                "{\"request\":null}|''",
                "{\"request\":{\"state\":null}}|''",
                "{\"request\":{\"state\":\"not STARTED\"}}|''",
                "[]|''",
                "null|''"
            })
    void saysARequestsState(String data, String state) throws Exception {
        String ours = data.replace("\"T\"", "\"" + TOKEN + "\"");
        sfpy.answer("GET /v1/order/", 200, "{\"data\":" + ours + "}");
        assertThat(client.stateOf(TOKEN)).isEqualTo(state);
    }

    @Test
    void thatDoesNotCancelIsCounted() {
        sfpy.answer("POST /v1/order/cancel", 405, "");
        assertThatThrownBy(() -> client.cancel(TOKEN)).isInstanceOf(SfpyApiException.class);
        assertThat(client.refusedCancels()).isEqualTo(1);
    }

    @Test
    void hasItsPaymentPageAtTheApp() {
        assertThat(client.paymentPage(TOKEN))
                .isEqualTo("https://app.example/#/pay?payment=" + TOKEN);
        assertThatThrownBy(() -> client.paymentPage("x&y"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
