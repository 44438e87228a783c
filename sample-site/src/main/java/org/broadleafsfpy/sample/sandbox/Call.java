package org.broadleafsfpy.sample.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** A request to the sandbox. */
final class Call {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MAX_BODY_BYTES = 1024 * 1024;

    private final HttpExchange exchange;
    private final Map<String, String> query;
    private final byte[] body;

    Call(HttpExchange exchange) throws IOException {
        this.exchange = exchange;
        this.query = decode(exchange.getRequestURI().getRawQuery());
        this.body = exchange.getRequestBody().readNBytes(MAX_BODY_BYTES);
    }

    String method() {
        return exchange.getRequestMethod();
    }

    String path() {
        return exchange.getRequestURI().getPath();
    }

    String header(String name) {
        return exchange.getRequestHeaders().getFirst(name);
    }

    String query(String name) {
        return query.getOrDefault(name, "");
    }

    /**
     * @return a number of the query, {@code otherwise} if it is missing or zero, which is how
     *     SFPY's SDK says nothing
     */
    int number(String name, int otherwise) {
        String value = query(name);
        if (!value.matches("[0-9]{0,6}")) {
            throw new IllegalArgumentException(name + " has to be a whole number");
        }
        int number = value.isEmpty() ? 0 : Integer.parseInt(value);
        return number == 0 ? otherwise : number;
    }

    /**
     * @return the address that the caller knows the sandbox by
     */
    String baseUrl() {
        String host = header("Host");
        return "http://" + (host == null ? "localhost" : host);
    }

    boolean isJson() {
        String type = header("Content-Type");
        return type != null && type.startsWith("application/json");
    }

    String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    JsonNode json() {
        try {
            return JSON.readTree(body);
        } catch (IOException e) {
            throw new IllegalArgumentException("the body is not JSON");
        }
    }

    Map<String, String> form() {
        return decode(text());
    }

    private static Map<String, String> decode(String pairs) {
        Map<String, String> decoded = new HashMap<>();
        if (pairs != null) {
            for (String pair : pairs.split("&")) {
                int equals = pair.indexOf('=');
                if (equals > 0) {
                    decoded.put(
                            URLDecoder.decode(pair.substring(0, equals), StandardCharsets.UTF_8),
                            URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
                }
            }
        }
        return decoded;
    }
}
