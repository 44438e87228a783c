package org.broadleafsfpy.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.util.Optional;
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
        request.setContentType("application/json");
        request.setContent("{}".getBytes());
        when(receiver.notReady()).thenReturn(Optional.empty());
        when(receiver.receive(any(), any())).thenReturn(WebhookAnswer.stored(false, "E1"));
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
    @ValueSource(strings = {"GET", "PUT", "DELETE", "HEAD", "PATCH"})
    void takesPostsOnly(String method) throws Exception {
        request.setMethod(method);
        MockHttpServletResponse response = answer();
        assertThat(response.getStatus()).isEqualTo(405);
        assertThat(response.getHeader("Allow")).isEqualTo("POST");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "null",
            value = {
                "application/json|200",
                "application/json;charset=utf-8|200",
                "APPLICATION/JSON|200",
                "text/plain|415",
                "application/x-www-form-urlencoded|415",
                "application/jsonx|415",
                "null|415"
            })
    void takesJsonOnly(String contentType, int status) throws Exception {
        request.setContentType(contentType);
        assertThat(answer().getStatus()).isEqualTo(status);
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
        verify(receiver, never()).receive(any(), any());
    }

    @ParameterizedTest
    @ValueSource(strings = {"SFPY-Signature", "X-SFPY-SIGNATURE", "sfpy-signature"})
    void readsTheSignatureFromEitherHeader(String header) throws Exception {
        request.addHeader(header, " abc ");
        answer();
        verify(receiver).receive(any(), eq("abc"));
    }
}
