package org.broadleafsfpy.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.broadleafsfpy.config.Setting;
import org.broadleafsfpy.config.SfpySettings;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A delivery")
class WebhookReceiverTest {
    private final SfpySettings settings =
            new SfpySettings(Map.of(Setting.ENABLED, "true", Setting.SHARED_SECRET, "a-secret"));
    private final WebhookReceiver receiver =
            new WebhookReceiver(() -> settings, null, new WebhookCounters());

    @Test
    void inUtf16IsRefusedAsWhatItIs() {
        WebhookAnswer answer =
                receiver.receive("{\"data\":{}}".getBytes(StandardCharsets.UTF_16LE));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json()).contains("not in UTF-8");
    }

    @Test
    void withoutAnySignatureIsRefused() {
        byte[] body = "{\"data\":{}}".getBytes(StandardCharsets.UTF_8);
        assertThat(receiver.receive(body).status()).isEqualTo(401);
        assertThat(receiver.receive(body, "x", "y").status()).isEqualTo(401);
    }

    @Test
    void isToBeSentAgainWhileTheSettingsCannotBeRead() {
        WebhookReceiver blind =
                new WebhookReceiver(
                        () -> {
                            throw new IllegalStateException("the database is away");
                        },
                        null,
                        new WebhookCounters());
        assertThat(blind.receive(new byte[0]).status()).isEqualTo(503);
        assertThat(blind.notReady()).hasValueSatisfying(a -> assertThat(a.status()).isEqualTo(503));
    }

    @Test
    void thatSurprisesIsOneLineAMinute() {
        AtomicLong millis = new AtomicLong();
        OncePerMinute line = new OncePerMinute(millis::get);
        assertThat(line.isFirst()).isTrue();
        assertThat(line.isFirst()).isFalse();
        millis.set(59_999);
        assertThat(line.isFirst()).isFalse();
        millis.set(60_000);
        assertThat(line.isFirst()).isTrue();
    }
}
