package org.broadleafsfpy.sample.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.URLConnection;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A switch of the sandbox")
class SandboxSwitchesTest {
    private Api api;

    @BeforeEach
    void open() {
        api = Api.open(null, Map.of());
    }

    @AfterEach
    void close() {
        api.close();
    }

    private void set(String which, String value) throws Exception {
        JsonNode now =
                api.call("POST", "/sandbox/switches", "{\"" + which + "\":\"" + value + "\"}");
        assertThat(now.path(which).asText()).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource({"not-found, 404", "error, 500", "unauthorized, 401"})
    void refusesToCancel(String value, int status) throws Exception {
        String token = api.order("1007");
        set("cancel", value);
        String path = "/v1/order/cancel?token=" + token;
        assertThat(api.send("POST", path, "{}", Api.KEY).statusCode()).isEqualTo(status);
        assertThat(api.get("/v1/order/?token=" + token).toString()).contains("STARTED");
        set("cancel", "works");
        assertThat(api.send("POST", path, "{}", Api.KEY).statusCode()).isEqualTo(200);
    }

    @Test
    void takesTheListOfRefundsAwayAndNothingElse() throws Exception {
        String token = api.order("1007");
        set("refunds", "error");
        assertThat(api.send("GET", "/v1/refund?request=" + token, "", Api.KEY).statusCode())
                .isEqualTo(500);
        assertThat(api.send("GET", "/v1/payment?request=" + token, "", Api.KEY).statusCode())
                .isEqualTo(200);
    }

    @Test
    void movesUpdatedAt() throws Exception {
        String token = api.order("1007");
        api.play("payment.full", token);
        String path = "/v1/payment?request=" + token;
        assertThat(api.get(path)).isEqualTo(api.get(path));
        set("updated-at", "moving");
        assertThat(api.get(path)).isNotEqualTo(api.get(path));
    }

    @Test
    void refusesAmountsOfZero() throws Exception {
        String body = Api.orderBody("1").replace("null", "{\"amount\":0,\"currency\":\"USD\"}");
        assertThat(api.send("POST", "/v1/order/", body, Api.KEY).statusCode()).isEqualTo(200);
        set("zero-amounts", "refused");
        assertThat(api.send("POST", "/v1/order/", body, Api.KEY).statusCode()).isEqualTo(400);
    }

    @Test
    void answersWithAPageOrAnErrorInsteadOfTheApi() throws Exception {
        set("api", "html");
        assertThat(api.send("GET", "/v1/order", "", Api.KEY).body()).startsWith("<!DOCTYPE html>");
        set("api", "error");
        assertThat(api.send("GET", "/v1/order", "", Api.KEY).statusCode()).isEqualTo(500);
        set("api", "down");
        assertThatThrownBy(() -> api.send("GET", "/v1/order", "", Api.KEY))
                .isInstanceOf(IOException.class);
    }

    @Test
    void letsAnAnswerDrip() throws Exception {
        set("api", "dripping");
        URLConnection connection =
                URI.create(api.url() + "/v1/apikey/fetch").toURL().openConnection();
        connection.setRequestProperty("X-SFPY-API-KEY", Api.KEY);
        connection.setReadTimeout(1_000);
        try (InputStream in = connection.getInputStream()) {
            assertThat(in.read()).isEqualTo('{');
            assertThatThrownBy(in::read).isInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    void standsFromTheStartIfSaidSo() throws Exception {
        try (Api started = Api.open(null, Map.of("cancel", "error"))) {
            assertThat(started.get("/sandbox/status").path("switches").path("cancel").asText())
                    .isEqualTo("error");
        }
        assertThatThrownBy(() -> Api.open(null, Map.of("cancel", "perhaps")))
                .hasMessageContaining("it has works, not-found, error, unauthorized");
    }

    @Test
    void isSetOnTheMerchantPageToo() throws Exception {
        api.send("POST", "/switches", "cancel=error&refunds=works", null);
        assertThat(api.send("GET", "/merchant", "", null).body())
                .contains("<option selected>error</option>", "SFPY may do: cancel=error<");
    }

    @Test
    void isNotSetByPagesOfOthers() throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(api.url() + "/sandbox/switches"))
                        .header("Content-Type", "text/plain")
                        .POST(HttpRequest.BodyPublishers.ofString("{\"reset\":true}"))
                        .build();
        HttpResponse<String> answer =
                HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(415);
    }
}
