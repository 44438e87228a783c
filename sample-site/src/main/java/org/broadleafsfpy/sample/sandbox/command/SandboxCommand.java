package org.broadleafsfpy.sample.sandbox.command;

import java.io.IOException;
import java.net.BindException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import org.broadleafsfpy.sample.sandbox.Sandbox;
import org.broadleafsfpy.sample.sandbox.SandboxOptions;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Starts the sandbox by itself, for a store that runs elsewhere on this machine. */
@Command(
        name = "sandbox",
        mixinStandardHelpOptions = true,
        version = "broadleaf-sfpy sandbox 0.1",
        sortOptions = false,
        description = {
            "Starts a stand-in for SFPY on this machine: its API, its payment page, a merchant page,"
                    + " and webhooks signed like the real ones. No account, no real money.",
            "The subcommands tell a sandbox that runs what to do."
        },
        subcommands = {
            TriggerCommand.class,
            SendCommand.class,
            ListenCommand.class,
            SetCommand.class,
            RequestsCommand.class
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done; the store took the event",
            "1:the sandbox refused, or the store did not take the event",
            "2:the command was not understood",
            "3:there is no sandbox, or none can start here"
        })
public final class SandboxCommand implements Callable<Integer> {
    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "8090",
            description = "Where it listens, on loopback only (default: ${DEFAULT-VALUE}).")
    private int port;

    @Option(
            names = "--endpoint",
            paramLabel = "URL",
            description =
                    "Your store's webhook, such as http://localhost:8080/sfpy/webhook. Without it,"
                            + " the one of last time, or none: then your store registers it.")
    private String endpoint;

    @Option(
            names = "--secret",
            paramLabel = "TEXT",
            description = "The shared secret. Without it, that of last time, or a random one.")
    private String secret;

    @Option(
            names = "--api-key",
            paramLabel = "TEXT",
            description = "The API key. Without it, that of last time, or a random one.")
    private String apiKey;

    @Option(names = "--new", description = "A new account: nothing is taken over from last time.")
    private boolean fresh;

    @Option(
            names = "--confirm-seconds",
            paramLabel = "N",
            defaultValue = "3",
            description = "How long the chain takes to confirm (default: ${DEFAULT-VALUE}).")
    private int confirmSeconds;

    @Option(
            names = "--set",
            paramLabel = "SWITCH=VALUE",
            description = "How a switch stands from the start; see: sandbox set --help.")
    private Map<String, String> switches = Map.of();

    @Option(
            names = "--account",
            paramLabel = "FILE",
            defaultValue = "${sys:sandbox.account}",
            description = "Where key, secret and endpoint are kept for the next time.")
    private Path file;

    @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

    /**
     * @param arguments as typed
     */
    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new SandboxCommand())
                .setExecutionExceptionHandler(
                        (exception, line, parsed) -> {
                            if (exception instanceof CommandFailed failed) {
                                line.getErr().println(failed.getMessage());
                                return failed.exitCode();
                            }
                            throw exception;
                        });
    }

    @Override
    public Integer call() throws InterruptedException, IOException {
        KeptAccount kept = fresh ? KeptAccount.NONE : KeptAccount.in(file);
        Sandbox sandbox = open(kept);
        sandbox.start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(sandbox), "stop-sandbox"));
        KeptAccount.of(sandbox).writeTo(file);
        Welcome.print(spec.commandLine().getOut(), sandbox);
        Thread.currentThread().join();
        return 0;
    }

    private Sandbox open(KeptAccount kept) throws IOException {
        try {
            return new Sandbox(
                    new SandboxOptions(
                            port,
                            apiKey != null ? apiKey : kept.apiKey(),
                            secret != null ? secret : kept.secret(),
                            endpoint != null ? endpoint : kept.endpoint(),
                            Duration.ofSeconds(confirmSeconds),
                            switches));
        } catch (IllegalArgumentException e) {
            throw new CommandFailed(ExitCodes.USAGE, e.getMessage());
        } catch (BindException e) {
            throw new CommandFailed(
                    ExitCodes.UNREACHABLE,
                    "Port " + port + " is taken: another sandbox may run. Choose one with --port.");
        }
    }

    private void stop(Sandbox sandbox) {
        sandbox.stop();
        try {
            KeptAccount.of(sandbox).writeTo(file); // the store may have changed it meanwhile
        } catch (IOException e) {
            System.err.println("The account could not be kept: " + e.getMessage());
        }
    }
}
