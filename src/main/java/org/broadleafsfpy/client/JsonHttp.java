package org.broadleafsfpy.client;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Small JSON over HTTP: follows no redirects, waits a few seconds, reads at most 1 MiB. Stateless,
 * thread-safe.
 */
public final class JsonHttp {
    private static final int CONNECT_MILLIS = 3_000;
    private static final int READ_MILLIS = 7_000;
    private static final int MAX_ANSWER_BYTES = 1024 * 1024;
    private static final int BUFFER_BYTES = 8 * 1024;

    /** A server that drips would hold a worker for as long as it likes. */
    private static final long MAX_BODY_NANOS = TimeUnit.SECONDS.toNanos(15);

    private JsonHttp() {}

    /** What a server answered, whatever its status. Immutable. */
    public static final class Answer {
        private final int status;
        private final byte[] body;
        private final HttpURLConnection headers;

        private Answer(int status, byte[] body, HttpURLConnection headers) {
            this.status = status;
            this.body = body;
            this.headers = headers;
        }

        /**
         * @param name a header's name, in any case
         * @return its value, null if the answer has no such header
         */
        public String header(String name) {
            return headers.getHeaderField(name);
        }

        /**
         * @return the server's time, milliseconds since 1970, to the second; 0 if it did not say
         */
        public long dateMillis() {
            return headers.getDate();
        }

        /**
         * @return the HTTP status
         */
        public int status() {
            return status;
        }

        /**
         * @return the body, empty if there is none
         */
        public byte[] body() {
            return body;
        }
    }

    /**
     * @param method GET, POST, PUT or DELETE
     * @param url an http or https address
     * @param headers more headers
     * @param body sent with all but a GET
     * @return the answer
     * @throws IOException if there is no answer, or too much of it
     */
    public static Answer call(String method, String url, Map<String, String> headers, String body)
            throws IOException {
        if (!url.matches("https?://.+")) {
            throw new IOException("not an http address");
        }
        HttpURLConnection connection = (HttpURLConnection) new URL(url).openConnection();
        connection.setInstanceFollowRedirects(false);
        connection.setConnectTimeout(CONNECT_MILLIS);
        connection.setReadTimeout(READ_MILLIS);
        connection.setRequestMethod(method);
        connection.setRequestProperty("Accept", "application/json");
        headers.forEach(connection::setRequestProperty);
        if (!method.equals("GET")) {
            connection.setDoOutput(true);
            connection.setRequestProperty("Content-Type", "application/json");
            try (OutputStream out = connection.getOutputStream()) {
                out.write(body.getBytes(StandardCharsets.UTF_8));
            }
        }
        int status = connection.getResponseCode();
        InputStream in = status < 400 ? connection.getInputStream() : connection.getErrorStream();
        return new Answer(status, in == null ? new byte[0] : read(in), connection);
    }

    private static byte[] read(InputStream in) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] buffer = new byte[BUFFER_BYTES];
        try (InputStream source = in) {
            int count;
            long begun = System.nanoTime();
            while ((count = source.read(buffer)) >= 0) {
                out.write(buffer, 0, count);
                if (System.nanoTime() - begun > MAX_BODY_NANOS) {
                    throw new IOException("the answer comes too slowly");
                }
                if (out.size() > MAX_ANSWER_BYTES) {
                    throw new IOException("the answer is larger than 1 MiB");
                }
            }
        }
        return out.toByteArray();
    }
}
