package org.broadleafsfpy.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.broadleafsfpy.config.SettingsService;
import org.broadleafsfpy.config.SfpySettings;

/** Calls SFPY's API. Thread-safe; asks the settings at each call. */
public class SfpyClient {
    private static final int PAGE = 50;
    private static final int MAX_PAGES = 20;
    private static final Pattern REQUEST_ID = Pattern.compile("[0-9A-Za-z]{20}");

    private final SettingsService settings;
    private volatile Duration clockSkew;
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
     * Asks for a request's state.
     *
     * @param requestId SFPY's token of it
     * @return such as {@code STARTED}, {@code PAID} or {@code CANCELLED}; empty if SFPY says none
     * @throws SfpyApiException if SFPY did not say
     */
    public String stateOf(String requestId) throws SfpyApiException {
        JsonNode answer = call("GET", "/v1/order/?token=" + requireId(requestId), null);
        return answer.path("request").path("state").asText("");
    }

    /**
     * Asks for the payments of a request, through all pages.
     *
     * @param requestId SFPY's token of it
     * @param chainId the chain that it was made for
     * @return each as SFPY's API writes it
     * @throws SfpyApiException if SFPY did not say
     */
    public List<ObjectNode> paymentsOf(String requestId, long chainId) throws SfpyApiException {
        return list(
                "/v1/payment?request="
                        + requireId(requestId)
                        + "&chain="
                        + chainId
                        + "&kind=PAYMENT");
    }

    /**
     * Asks for the refunds of a request, through all pages.
     *
     * @param requestId SFPY's token of it
     * @return each as SFPY's API writes it
     * @throws SfpyApiException if SFPY did not say
     */
    public List<ObjectNode> refundsOf(String requestId) throws SfpyApiException {
        return list("/v1/refund?request=" + requireId(requestId) + "&kind=REFUND");
    }

    private List<ObjectNode> list(String path) throws SfpyApiException {
        List<ObjectNode> all = new ArrayList<>();
        for (int page = 0; page < MAX_PAGES; page++) {
            JsonNode items = call("GET", path + "&limit=" + PAGE + "&offset=" + page * PAGE, null);
            if (items.isNull() || items.isMissingNode()) {
                return all; // Go writes an empty list as null
            }
            if (!items.isArray()) {
                throw new SfpyApiException(
                        "SFPY answered " + path.replaceFirst("\\?.*", "") + " with something else");
            }
            int before = all.size();
            for (JsonNode item : items) {
                if (item.isObject() && !all.contains(item)) {
                    all.add((ObjectNode) item);
                }
            }
            // An API that does not mind the limit sends the same page again.
            if (items.size() < PAGE || all.size() == before) {
                return all;
            }
        }
        throw new SfpyApiException("SFPY lists more than anybody would pay");
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

    /**
     * @return how far SFPY's clock is ahead of this node's, to the second, by its last answer;
     *     empty if it has not answered since this node started
     */
    public Optional<Duration> clockSkew() {
        return Optional.ofNullable(clockSkew);
    }

    private void noteClock(JsonHttp.Answer answer) {
        if (answer.dateMillis() > 0) {
            long aheadMillis = answer.dateMillis() - System.currentTimeMillis();
            clockSkew = Duration.ofSeconds(Math.round(aheadMillis / 1000.0));
        }
    }

    private static String requireId(String requestId) {
        if (!REQUEST_ID.matcher(requestId).matches()) {
            throw new IllegalArgumentException("not a request id");
        }
        return requestId;
    }

    /** What SFPY's answer has as data. */
    JsonNode call(String method, String path, ObjectNode body) throws SfpyApiException {
        SfpySettings now = settings.current();
        String what = method + " " + path.replaceFirst("\\?.*", "");
        JsonHttp.Answer answer;
        try {
            answer =
                    JsonHttp.call(
                            method,
                            now.apiUrl() + path,
                            Collections.singletonMap("X-SFPY-API-KEY", now.apiKey()),
                            body == null ? "{}" : body.toString());
        } catch (IOException e) {
            throw new SfpyApiException(
                    what + " had no usable answer: " + e.getClass().getSimpleName(), e);
        }
        noteClock(answer);
        JsonNode envelope = envelopeIn(answer);
        boolean succeeded = answer.status() >= 200 && answer.status() < 300;
        JsonNode category = envelope.path("error").path("category");
        if (!succeeded || category.isTextual()) {
            throw new SfpyApiException(
                    what + " was answered " + answer.status() + " " + wordOf(category));
        }
        if (envelope.isMissingNode()) {
            throw new SfpyApiException(what + " had no usable answer: it is not JSON");
        }
        return envelope.path("data");
    }

    /** Missing if it is not JSON, a proxy's page for example. */
    private JsonNode envelopeIn(JsonHttp.Answer answer) {
        try {
            return json.readTree(answer.body());
        } catch (IOException e) {
            return MissingNode.getInstance(); // the parser's message quotes, so it goes nowhere
        }
    }

    private static String wordOf(JsonNode category) {
        return category.asText("").replaceAll("[^A-Z_]", "");
    }
}
