package org.broadleafsfpy.sample.sandbox.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import picocli.CommandLine.Option;

/** The sandbox that runs, as the option of each command names it. */
final class Remote {
    private static final Duration LONGEST = Duration.ofSeconds(45);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(3)).build();

    @Option(
            names = "--sandbox",
            paramLabel = "URL",
            defaultValue = "${env:SANDBOX_URL:-http://localhost:8090}",
            description = "Where the sandbox runs (default: ${DEFAULT-VALUE}; or SANDBOX_URL).")
    private String url;

    JsonNode get(String path) throws InterruptedException {
        return call(request(path).GET());
    }

    JsonNode post(String path, ObjectNode body) throws InterruptedException {
        return call(
                request(path)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body.toString())));
    }

    private HttpRequest.Builder request(String path) {
        try {
            URI address = URI.create(url.replaceFirst("/+$", "") + "/sandbox" + path);
            return HttpRequest.newBuilder(address).timeout(LONGEST);
        } catch (IllegalArgumentException e) {
            throw new CommandFailed(
                    ExitCodes.USAGE, "\"" + url + "\" is not an address of a sandbox.");
        }
    }

    private JsonNode call(HttpRequest.Builder request) throws InterruptedException {
        HttpResponse<String> response;
        try {
            response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new CommandFailed(
                    ExitCodes.UNREACHABLE,
                    "No sandbox answers at " + url + ". Start one with: ./sample-site/sandbox");
        }
        JsonNode answer = json(response.body());
        if (response.statusCode() != 200) {
            throw new CommandFailed(
                    ExitCodes.REFUSED,
                    answer.path("error").path("message").asText("The sandbox refused it."));
        }
        return answer;
    }

    private JsonNode json(String body) {
        try {
            return new ObjectMapper().readTree(body);
        } catch (JsonProcessingException e) {
            throw new CommandFailed(
                    ExitCodes.UNREACHABLE, "What answers at " + url + " is not a sandbox.");
        }
    }
}
