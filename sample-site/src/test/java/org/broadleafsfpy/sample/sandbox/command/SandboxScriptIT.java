package org.broadleafsfpy.sample.sandbox.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The script builds the sandbox, which compiles without the module and without Broadleaf. */
@DisplayName("The sandbox's script")
class SandboxScriptIT {
    @Test
    void buildsWhatItStarts() throws Exception {
        Process process =
                new ProcessBuilder(
                                Path.of("sandbox").toAbsolutePath().toString(), "trigger", "--list")
                        .redirectErrorStream(true)
                        .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        assertThat(said).contains("payment.partial", "refund.overtaking");
    }
}
