package org.broadleafsfpy.sample.sandbox.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Callable;
import org.broadleafsfpy.sample.sandbox.Plays;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Has the sandbox play a payment, a refund or an event. */
@Command(
        name = "trigger",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Plays a payment, a refund or an event in a sandbox that runs, and waits for what the"
                    + " store says to it.",
            "What there is to play: sandbox trigger --list"
        })
final class TriggerCommand implements Callable<Integer> {
    @Mixin private Remote remote;

    @Parameters(
            arity = "0..1",
            paramLabel = "PLAY",
            description = "Such as payment.partial or refund.elsewhere.")
    private String play;

    @Option(names = "--list", description = "Shows what can be played.")
    private boolean list;

    @Option(
            names = "--request",
            paramLabel = "ID",
            description =
                    "SFPY's id of the request, or the store's order id; the newest without it.")
    private String request = "";

    @Option(
            names = "--payment",
            paramLabel = "ID",
            description = "Which payment is refunded; the newest of the request without it.")
    private String payment = "";

    @Option(
            names = "--token",
            paramLabel = "SYMBOL",
            description = "ETH, DAI, USDC, USDT or WBTC; USDC, or the payment's own, without it.")
    private String token = "";

    @Option(names = "--usd", paramLabel = "AMOUNT", description = "How much, such as 12.50.")
    private String usd = "";

    @Option(names = "--no-wait", description = "Does not wait for what the store says.")
    private boolean noWait;

    @Option(
            names = "--wait-seconds",
            paramLabel = "N",
            defaultValue = "60",
            description = "The longest wait (default: ${DEFAULT-VALUE}).")
    private int waitSeconds;

    @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        if (list) {
            Plays.all().forEach((key, summary) -> out.printf("  %-22s %s%n", key, summary));
            return 0;
        }
        if (play == null) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "Name a PLAY; --list shows what there is.");
        }
        if (!Plays.all().containsKey(play)) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "There is no PLAY \"" + play + "\"; --list shows them.");
        }
        long before = remote.get("/status").path("deliveries").asLong();
        JsonNode played = remote.post("/trigger", wish());
        played.path("said").forEach(line -> out.println(line.asText()));
        Set<String> events = new HashSet<>();
        played.path("events").forEach(event -> events.add(event.asText()));
        if (events.isEmpty()) {
            out.println("No event is sent.");
        }
        out.flush();
        return events.isEmpty() || noWait
                ? 0
                : new Deliveries(remote, before).await(events, waitSeconds, out);
    }

    private ObjectNode wish() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("play", play)
                .put("request", request)
                .put("payment", payment)
                .put("token", token)
                .put("usd", usd);
    }
}
