package org.broadleafsfpy.sample.sandbox.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Prints deliveries and the store's answers. */
@Command(
        name = "listen",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Prints each delivery and what the store answers, as it happens.")
final class ListenCommand implements Callable<Integer> {
    private static final int POLL_SECONDS = 20;

    @Mixin private Remote remote;

    @Option(names = "--all", description = "Begins with those that were before.")
    private boolean all;

    @Option(names = "--body", description = "Prints what was posted, too.")
    private boolean body;

    @Option(names = "--json", description = "Prints a JSON object for each, on a line of its own.")
    private boolean json;

    @Option(
            names = "--count",
            paramLabel = "N",
            defaultValue = "0",
            description = "Ends after so many; without it, at Ctrl+C.")
    private int count;

    @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        long now = remote.get("/status").path("deliveries").asLong();
        Deliveries deliveries = new Deliveries(remote, all ? 0 : now);
        for (int printed = 0; count == 0 || printed < count; ) {
            for (JsonNode delivery : deliveries.next(POLL_SECONDS)) {
                if (count == 0 || printed < count) {
                    print(delivery, out);
                    printed++;
                }
            }
        }
        return 0;
    }

    private void print(JsonNode delivery, PrintWriter out) {
        out.println(json ? delivery.toString() : Deliveries.line(delivery));
        if (body && !json) {
            out.println(delivery.path("body").asText().stripTrailing());
        }
        out.flush();
    }
}
