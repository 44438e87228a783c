package org.broadleafsfpy.sample.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;

/** A sandbox on a free port, and its API called as a store does. */
final class Api implements AutoCloseable {
    static final String KEY = "the-key";
    static final String SECRET = "the-secret";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final Sandbox sandbox;

    private Api(Sandbox sandbox) {
        this.sandbox = sandbox;
        sandbox.start();
    }

    /**
     * @param endpoint null for a new account
     */
    static Api open(String endpoint, Map<String, String> switches) {
        try {
            return new Api(
                    new Sandbox(
                            new SandboxOptions(
                                    0, KEY, SECRET, endpoint, Duration.ofMillis(10), switches)));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    String url() {
        return "http://localhost:" + sandbox.port();
    }

    HttpResponse<String> send(String method, String path, String body, String key)
            throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(url() + path))
                        .timeout(Duration.ofSeconds(20))
                        .header("Content-Type", "application/json")
                        .method(method, HttpRequest.BodyPublishers.ofString(body));
        if (key != null) {
            request.header("X-SFPY-API-KEY", key);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    JsonNode call(String method, String path, String body) throws Exception {
        return JSON.readTree(send(method, path, body, KEY).body());
    }

    JsonNode get(String path) throws Exception {
        return call("GET", path, "");
    }

    /** A request over 46.90 dollars; its token. */
    String order(String reference) throws Exception {
        return call("POST", "/v1/order/", orderBody(reference)).path("data").path("token").asText();
    }

    static String orderBody(String reference) {
        return """
        {"order_service":{"order":{"address":"0x70997970C51812dc3A010C7d01b50e0d17dc79C8",
         "reference":"%s","chain_id":1,
         "cart":{"source":" Broadleaf ","complete_url":"http://localhost/c?a=1&b=2"},
         "purchase_total":{"sub_total":{"amount":4690,"currency":"USD"},"discount":null}}}}"""
                .formatted(reference);
    }

    JsonNode play(String play, String request) throws Exception {
        return call(
                "POST",
                "/sandbox/trigger",
                "{\"play\":\"" + play + "\",\"request\":\"" + request + "\"}");
    }

    @Override
    public void close() {
        sandbox.stop();
    }
}
