package org.broadleafsfpy.sample.sandbox.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sandbox as a person starts it: a JVM of its own. */
@DisplayName("The sandbox by itself")
class StartTest {
    @TempDir Path folder;

    private Process start(String... arguments) throws IOException {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty("java.class.path"),
                                SandboxCommand.class.getName(),
                                "--account",
                                folder.resolve("account.properties").toString()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    private static String readUntil(Process process, String end) throws IOException {
        StringBuilder read = new StringBuilder();
        BufferedReader in =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            read.append(line).append('\n');
            if (line.contains(end)) {
                break;
            }
        }
        return read.toString();
    }

    @Test
    void saysWhatToSetAndRemembersItForTheNextTime() throws Exception {
        Process first = start("--port", "0", "--endpoint", "http://localhost:1/hook");
        String said = readUntil(first, "Stop the sandbox");
        assertThat(said)
                .contains("Events go to http://localhost:1/hook")
                .containsPattern("SFPY_API_KEY=[0-9a-f]{64}")
                .containsPattern("SFPY_RPC_URL=http://localhost:[0-9]+/rpc");
        first.destroy();
        assertThat(first.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(Files.readString(folder.resolve("account.properties"))).contains("hook");

        Process second = start("--port", "0");
        String again = readUntil(second, "Stop the sandbox");
        second.destroy();
        assertThat(line(again, "SFPY_SHARED_SECRET")).isEqualTo(line(said, "SFPY_SHARED_SECRET"));
        assertThat(again).contains("Events go to http://localhost:1/hook");
    }

    private static String line(String text, String name) {
        return text.lines().filter(line -> line.contains(name)).findFirst().orElseThrow();
    }

    @Test
    void doesNotStartOnAPortThatIsTaken() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Process process = start("--port", Integer.toString(taken.getLocalPort()));
            assertThat(readUntil(process, "is taken")).contains("Choose one with --port.");
            assertThat(process.waitFor()).isEqualTo(3);
        }
    }

    @Test
    void doesNotStartWithAnEmptySecret() throws Exception {
        Process process = start("--port", "0", "--secret", "");
        assertThat(readUntil(process, "is empty")).contains("The shared secret is empty.");
        assertThat(process.waitFor()).isEqualTo(2);
    }

    @Test
    void doesNotStartWithAnEndpointThatIsNoAddress() throws Exception {
        Process process = start("--port", "0", "--endpoint", "localhost");
        assertThat(readUntil(process, "is not an address")).contains("\"localhost\"");
        assertThat(process.waitFor()).isEqualTo(2);
    }
}
