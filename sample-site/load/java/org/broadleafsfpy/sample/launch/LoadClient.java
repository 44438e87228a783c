package org.broadleafsfpy.sample.launch;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Posts requests that were made before, over connections that stay open. As plain as can be: client
 * and server share the processors.
 */
final class LoadClient {
    private static final int CONNECTIONS = 16;

    private final int port;

    LoadClient(int port) {
        this.port = port;
    }

    /** What a run came to; times in nanoseconds, sorted. */
    record Result(double perSecond, long[] latencies) {
        double millisAt(double share) {
            return latencies[
                            (int)
                                    Math.min(
                                            latencies.length - 1L,
                                            Math.round(latencies.length * share))]
                    / 1e6;
        }
    }

    /** A whole HTTP request. */
    static byte[] post(String path, String body, String signature) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        String head =
                "POST "
                        + path
                        + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                        + "SFPY-Signature: "
                        + signature
                        + "\r\nContent-Length: "
                        + bytes.length
                        + "\r\n\r\n";
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        request.writeBytes(head.getBytes(StandardCharsets.US_ASCII));
        request.writeBytes(bytes);
        return request.toByteArray();
    }

    /** As fast as the server answers: each connection sends its next when it has its answer. */
    Result asFastAsPossible(List<byte[]> requests, Duration atMost) throws Exception {
        long end = System.nanoTime() + atMost.toNanos();
        AtomicInteger next = new AtomicInteger();
        return run(
                (connection, latencies) -> {
                    int i;
                    while (System.nanoTime() < end
                            && (i = next.getAndIncrement()) < requests.size()) {
                        long begun = System.nanoTime();
                        connection.send(requests.get(i));
                        latencies.add(System.nanoTime() - begun);
                    }
                });
    }

    /** At a given rate, whatever the server does: a late answer makes those behind it late too. */
    Result atRate(List<byte[]> requests, double perSecond, Duration atMost) throws Exception {
        long begun = System.nanoTime() + 100_000_000;
        AtomicInteger next = new AtomicInteger();
        return run(
                (connection, latencies) -> {
                    int i;
                    while ((i = next.getAndIncrement()) < requests.size()) {
                        long due = (long) (i * 1e9 / perSecond);
                        if (due > atMost.toNanos()) {
                            return;
                        }
                        long wait;
                        while ((wait = begun + due - System.nanoTime()) > 0) {
                            LockSupport.parkNanos(wait);
                        }
                        connection.send(requests.get(i));
                        latencies.add(System.nanoTime() - begun - due);
                    }
                });
    }

    private interface Work {
        void on(Connection connection, List<Long> latencies) throws IOException;
    }

    private Result run(Work work) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS);
        List<Future<List<Long>>> futures = new ArrayList<>();
        long begun = System.nanoTime();
        for (int i = 0; i < CONNECTIONS; i++) {
            futures.add(
                    threads.submit(
                            () -> {
                                List<Long> latencies = new ArrayList<>();
                                try (Connection connection = new Connection(port)) {
                                    work.on(connection, latencies);
                                }
                                return latencies;
                            }));
        }
        List<Long> all = new ArrayList<>();
        for (Future<List<Long>> future : futures) {
            all.addAll(future.get());
        }
        double seconds = (System.nanoTime() - begun) / 1e9;
        threads.shutdown();
        long[] sorted = all.stream().mapToLong(Long::longValue).toArray();
        Arrays.sort(sorted);
        return new Result(sorted.length / seconds, sorted);
    }

    /**
     * One that is opened again when the server has closed it, as Tomcat does after 100 requests.
     */
    private static final class Connection implements AutoCloseable {
        private final int port;
        private Socket socket;
        private InputStream in;

        Connection(int port) throws IOException {
            this.port = port;
            open();
        }

        private void open() throws IOException {
            socket = new Socket("127.0.0.1", port);
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(30_000);
            in = new BufferedInputStream(socket.getInputStream());
        }

        void send(byte[] request) throws IOException {
            socket.getOutputStream().write(request);
            String status = line();
            int length = 0;
            boolean close = false;
            for (String header = line(); !header.isEmpty(); header = line()) {
                String lower = header.toLowerCase();
                if (lower.startsWith("content-length:")) {
                    length = Integer.parseInt(lower.substring(15).trim());
                }
                close |= lower.equals("connection: close");
            }
            String body = new String(in.readNBytes(length), StandardCharsets.UTF_8);
            if (!status.contains(" 200")) {
                throw new IOException(status + " " + body);
            }
            if (close) {
                socket.close();
                open();
            }
        }

        private String line() throws IOException {
            StringBuilder line = new StringBuilder();
            int c;
            while ((c = in.read()) != '\n') {
                if (c < 0) {
                    throw new IOException("the connection was closed");
                }
                if (c != '\r') {
                    line.append((char) c);
                }
            }
            return line.toString();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
