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

    JsonNode json() {
        try {
            return JSON.readTree(body);
        } catch (IOException e) {
            throw new IllegalArgumentException("the body is not JSON");
        }
    }

    Map<String, String> form() {
        return decode(new String(body, StandardCharsets.UTF_8));
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
