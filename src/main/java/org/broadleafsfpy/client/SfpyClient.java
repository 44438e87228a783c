package org.broadleafsfpy.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.broadleafsfpy.config.SettingsService;
import org.broadleafsfpy.config.SfpySettings;

/**
 * Calls SFPY's API. Thread-safe; asks the settings at each call; follows no redirects, waits a few
 * seconds, reads at most 1 MiB.
 */
public class SfpyClient {
    private static final Pattern REQUEST_ID = Pattern.compile("[0-9A-Za-z]{20}");
    private static final int CONNECT_MILLIS = 3_000;
    private static final int READ_MILLIS = 7_000;
    private static final int MAX_ANSWER_BYTES = 1024 * 1024;
    private static final int BUFFER_BYTES = 8 * 1024;

    private final SettingsService settings;
    private final ObjectMapper json = new ObjectMapper();

    /**
     * @param settings where the API is and the key to it
     */
    public SfpyClient(SettingsService settings) {
        this.settings = settings;
    }

    /**
     * Makes a request, and checks that SFPY understood it as it was meant. One that was made
     * otherwise is cancelled at once.
     *
     * @param wanted what is asked for
     * @return SFPY's token of the request
     * @throws SfpyApiException if there is no request at SFPY that asks for exactly this
     */
    public String create(NewRequest wanted) throws SfpyApiException {
        ObjectNode body = json.createObjectNode();
        ObjectNode order = body.putObject("order_service").putObject("order");
        order.put("address", wanted.payoutAddress);
        order.put("reference", wanted.reference);
        order.put("chain_id", wanted.chainId);
        ObjectNode cart = order.putObject("cart");
        cart.put("source", "broadleaf");
        cart.put("order_reference", wanted.reference);
        cart.put("complete_url", wanted.completeUrl);
        cart.put("cancel_url", wanted.cancelUrl);
        ObjectNode total = order.putObject("purchase_total");
        putUsd(total, "sub_total", wanted.subTotalUsdCents);
        putUsd(total, "discount", wanted.discountUsdCents);
        putUsd(total, "tax_total", wanted.taxUsdCents);

        JsonNode made = call("POST", "/v1/order/", body);
        String token = made.path("token").asText("");
        if (!REQUEST_ID.matcher(token).matches()) {
            throw new SfpyApiException("SFPY answered a new request without a usable token");
        }
        String difference = difference(wanted, made);
        if (difference != null) {
            cancel(token);
            throw new SfpyApiException(
                    "SFPY made request " + token + " with another " + difference + "; cancelled");
        }
        return token;
    }

    private static void putUsd(ObjectNode total, String member, long usdCents) {
        total.putObject(member).put("amount", usdCents).put("currency", "USD");
    }

    private static String difference(NewRequest wanted, JsonNode made) {
        JsonNode grandTotal = made.path("purchase_total").path("grand_total");
        if (!grandTotal.path("amount").canConvertToLong()
                || grandTotal.path("amount").asLong(-1) != wanted.grandTotalUsdCents()) {
            return "total";
        }
        if (!"USD".equals(grandTotal.path("currency").asText("USD"))) {
            return "currency";
        }
        if (made.path("chain_id").asLong() != wanted.chainId) {
            return "chain";
        }
        return made.path("address").asText().equalsIgnoreCase(wanted.payoutAddress)
                ? null
                : "address";
    }

    /**
     * Cancels a request.
     *
     * @param requestId SFPY's token of it
     * @throws SfpyApiException if SFPY did not say that it did
     */
    public void cancel(String requestId) throws SfpyApiException {
        call("POST", "/v1/order/cancel?token=" + requireId(requestId), null);
    }

    /**
     * Asks whether SFPY knows of any payment of a request.
     *
     * @param requestId SFPY's token of it
     * @param chainId the chain that it was made for
     * @return whether there is at least one
     * @throws SfpyApiException if SFPY did not say
     */
    public boolean hasPayment(String requestId, long chainId) throws SfpyApiException {
        JsonNode payments =
                call(
                        "GET",
                        "/v1/payment?request="
                                + requireId(requestId)
                                + "&chain="
                                + chainId
                                + "&kind=PAYMENT",
                        null);
        if (payments.isArray()) {
            return payments.size() > 0;
        }
        if (payments.isNull() || payments.isMissingNode()) {
            return false; // Go writes an empty list as null
        }
        throw new SfpyApiException("SFPY answered the question for payments with something else");
    }

    /**
     * The page on which a shopper pays.
     *
     * @param requestId SFPY's token of the request
     * @return its address
     */
    public String paymentPage(String requestId) {
        return settings.current().appUrl() + "/#/pay?payment=" + requireId(requestId);
    }

    private static String requireId(String requestId) {
        if (!REQUEST_ID.matcher(requestId).matches()) {
            throw new IllegalArgumentException("not a request id");
        }
        return requestId;
    }

    private JsonNode call(String method, String path, ObjectNode body) throws SfpyApiException {
        SfpySettings now = settings.current();
        String what = method + " " + path.replaceFirst("\\?.*", "");
        try {
            HttpURLConnection connection =
                    (HttpURLConnection) new URL(now.apiUrl() + path).openConnection();
            connection.setInstanceFollowRedirects(false);
            connection.setConnectTimeout(CONNECT_MILLIS);
            connection.setReadTimeout(READ_MILLIS);
            connection.setRequestMethod(method);
            connection.setRequestProperty("X-SFPY-API-KEY", now.apiKey());
            connection.setRequestProperty("Accept", "application/json");
            if (method.equals("POST")) {
                send(connection, body == null ? "{}" : body.toString());
            }
            int status = connection.getResponseCode();
            if (status < 200 || status > 299) {
                throw new SfpyApiException(
                        what + " was answered " + status + " " + category(connection));
            }
            JsonNode answer = json.readTree(read(connection.getInputStream()));
            if (answer.path("error").path("category").isTextual()) {
                throw new SfpyApiException(
                        what + " failed: " + wordOf(answer.path("error").path("category")));
            }
            return answer.path("data");
        } catch (JsonProcessingException e) {
            // Not chained: the parser's message quotes the answer.
            throw new SfpyApiException(what + " had no usable answer: it is not JSON");
        } catch (IOException | ClassCastException e) {
            throw new SfpyApiException(
                    what + " had no usable answer: " + e.getClass().getSimpleName(), e);
        }
    }

    private static void send(HttpURLConnection connection, String body) throws IOException {
        connection.setDoOutput(true);
        connection.setRequestProperty("Content-Type", "application/json");
        try (OutputStream out = connection.getOutputStream()) {
            out.write(body.getBytes(StandardCharsets.UTF_8));
        }
    }

    private String category(HttpURLConnection connection) throws IOException {
        InputStream error = connection.getErrorStream();
        if (error == null) {
            return "";
        }
        try {
            return wordOf(json.readTree(read(error)).path("error").path("category"));
        } catch (IOException e) {
            return "without SFPY's usual error"; // a proxy's page, say; the status is what counts
        }
    }

    private static String wordOf(JsonNode category) {
        return category.asText("").replaceAll("[^A-Z_]", "");
    }

    private static byte[] read(InputStream in) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] buffer = new byte[BUFFER_BYTES];
        try (InputStream source = in) {
            int count;
            while ((count = source.read(buffer)) >= 0) {
                out.write(buffer, 0, count);
                if (out.size() > MAX_ANSWER_BYTES) {
                    throw new IOException("the answer is larger than 1 MiB");
                }
            }
        }
        return out.toByteArray();
    }
}
