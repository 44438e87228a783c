package org.broadleafsfpy.sample;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Another time for a process, by Debian's libfaketime. */
final class FakeClock {
    private static final List<Path> LIBRARIES =
            List.of(
                    Path.of("/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1"),
                    Path.of("/usr/lib/aarch64-linux-gnu/faketime/libfaketimeMT.so.1"));

    private FakeClock() {}

    /** Environment variables; none, and said so, where the library is not installed. */
    static Map<String, String> aMinuteAhead() {
        for (Path library : LIBRARIES) {
            if (Files.exists(library)) {
                return Map.of(
                        "LD_PRELOAD",
                        library.toString(),
                        "FAKETIME",
                        "+60s",
                        "FAKETIME_DONT_FAKE_MONOTONIC",
                        "1",
                        "DONT_FAKE_MONOTONIC",
                        "1",
                        // With it, a JVM's waits by the monotonic clock never end.
                        "FAKETIME_FORCE_MONOTONIC_FIX",
                        "0");
            }
        }
        if (System.getenv("CI") != null) {
            throw new IllegalStateException("libfaketime is not installed");
        }
        System.err.println("No libfaketime: both stores have the same time.");
        return Map.of();
    }
}
