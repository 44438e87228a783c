package org.broadleafsfpy.event;

import java.io.IOException;
import java.sql.Connection;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.broadleafsfpy.config.Setting;
import org.broadleafsfpy.config.SfpySettings;
import org.broadleafsfpy.inbox.EventInbox;
import org.broadleafsfpy.webhook.SfpyWebhookController;
import org.broadleafsfpy.webhook.WebhookCounters;
import org.broadleafsfpy.webhook.WebhookReceiver;
import org.springframework.jdbc.datasource.AbstractDataSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/**
 * Posts bodies to the webhook's own controller, with headers of all kinds and no good signature.
 */
final class Stranger {
    private static final Set<Integer> REFUSALS = Set.of(400, 401, 415);
    private static final List<String> CONTENT_TYPES =
            Arrays.asList(
                    null,
                    "application/json",
                    "application/json;charset=UTF-16",
                    "application/x-www-form-urlencoded",
                    "multipart/form-data",
                    "\u0000");
    private static final List<String> ENCODINGS =
            Arrays.asList(null, null, null, "identity", "gzip", "gzip, identity", ",");
    private static final List<String> SIGNATURES =
            Arrays.asList(null, "", "0".repeat(128), "\ud83c\udf3f".repeat(64), "a, b,,c", ",");

    private static final SfpyWebhookController CONTROLLER = controller();

    private Stranger() {}

    private static SfpyWebhookController controller() {
        SfpySettings settings =
                new SfpySettings(
                        Map.of(
                                Setting.ENABLED,
                                "true",
                                Setting.SHARED_SECRET,
                                DeliveryFuzzer.SECRET));
        EventInbox inbox = new EventInbox(null, new NoDatabase(), null);
        return new SfpyWebhookController(
                new WebhookReceiver(() -> settings, inbox, new WebhookCounters()));
    }

    /** What is not signed does not get as far as a database. */
    private static final class NoDatabase extends AbstractDataSource {
        @Override
        public Connection getConnection() {
            throw new AssertionError("what nobody signed got to the inbox");
        }

        @Override
        public Connection getConnection(String user, String password) {
            return getConnection();
        }
    }

    /** Everything but the body follows from the body, so that an input is one case. */
    static void isRefused(byte[] body) {
        Random random = new Random(Arrays.hashCode(body));
        MockHttpServletRequest request =
                new MockHttpServletRequest("POST", SfpyWebhookController.PATH);
        request.setServletPath(SfpyWebhookController.PATH);
        request.setContent(body);
        request.setContentType(oneOf(CONTENT_TYPES, random));
        addHeader(request, "Content-Encoding", oneOf(ENCODINGS, random));
        addHeader(request, "SFPY-Signature", oneOf(SIGNATURES, random));
        addHeader(request, "X-SFPY-SIGNATURE", oneOf(SIGNATURES, random));
        MockHttpServletResponse response = new MockHttpServletResponse();
        try {
            CONTROLLER.webhook(request, response);
        } catch (IOException e) {
            throw new AssertionError("the answer could not be written", e);
        }
        if (!REFUSALS.contains(response.getStatus())) {
            throw new AssertionError("a stranger got " + response.getStatus());
        }
    }

    private static void addHeader(MockHttpServletRequest request, String name, String value) {
        if (value != null) {
            request.addHeader(name, value);
        }
    }

    private static String oneOf(List<String> all, Random random) {
        return all.get(random.nextInt(all.size()));
    }
}
