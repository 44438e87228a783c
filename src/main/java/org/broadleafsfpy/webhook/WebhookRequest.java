package org.broadleafsfpy.webhook;

import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.servlet.http.HttpServletRequest;

/** What of a request to the endpoint is looked at: path, method and headers. Stateless. */
final class WebhookRequest {
    /** The endpoint's path; with one slash behind it, it is the same. */
    static final String PATH = "/sfpy/webhook";

    static final String PATH_WITH_SLASH = PATH + "/";

    private static final String[] SIGNATURE_HEADERS = {"SFPY-Signature", "X-SFPY-SIGNATURE"};

    /** SFPY sends one, a careful proxy one more; each costs a computation. */
    private static final int MOST_SIGNATURES = 8;

    private WebhookRequest() {}

    /** The one notion of the endpoint's path, below the store's context path. */
    static boolean isWebhook(String path) {
        return PATH.equals(path) || PATH_WITH_SLASH.equals(path);
    }

    /**
     * By the path as the container has decoded it, which is what it chooses servlets by, and as it
     * was sent, which is what later lines of Spring choose controllers by: a way past the store's
     * filters must lead to no other controller.
     */
    static boolean isWebhook(HttpServletRequest request) {
        String info = request.getPathInfo();
        String sent = request.getRequestURI();
        String context = request.getContextPath();
        return isWebhook(request.getServletPath() + (info == null ? "" : info))
                && sent != null
                && sent.startsWith(context)
                && isWebhook(sent.substring(context.length()));
    }

    /**
     * An answer to what is no POST; empty for one. On Broadleaf 3.1, Spring's servlet answers
     * OPTIONS and TRACE before any controller could, and not truly.
     */
    static Optional<WebhookAnswer> answerByMethod(HttpServletRequest request) {
        switch (request.getMethod()) {
            case "POST":
                return Optional.empty();
            case "OPTIONS":
                return Optional.of(WebhookAnswer.noContent());
            default:
                return Optional.of(
                        WebhookAnswer.error(405, "BAD_REQUEST", "events are sent by POST"));
        }
    }

    /** Whether the body is compressed: its bytes would be others than those that were signed. */
    static boolean isEncoded(HttpServletRequest request) {
        return valuesOf(request, "Content-Encoding").stream()
                .anyMatch(coding -> !coding.toLowerCase(Locale.ROOT).equals("identity"));
    }

    /** Each value of both headers that a signature may stand in. */
    static List<String> signaturesOf(HttpServletRequest request) {
        List<String> signatures = new ArrayList<>();
        for (String header : SIGNATURE_HEADERS) {
            signatures.addAll(valuesOf(request, header));
        }
        return signatures.subList(0, Math.min(signatures.size(), MOST_SIGNATURES));
    }

    /** Of all lines of a header, whose values may also stand in one line with commas between. */
    private static List<String> valuesOf(HttpServletRequest request, String header) {
        List<String> values = new ArrayList<>();
        Enumeration<String> lines = request.getHeaders(header);
        while (lines != null && lines.hasMoreElements()) {
            for (String value : lines.nextElement().split(",")) {
                if (!value.trim().isEmpty()) {
                    values.add(value.trim());
                }
            }
        }
        return values;
    }
}
