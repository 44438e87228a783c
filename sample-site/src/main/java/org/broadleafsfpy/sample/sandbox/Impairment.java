package org.broadleafsfpy.sample.sandbox;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;

/** How the API's answers come if the switch {@code api} says so. */
final class Impairment {
    private static final Duration SLOW = Duration.ofSeconds(5);
    private static final Duration STUCK = Duration.ofMinutes(1);
    private static final Duration DRIP = Duration.ofSeconds(2);

    private static final String PAGE =
            "<!DOCTYPE html><title>Just a moment</title><p>Checking your browser before you go on.";

    private final Switches switches;

    Impairment(Switches switches) {
        this.switches = switches;
    }

    /** What is answered without asking the API; null if it is to be asked. */
    Answer instead() {
        return switch (switches.get(Switch.API)) {
            case "html" -> Answer.html(PAGE);
            case "error" -> Answer.error(500, "API_ERROR", "something went wrong");
            default -> null;
        };
    }

    /** Whether the connection is closed without an answer. */
    boolean isDown() {
        return switches.is(Switch.API, "down");
    }

    void send(Answer answer, HttpExchange exchange) throws IOException {
        switch (switches.get(Switch.API)) {
            case "slow" -> pause(SLOW);
            case "stuck" -> pause(STUCK);
            case "dripping" -> {
                drip(answer, exchange);
                return;
            }
            default -> {}
        }
        answer.sendTo(exchange);
    }

    private static void drip(Answer answer, HttpExchange exchange) throws IOException {
        byte[] bytes = answer.begin(exchange);
        OutputStream out = exchange.getResponseBody();
        for (byte b : bytes) {
            out.write(b);
            out.flush();
            pause(DRIP);
        }
    }

    private static void pause(Duration length) throws IOException {
        try {
            Thread.sleep(length.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("the sandbox stops", e);
        }
    }
}
