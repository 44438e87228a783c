package org.broadleafsfpy.sample.sandbox.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Has the sandbox sign an event and post it. */
@Command(
        name = "send",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Signs an event and posts it once to the store's endpoint.",
            "The event is brought into the form in which SFPY writes it, unless it is to go as it"
                    + " is; members that SFPY's events do not have are left out then."
        })
final class SendCommand implements Callable<Integer> {
    /** Which header the signature stands in. */
    enum Header {
        both,
        documented,
        sample,
        none
    }

    @Mixin private Remote remote;

    @Parameters(
            paramLabel = "FILE",
            description =
                    "An event as JSON, or a body {\"data\": event}; - reads it from standard input.")
    private String file;

    @Option(
            names = "--as-is",
            description = "Signs and posts the event exactly as it stands in the file.")
    private boolean asIs;

    @Option(names = "--endpoint", paramLabel = "URL", description = "Somewhere else.")
    private String endpoint;

    @Option(names = "--secret", paramLabel = "TEXT", description = "Another secret.")
    private String secret;

    @Option(
            names = "--header",
            defaultValue = "both",
            description =
                    "In which header the signature stands: both, documented (SFPY-Signature), sample"
                            + " (X-SFPY-SIGNATURE) or none.")
    private Header header;

    @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException, IOException {
        ObjectNode wanted = JsonNodeFactory.instance.objectNode();
        wanted.put("event", eventIn(read())).put("as_is", asIs).put("header", header.name());
        if (endpoint != null) {
            wanted.put("endpoint", endpoint);
        }
        if (secret != null) {
            wanted.put("secret", secret);
        }
        JsonNode delivery = remote.post("/send", wanted);
        spec.commandLine().getOut().println(Deliveries.line(delivery));
        return Deliveries.isTaken(delivery) ? 0 : ExitCodes.REFUSED;
    }

    private String read() throws IOException {
        try {
            byte[] bytes =
                    file.equals("-") ? System.in.readAllBytes() : Files.readAllBytes(Path.of(file));
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (NoSuchFileException e) {
            throw new CommandFailed(ExitCodes.USAGE, "There is no file " + file + ".");
        }
    }

    /** The event of a whole body, as it stands there; otherwise the text is the event. */
    private static String eventIn(String text) {
        try {
            JsonNode json = new ObjectMapper().readTree(text);
            boolean isBody = json.size() == 1 && json.path("data").isObject();
            // The member's own text, so that --as-is keeps its white space.
            return isBody
                    ? text.substring(text.indexOf('{', text.indexOf(':')), text.lastIndexOf('}'))
                    : text;
        } catch (JsonProcessingException e) {
            return text; // the sandbox says what is wrong with it
        }
    }
}
