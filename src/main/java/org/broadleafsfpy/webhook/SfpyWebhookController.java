package org.broadleafsfpy.webhook;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * The endpoint {@code /sfpy/webhook}. Speaks HTTP and nothing else. What type a body says it has
 * does not matter: SFPY's sender sets none by itself, and the signature tells what it is.
 *
 * <p>It reads the request and writes the response itself: no {@code consumes} and no method in the
 * mapping, because Spring would answer 405 and 415 with pages of its own; no {@code @RequestBody},
 * because Spring 3.2 allocates Content-Length bytes before it reads one; no {@code ResponseEntity},
 * whose type changed in Spring 6.
 */
@Controller
public class SfpyWebhookController {
    /** The endpoint's path, below the store's public address. */
    public static final String PATH = WebhookRequest.PATH;

    /** The largest body that is read, in bytes. */
    public static final int MAX_BODY_BYTES = 256 * 1024;

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
    @RequestMapping({PATH, WebhookRequest.PATH_WITH_SLASH})
    public void webhook(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        answerTo(request).writeTo(response);
    }

    private WebhookAnswer answerTo(HttpServletRequest request) {
        // Some lines of Spring bring /sfpy/webhook.x here too, which is not let past the filters.
        if (!WebhookRequest.isWebhook(request)) {
            return WebhookAnswer.error(404, "NOT_FOUND", "there is nothing here");
        }
        Optional<WebhookAnswer> byMethod = WebhookRequest.answerByMethod(request);
        if (byMethod.isPresent()) {
            return byMethod.get();
        }
        if (WebhookRequest.isEncoded(request)) {
            return WebhookAnswer.error(
                    415,
                    "BAD_REQUEST",
                    "the body must not be compressed: send it without Content-Encoding");
        }
        Optional<WebhookAnswer> notReady = receiver.notReady();
        if (notReady.isPresent()) {
            return notReady.get();
        }
        if (request.getContentLength() > MAX_BODY_BYTES) {
            return tooLarge();
        }
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        Optional<WebhookAnswer> refusal = read(request, body);
        return refusal.isPresent()
                ? refusal.get()
                : receiver.receive(
                        body.toByteArray(),
                        WebhookRequest.signaturesOf(request).toArray(new String[0]));
    }

    private static WebhookAnswer tooLarge() {
        return WebhookAnswer.error(413, "BAD_REQUEST", "the body is larger than 256 KiB");
    }

    /** Reads the body; an answer if there is more of it than is read, or it does not come. */
    private static Optional<WebhookAnswer> read(
            HttpServletRequest request, ByteArrayOutputStream body) {
        try {
            return read(request.getInputStream(), body);
        } catch (IOException | RuntimeException e) {
            // A chunk that is none, a sender that went away: each container throws its own.
            return Optional.of(
                    WebhookAnswer.error(400, "BAD_REQUEST", "the body could not be read"));
        }
    }

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
}
