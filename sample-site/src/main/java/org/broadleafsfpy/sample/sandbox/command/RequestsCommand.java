package org.broadleafsfpy.sample.sandbox.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.util.StringJoiner;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists what stores have asked for. */
@Command(
        name = "requests",
        mixinStandardHelpOptions = true,
        description =
                "Lists the requests that the store has made, newest first, with their payments.")
final class RequestsCommand implements Callable<Integer> {
    @Mixin private Remote remote;

    @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        for (JsonNode request : remote.get("/requests")) {
            StringJoiner payments = new StringJoiner(", ");
            request.path("payments").forEach(payment -> payments.add(payment.asText()));
            out.printf(
                    "%s  order %-10s %10s USD  %-9s %s%n",
                    request.path("token").asText(),
                    request.path("order").asText(),
                    BigDecimal.valueOf(request.path("usd_cents").asLong(), 2).toPlainString(),
                    request.path("state").asText(),
                    payments);
        }
        return 0;
    }
}
