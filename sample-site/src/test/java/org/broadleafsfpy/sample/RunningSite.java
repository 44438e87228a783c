package org.broadleafsfpy.sample;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The packaged sample site as a person starts it: a JVM of its own. */
public final class RunningSite implements AutoCloseable {
    private static final Duration START_LIMIT = Duration.ofMinutes(3);

    private final Process process;
    private final int port;
    private final int sandboxPort;
    private final HttpClient http = HttpClient.newHttpClient();

    private RunningSite(Process process, int port, int sandboxPort) {
        this.process = process;
        this.port = port;
        this.sandboxPort = sandboxPort;
    }

    public static RunningSite start(String logName, Map<String, String> variables) {
        try {
            Map<String, String> environment = new HashMap<>(variables);
            environment.putIfAbsent("PORT", Integer.toString(freePort()));
            environment.putIfAbsent("SANDBOX_PORT", Integer.toString(freePort()));
            int port = Integer.parseInt(environment.get("PORT"));
            int sandboxPort = Integer.parseInt(environment.get("SANDBOX_PORT"));
            ProcessBuilder builder =
                    new ProcessBuilder(
                            Path.of(javaHome(), "bin", "java").toString(),
                            "-Xmx768m",
                            // A site lives for minutes: most of its time would go into compiling.
                            "-XX:TieredStopAtLevel=1",
                            "-XX:+UseSerialGC",
                            "-jar",
                            Path.of("target", "sample-site.jar").toString());
            builder.environment().putAll(environment);
            builder.redirectErrorStream(true);
            Process process = builder.start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
            CountDownLatch ready = new CountDownLatch(1);
            Path log = Path.of("target", "site-logs", logName + ".log");
            Files.createDirectories(log.getParent());
            Thread reader = new Thread(() -> follow(process, log, ready), "site-log");
            reader.setDaemon(true);
            reader.start();
            boolean started = ready.await(START_LIMIT.toSeconds(), TimeUnit.SECONDS);
            if (!started || !process.isAlive()) {
                process.destroyForcibly();
                throw new IllegalStateException("The site did not start; see " + log);
            }
            return new RunningSite(process, port, sandboxPort);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** SITE_JAVA_HOME runs the site on another JDK than the tests. */
    private static String javaHome() {
        String other = System.getenv("SITE_JAVA_HOME");
        return other == null || other.isBlank() ? System.getProperty("java.home") : other;
    }

    private static void follow(Process process, Path log, CountDownLatch ready) {
        try (BufferedReader lines =
                        new BufferedReader(
                                new InputStreamReader(
                                        process.getInputStream(), StandardCharsets.UTF_8));
                PrintStream out = new PrintStream(Files.newOutputStream(log), true)) {
            String line;
            while ((line = lines.readLine()) != null) {
                out.println(line);
                if (line.startsWith("Stop it with")) {
                    ready.countDown();
                }
            }
        } catch (IOException e) {
            System.err.println("The site's log ended: " + e.getMessage());
        } finally {
            ready.countDown();
        }
    }

    /** A port that nobody listens on now. */
    public static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    public String storeUrl() {
        return "http://localhost:" + port;
    }

    public String sandboxUrl() {
        return "http://localhost:" + sandboxPort;
    }

    /** Posts to the webhook. */
    public HttpResponse<String> postEvent(String body, String signature) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(storeUrl() + "/sfpy/webhook"))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body));
        if (signature != null && !signature.isEmpty()) {
            request.header("SFPY-Signature", signature);
        }
        return send(request.build());
    }

    public HttpResponse<String> get(String url) {
        return send(HttpRequest.newBuilder(URI.create(url)).build());
    }

    /** As a logged-in person's browser would. */
    public HttpResponse<String> get(String url, Browser browser) {
        return send(
                HttpRequest.newBuilder(URI.create(url))
                        .header("Cookie", browser.cookies())
                        .build());
    }

    public HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Ends it as a power cut would: SIGKILL. */
    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }
}
