package org.broadleafsfpy.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.Pattern;
import org.broadleafsfpy.config.SettingsService;
import org.broadleafsfpy.config.SfpySettings;

/** Calls SFPY's API. Thread-safe; asks the settings at each call. */
public class SfpyClient {
    /** SFPY's state of a request that waits for its payment. */
    public static final String STARTED = "STARTED";

    /** SFPY's state of a payment, or of a request, whose money went back. */
    public static final String REFUNDED = "REFUNDED";

    private static final int PAGE = 50;

    /** SFPY's own when it is not told: a page with less on it is the last in any case. */
    private static final int SHORTEST_PAGE = 6;

    private static final int MAX_PAGES = 40;
    private static final Pattern STATE = Pattern.compile("[A-Z_]{1,32}");
    private static final Pattern REQUEST_ID = Pattern.compile("[0-9A-Za-z]{20}");

    private final SettingsService settings;
    private volatile Duration clockSkew;
    private final ObjectMapper json = new ObjectMapper();
    private final LongAdder refusedCancels = new LongAdder();

    /**
     * @param settings where the API is and the key to it
     */
    public SfpyClient(SettingsService settings) {
        this.settings = settings;
    }

    /**
     * Makes a request, and checks that SFPY understood it as it was meant.
     *
     * @param wanted what is asked for
     * @return SFPY's token of the request
     * @throws OtherRequestException if SFPY made one that asks for something else
     * @throws SfpyApiException if there is no request
     */
    public String create(NewRequest wanted) throws SfpyApiException {
        JsonNode made = call("POST", "/v1/order/", RequestForm.bodyOf(wanted));
        String token = made.path("token").asText("");
        if (!REQUEST_ID.matcher(token).matches()) {
            throw new SfpyApiException("SFPY answered a new request without a usable token");
        }
        String difference = RequestForm.difference(wanted, made);
        if (difference != null) {
            throw new OtherRequestException(token, difference);
        }
        return token;
    }

    /**
     * Cancels a request. No published code of SFPY's makes this call, so it may be refused for
     * ever: nothing may depend on it.
     *
     * @param requestId SFPY's token of it
     * @throws SfpyApiException if SFPY did not say that it did
     */
    public void cancel(String requestId) throws SfpyApiException {
        try {
            call("POST", "/v1/order/cancel?token=" + requireId(requestId), null);
        } catch (SfpyApiException e) {
            refusedCancels.increment();
            throw e;
        }
    }

    /**
     * @return how often SFPY did not cancel what it was asked to, since this node started
     */
    public long refusedCancels() {
        return refusedCancels.sum();
    }

    /**
     * Asks for a request's state.
     *
     * @param requestId SFPY's token of it
     * @return such as {@code STARTED}, {@code PAID} or {@code CANCELLED}: capital letters, at most
     *     32; empty if SFPY says none
     * @throws SfpyApiException if SFPY did not say
     */
    public String stateOf(String requestId) throws SfpyApiException {
        JsonNode answer = call("GET", "/v1/order/?token=" + requireId(requestId), null);
        String state = RequestForm.requestIn(answer, requestId).path("state").asText("");
        return STATE.matcher(state).matches() ? state : "";
    }

    /**
     * @param state what {@link #stateOf} said
     * @return whether it says that nobody has paid the request
     */
    public static boolean saysUnpaid(String state) {
        return state.equals(STARTED) || state.equals("CANCELLED");
    }

    /**
     * @param state what {@link #stateOf} said
     * @return whether it says that somebody has paid the request
     */
    public static boolean saysPaid(String state) {
        return state.equals("PAID") || state.equals(REFUNDED);
    }

    /**
     * Asks for the payments of a request, through all pages.
     *
     * @param requestId SFPY's token of it
     * @param chainId the chain that it was made for
     * @return each as SFPY's API writes it; none if SFPY says that it knows none
     * @throws SfpyApiException if SFPY did not say
     */
    public List<ObjectNode> paymentsOf(String requestId, long chainId) throws SfpyApiException {
        String request = requireId(requestId) + "&chain=" + chainId;
        return listOrNone("/v1/payment?request=" + request + "&kind=PAYMENT", "payment_id");
    }

    /**
     * Asks for the refunds of a request, through all pages.
     *
     * @param requestId SFPY's token of it
     * @return each as SFPY's API writes it; none if SFPY says that it knows none
     * @throws SfpyApiException if SFPY did not say
     */
    public List<ObjectNode> refundsOf(String requestId) throws SfpyApiException {
        String request = requireId(requestId);
        return listOrNone("/v1/refund?request=" + request + "&kind=REFUND", "refund_id");
    }

    private List<ObjectNode> listOrNone(String path, String id) throws SfpyApiException {
        try {
            return list(path, id);
        } catch (SfpyApiException e) {
            if (e.isNotFound()) {
                return Collections.emptyList();
            }
            throw e;
        }
    }

    /**
     * Reads a list through all its pages, of whatever length SFPY makes them. Ends also where an
     * API does not mind the offset and sends the same page again.
     *
     * @param path the call, with a query
     * @param id the member that tells one item from another
     * @return each item once
     */
    List<ObjectNode> list(String path, String id) throws SfpyApiException {
        Map<String, ObjectNode> all = new LinkedHashMap<>();
        int offset = 0;
        for (int page = 0; page < MAX_PAGES; page++) {
            JsonNode items = call("GET", path + "&limit=" + PAGE + "&offset=" + offset, null);
            if (!items.isArray() && !items.isNull() && !items.isMissingNode()) {
                throw new SfpyApiException(
                        "SFPY answered " + path.replaceFirst("\\?.*", "") + " with something else");
            }
            int before = all.size();
            for (JsonNode item : items) { // none if Go has written an empty list as null
                if (item.isObject()) {
                    String key = item.path(id).isTextual() ? item.path(id).asText() : "" + item;
                    all.putIfAbsent(key, (ObjectNode) item);
                }
            }
            if (items.size() < SHORTEST_PAGE || all.size() == before) {
                return new ArrayList<>(all.values());
            }
            offset += items.size();
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
                    what + " was answered " + answer.status() + " " + wordOf(category),
                    wordOf(category));
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
