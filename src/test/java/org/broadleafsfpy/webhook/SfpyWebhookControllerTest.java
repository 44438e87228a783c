package org.broadleafsfpy.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.util.Optional;
import javax.servlet.ServletInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

@DisplayName("The endpoint")
class SfpyWebhookControllerTest {
    private final WebhookReceiver receiver = mock(WebhookReceiver.class);
    private final SfpyWebhookController controller = new SfpyWebhookController(receiver);
    private final MockHttpServletRequest request =
            new MockHttpServletRequest("POST", "/sfpy/webhook");

    @BeforeEach
    void honestRequest() {
        request.setServletPath("/sfpy/webhook");
        request.setContentType("application/json");
        request.setContent("{}".getBytes());
        when(receiver.notReady()).thenReturn(Optional.empty());
        when(receiver.receive(any(), any(String[].class)))
                .thenReturn(WebhookAnswer.stored(false, "E1"));
    }

    private MockHttpServletResponse answer() throws Exception {
        MockHttpServletResponse response = new MockHttpServletResponse();
        controller.webhook(request, response);
        assertThat(response.getContentType()).startsWith("application/json");
        return response;
    }

    @Test
    void answersWhatTheReceiverSays() throws Exception {
        MockHttpServletResponse response = answer();
        assertThat(response.getStatus()).isEqualTo(200);
        assertThat(response.getContentAsString())
                .isEqualTo("{\"status\":\"accepted\",\"event\":\"E1\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "PUT", "DELETE", "HEAD", "PATCH", "TRACE", "FOO"})
    void takesPostsOnly(String method) throws Exception {
        request.setMethod(method);
        MockHttpServletResponse response = answer();
        assertThat(response.getStatus()).isEqualTo(405);
        assertThat(response.getHeader("Allow")).isEqualTo("POST, OPTIONS");
    }

    @Test
    void saysWhatItTakes() throws Exception {
        request.setMethod("OPTIONS");
        MockHttpServletResponse response = new MockHttpServletResponse();
        controller.webhook(request, response);
        assertThat(response.getStatus()).isEqualTo(204);
        assertThat(response.getHeader("Allow")).isEqualTo("POST, OPTIONS");
        assertThat(response.getContentAsByteArray()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/sfpy/webhook,200",
        "/sfpy/webhook/,200",
        "/sfpy/webhook//,404",
        "/sfpy/webhook.json,404",
        "/sfpy/webhook;x,404",
        "/x/sfpy/webhook,404"
    })
    void hasOnePath(String path, int status) throws Exception {
        request.setServletPath(path);
        assertThat(answer().getStatus()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "null",
            value = {
                "application/json",
                "APPLICATION/JSON;charset=utf-16",
                "text/plain",
                "application/x-www-form-urlencoded",
                "multipart/form-data; boundary=x",
                "nonsense",
                "null"
            })
    void takesAnyContentType(String contentType) throws Exception {
        request.setContentType(contentType);
        assertThat(answer().getStatus()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"gzip,415", "br,415", "'identity, gzip',415", "identity,200", "IDENTITY,200"})
    void takesNothingCompressedAndSaysSo(String encoding, int status) throws Exception {
        request.addHeader("Content-Encoding", encoding);
        MockHttpServletResponse response = answer();
        assertThat(response.getStatus()).isEqualTo(status);
        if (status == 415) {
            assertThat(response.getContentAsString()).contains("must not be compressed");
            assertThat(response.getHeader("Accept-Encoding")).isEqualTo("identity");
        }
    }

    @Test
    void answersABodyThatCannotBeRead() throws Exception {
        MockHttpServletRequest broken =
                new MockHttpServletRequest("POST", "/sfpy/webhook") {
                    @Override
                    public ServletInputStream getInputStream() {
                        throw new IllegalStateException("a chunk that is none");
                    }
                };
        broken.setServletPath("/sfpy/webhook");
        MockHttpServletResponse response = new MockHttpServletResponse();
        controller.webhook(broken, response);
        assertThat(response.getStatus()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({"262144,200", "262145,413"})
    void readsAtMost256KiB(int size, int status) throws Exception {
        request.setContent(new byte[size]);
        assertThat(answer().getStatus()).isEqualTo(status);
    }

    @Test
    void readsNoBodyWhileItIsNotReady() throws Exception {
        when(receiver.notReady())
                .thenReturn(Optional.of(WebhookAnswer.error(503, "API_ERROR", "off")));
        MockHttpServletResponse response = answer();
        assertThat(response.getStatus()).isEqualTo(503);
        assertThat(response.getHeader("Retry-After")).isEqualTo("30");
        verify(receiver, never()).receive(any(), any(String[].class));
    }

    @ParameterizedTest
    @ValueSource(strings = {"SFPY-Signature", "X-SFPY-SIGNATURE", "sfpy-signature"})
    void readsTheSignatureFromEitherHeader(String header) throws Exception {
        request.addHeader(header, " abc ");
        answer();
        verify(receiver).receive(any(), eq("abc"));
    }

    @Test
    void triesEachValueOfBothHeaders() throws Exception {
        request.addHeader("SFPY-Signature", "");
        request.addHeader("SFPY-Signature", "a, b");
        request.addHeader("X-SFPY-SIGNATURE", "c");
        request.addHeader("X-SFPY-SIGNATURE", "d");
        answer();
        verify(receiver).receive(any(), eq("a"), eq("b"), eq("c"), eq("d"));
    }

    @Test
    void triesNoMoreThanAFew() throws Exception {
        request.addHeader("SFPY-Signature", "x,".repeat(1000));
        answer();
        verify(receiver)
                .receive(
                        any(), eq("x"), eq("x"), eq("x"), eq("x"), eq("x"), eq("x"), eq("x"),
                        eq("x"));
    }
}
