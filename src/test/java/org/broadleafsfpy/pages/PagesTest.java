package org.broadleafsfpy.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Rendered by the Thymeleaf of Broadleaf 3.1; src/it/jakarta does the same with 7.0's. */
@DisplayName("A page")
class PagesTest {
    private final Renderer renderer = new Renderer(Locale.ENGLISH);

    static Stream<Page> pages() {
        return Pages.all(Locale.ENGLISH).stream();
    }

    static Stream<Page> pagesOfTheShopper() {
        return pages().filter(page -> page.frame() == Page.Frame.STORE);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pages")
    void showsNoKeysAndLeavesNothingUndone(Page page) {
        Document shown = Jsoup.parse(renderer.render(page));
        assertThat(shown.text()).isNotBlank().doesNotContain("??").doesNotContain("sfpy.");
        assertThat(shown.html()).doesNotContain(" th:").doesNotContain("${");
        assertThat(shown.select("title")).isEmpty();
    }

    /** As 3.1's layouts do: {@code <title th:include="${templateName} :: title">}. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("pagesOfTheShopper")
    void givesALayoutItsTitle(Page page) {
        String shown =
                renderer.render("layout", with(page.model(), "templateName", page.template()));
        assertThat(Jsoup.parse(shown).title())
                .isEqualTo(Jsoup.parse(shown).selectFirst("h1").text());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pagesOfTheShopper")
    void isAWholeDocumentWhereNoLayoutIs(Page page) {
        String shown = renderer.render("sfpy/document", page.model());
        assertThat(shown).startsWith("<!DOCTYPE html>");
        Document document = Jsoup.parse(shown);
        assertThat(document.title()).isEqualTo(document.selectFirst("main h1").text());
        assertThat(document.selectFirst("html").attr("lang")).isEqualTo("en");
        assertThat(document.select("head meta[name=viewport]")).hasSize(1);
        assertThat(document.select("head meta[name=robots][content=noindex]")).hasSize(1);
        assertThat(document.selectFirst("header a").attr("href")).isEqualTo("/");
    }

    /** What a content security policy without 'unsafe-inline' would stop. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("pages")
    void bringsNoScriptOfItsOwnAndInAStoreNoStyle(Page page) {
        Document shown = Jsoup.parse(renderer.render(page));
        assertThat(shown.select("script:not([src])")).isEmpty();
        assertThat(shown.select("[^on]")).isEmpty();
        if (page.frame() == Page.Frame.STORE || page.frame() == Page.Frame.FRAGMENT) {
            assertThat(shown.select("style, [style]")).isEmpty();
        }
    }

    @Test
    void ofAPlacedOrderDoesNotLeadBackToTheConfirmationThatShowsIt() {
        assertThat(linksOf(1L)).hasSize(1);
        assertThat(linksOf(2L)).isEmpty();
    }

    private List<String> linksOf(Long orderId) {
        String shown = renderer.render("sfpy/orderstate", Map.of("sfpyOrderId", orderId));
        return Jsoup.parse(shown).select("a[href^=/sfpy/payment]").eachAttr("href");
    }

    private static Map<String, Object> with(Map<String, Object> model, String name, Object value) {
        Map<String, Object> all = new java.util.HashMap<>(model);
        all.put(name, value);
        return all;
    }
}
