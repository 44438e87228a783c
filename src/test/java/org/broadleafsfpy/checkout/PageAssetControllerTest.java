package org.broadleafsfpy.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletResponse;

@DisplayName("The files of the shopper's pages")
class PageAssetControllerTest {
    private final PageAssets assets = new PageAssets();
    private final PageAssetController controller = new PageAssetController(assets);

    @ParameterizedTest
    @CsvSource({"style,text/css,.sfpy-page", "script,text/javascript,data-sfpy-status"})
    void areServedAsWhatTheyAreAndKeptByBrowsers(String name, String type, String content)
            throws Exception {
        MockHttpServletResponse response = answer(name, versionOf(name));
        assertThat(response.getStatus()).isEqualTo(200);
        assertThat(response.getContentType()).startsWith(type);
        assertThat(response.getContentAsString()).contains(content);
        assertThat(response.getHeader("Cache-Control"))
                .isEqualTo("private, max-age=31536000, immutable");
    }

    @ParameterizedTest
    @CsvSource({"style,0123456789abcdef", "script,0123456789abcdef", "script,''", "script,"})
    void areNotKeptUnderTheAddressOfAnotherVersion(String name, String version) throws Exception {
        MockHttpServletResponse response = answer(name, version);
        assertThat(response.getStatus()).isEqualTo(200);
        assertThat(response.getHeader("Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void haveAddressesThatNameTheirContent() {
        assertThat(assets.getStyle()).matches("/sfpy/asset/style\\?v=[0-9a-f]{16}");
        assertThat(assets.getScript()).matches("/sfpy/asset/script\\?v=[0-9a-f]{16}");
        assertThat(assets.getStyle().replace("style", ""))
                .isNotEqualTo(assets.getScript().replace("script", ""));
    }

    @Test
    void areNoOthers() throws Exception {
        assertThat(answer("waiting.js", null).getStatus()).isEqualTo(404);
    }

    private String versionOf(String name) {
        String path = name.equals("style") ? assets.getStyle() : assets.getScript();
        return path.replaceFirst(".*[?]v=", "");
    }

    private MockHttpServletResponse answer(String name, String version) throws Exception {
        MockHttpServletResponse response = new MockHttpServletResponse();
        controller.asset(name, version, response);
        return response;
    }
}
