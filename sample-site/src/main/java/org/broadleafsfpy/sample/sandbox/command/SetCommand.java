package org.broadleafsfpy.sample.sandbox.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.Map;
import java.util.concurrent.Callable;
import org.broadleafsfpy.sample.sandbox.Plays;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Sets the switches of a sandbox. */
@Command(
        name = "set",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Sets switches of a sandbox that runs: what the real SFPY may do. Without arguments,"
                    + " shows how they stand."
        })
final class SetCommand implements Callable<Integer> {
    @Mixin private Remote remote;

    @Parameters(
            arity = "0..*",
            paramLabel = "SWITCH=VALUE",
            description = "Such as cancel=not-found; sandbox set --list shows all values.")
    private Map<String, String> switches = Map.of();

    @Option(names = "--reset", description = "Sets all the others back first.")
    private boolean reset;

    @Option(names = "--list", description = "Shows the switches and their values.")
    private boolean list;

    @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        if (list) {
            Plays.switches().forEach((key, values) -> out.printf("  %-14s %s%n", key, values));
            return 0;
        }
        ObjectNode wanted = JsonNodeFactory.instance.objectNode();
        if (reset) {
            wanted.put("reset", true);
        }
        switches.forEach(wanted::put);
        JsonNode now =
                wanted.isEmpty()
                        ? remote.get("/status").path("switches")
                        : remote.post("/switches", wanted);
        now.properties().forEach(e -> out.printf("  %s=%s%n", e.getKey(), e.getValue().asText()));
        return 0;
    }
}
