package org.broadleafsfpy.sample.sandbox;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * Posts a signed event, as SFPY does.
 *
 * @param event what is signed
 * @param header in which header the signature stands
 * @param contentType the Content-Type; null for none, which is what Go sends by itself
 */
record Post(String endpoint, String event, String secret, Header header, String contentType) {
    private static final int MAX_ANSWER_CHARACTERS = 300;
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private static final HttpClient HTTP =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(3))
                    .build();

    /** SFPY's documentation names one header, its sample receiver reads another. */
    enum Header {
        BOTH,
        DOCUMENTED,
        SAMPLE,
        NONE;

        private void addTo(HttpRequest.Builder request, String signature) {
            if (this == BOTH || this == DOCUMENTED) {
                request.header("SFPY-Signature", signature);
            }
            if (this == BOTH || this == SAMPLE) {
                request.header("X-SFPY-SIGNATURE", signature);
            }
        }
    }

    /**
     * What came of it.
     *
     * @param status 0 if there was no answer
     */
    record Result(int status, long millis, String answer) {}

    String body() {
        return "{\"data\":" + event + "}\n";
    }

    Result send() {
        long begun = System.nanoTime();
        try {
            HttpResponse<String> response =
                    HTTP.send(request(), HttpResponse.BodyHandlers.ofString());
            return new Result(response.statusCode(), millisSince(begun), shorten(response.body()));
        } catch (IOException e) {
            String why = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
            return new Result(0, millisSince(begun), why);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Result(0, millisSince(begun), "stopped");
        }
    }

    private HttpRequest request() {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(endpoint))
                        .timeout(LONGEST)
                        .header("User-Agent", "sfpy-sandbox")
                        .POST(HttpRequest.BodyPublishers.ofString(body()));
        if (contentType != null) {
            request.header("Content-Type", contentType);
        }
        byte[] signed = event.getBytes(StandardCharsets.UTF_8);
        header.addTo(request, Signature.of(signed, secret));
        return request.build();
    }

    private static long millisSince(long begun) {
        return (System.nanoTime() - begun) / 1_000_000;
    }

    private static String shorten(String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        return line.length() <= MAX_ANSWER_CHARACTERS
                ? line
                : line.substring(0, MAX_ANSWER_CHARACTERS) + "…";
    }
}
