package org.broadleafsfpy.webhook;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * The endpoint {@code /sfpy/webhook}. Speaks HTTP and nothing else.
 *
 * <p>It reads the request and writes the response itself: no {@code consumes} and no method in the
 * mapping, because Spring would answer 405 and 415 with pages of its own; no {@code @RequestBody},
 * because Spring 3.2 allocates Content-Length bytes before it reads one; no {@code ResponseEntity},
 * whose type changed in Spring 6.
 */
@Controller
public class SfpyWebhookController {
    /** The endpoint's path, below the store's public address. */
    public static final String PATH = "/sfpy/webhook";

    /** The largest body that is read, in bytes. */
    public static final int MAX_BODY_BYTES = 256 * 1024;

    private static final String[] SIGNATURE_HEADERS = {"SFPY-Signature", "X-SFPY-SIGNATURE"};
    private static final int BUFFER_BYTES = 8 * 1024;

    /** SFPY sends a kilobyte in one go; whoever needs longer only wants to hold a thread. */
    private static final long MAX_READ_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final WebhookReceiver receiver;

    /**
     * @param receiver takes the deliveries
     */
    public SfpyWebhookController(WebhookReceiver receiver) {
        this.receiver = receiver;
    }

    /**
     * Answers any request to the endpoint.
     *
     * @param request the request
     * @param response gets the answer
     * @throws IOException if the connection breaks
     */
    @RequestMapping(PATH)
    public void webhook(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        write(answerTo(request), response);
    }

    private WebhookAnswer answerTo(HttpServletRequest request) throws IOException {
        if (!"POST".equals(request.getMethod())) {
            return WebhookAnswer.error(405, "BAD_REQUEST", "events are sent by POST");
        }
        if (!isJson(request.getContentType())) {
            return WebhookAnswer.error(
                    415, "BAD_REQUEST", "the content type has to be application/json");
        }
        Optional<WebhookAnswer> notReady = receiver.notReady();
        if (notReady.isPresent()) {
            return notReady.get();
        }
        if (request.getContentLength() > MAX_BODY_BYTES) {
            return tooLarge();
        }
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        Optional<WebhookAnswer> refusal = read(request.getInputStream(), body);
        return refusal.isPresent()
                ? refusal.get()
                : receiver.receive(body.toByteArray(), signatureOf(request));
    }

    private static WebhookAnswer tooLarge() {
        return WebhookAnswer.error(413, "BAD_REQUEST", "the body is larger than 256 KiB");
    }

    private static boolean isJson(String contentType) {
        if (contentType == null) {
            return false;
        }
        String type = contentType.split(";", 2)[0].trim().toLowerCase(Locale.ROOT);
        return type.equals("application/json");
    }

    /** Reads the body; an answer if there is more of it than is read, or it does not come. */
    private static Optional<WebhookAnswer> read(InputStream in, ByteArrayOutputStream body)
            throws IOException {
        long begun = System.nanoTime();
        byte[] buffer = new byte[BUFFER_BYTES];
        int count;
        while ((count = in.read(buffer)) >= 0) {
            body.write(buffer, 0, count);
            if (body.size() > MAX_BODY_BYTES) {
                return Optional.of(tooLarge());
            }
            if (System.nanoTime() - begun > MAX_READ_NANOS) {
                return Optional.of(
                        WebhookAnswer.error(408, "BAD_REQUEST", "the body came too slowly"));
            }
        }
        return Optional.empty();
    }

    private static String signatureOf(HttpServletRequest request) {
        for (String header : SIGNATURE_HEADERS) {
            String value = request.getHeader(header);
            if (value != null) {
                return value.trim();
            }
        }
        return null;
    }

    private static void write(WebhookAnswer answer, HttpServletResponse response)
            throws IOException {
        byte[] body = answer.json().getBytes(StandardCharsets.UTF_8);
        response.setStatus(answer.status());
        if (answer.status() == 405) {
            response.setHeader("Allow", "POST");
        }
        if (answer.status() == 408) {
            response.setHeader("Connection", "close");
        }
        if (answer.status() == 503) {
            response.setHeader("Retry-After", "30");
        }
        response.setHeader("Cache-Control", "no-store");
        response.setContentType("application/json;charset=UTF-8");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
