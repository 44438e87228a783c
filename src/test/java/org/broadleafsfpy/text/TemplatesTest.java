package org.broadleafsfpy.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a person reads comes from the bundles; what stands in a template is only its prototype. */
@DisplayName("The templates")
class TemplatesTest {
    private static final Set<String> SPOKEN =
            Set.of("title", "alt", "aria-label", "placeholder", "value");
    private static final Set<String> NOT_READ = Set.of("style", "script");

    static Stream<Path> templates() throws IOException {
        return Files.walk(Path.of("src/main/resources"))
                .filter(file -> file.toString().endsWith(".html"))
                .sorted();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("templates")
    void holdNoTextOfTheirOwn(Path template) throws IOException {
        List<String> hardCoded = new ArrayList<>();
        var page = Jsoup.parse(Files.readString(template), "", Parser.xmlParser());
        for (Element element : page.getAllElements()) {
            if (NOT_READ.contains(element.tagName())) {
                continue;
            }
            for (TextNode text : element.textNodes()) {
                if (isSaid(text.text()) && !isReplaced(element)) {
                    hardCoded.add(text.text().trim());
                }
            }
            element.attributes().asList().stream()
                    .filter(attribute -> SPOKEN.contains(attribute.getKey()))
                    .filter(attribute -> isSaid(attribute.getValue()))
                    .filter(attribute -> !isHidden(element))
                    .forEach(attribute -> hardCoded.add(attribute.toString()));
        }
        assertThat(hardCoded).isEmpty();
    }

    /** Each of these works with Thymeleaf 2, in Broadleaf 3.1, and not with 3.1, in Broadleaf 7. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("templates")
    void useWhatThymeleaf2And3Share(Path template) throws IOException {
        assertThat(Files.readString(template))
                .doesNotContain("th:substituteby")
                .doesNotContainPattern("#(ctx|http|request|response|session|servletContext)")
                .as("fragments in the notation of Thymeleaf 3")
                .doesNotContain("~{");
    }

    /**
     * Thymeleaf 3 warns of th:include at each rendering, and 3.1 of fragments that are not wrapped:
     * the jar for jakarta has them wrapped (src/build/jakarta).
     */
    @ParameterizedTest(name = "{0}")
    @MethodSource("templates")
    void includeInTheWayOfWhichNoThymeleafWarns(Path template) throws IOException {
        String wrapped = Files.readString(Path.of("src/build/jakarta/fragments.properties"));
        String source = Files.readString(template);
        assertThat(source).doesNotContain("th:include", "th:insert");
        Pattern.compile("th:replace=\"[^\"]*\"")
                .matcher(source)
                .results()
                .map(found -> found.group().replaceAll("[ :=]", "\\\\$0"))
                .forEach(found -> assertThat(wrapped).contains(found + "="));
    }

    /** From 6.2 on, the admin's content security policy lets no script of a page run. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("templates")
    void ofTheAdminHaveNoScript(Path template) throws IOException {
        if (template.startsWith("src/main/resources/open_admin_style")) {
            var page = Jsoup.parse(Files.readString(template), "", Parser.xmlParser());
            assertThat(page.select("script")).isEmpty();
            assertThat(page.select("[^on]")).isEmpty();
        }
    }

    private static boolean isSaid(String text) {
        return text.chars().anyMatch(Character::isLetter);
    }

    private static boolean isReplaced(Element element) {
        return element.hasAttr("th:text") || element.hasAttr("th:utext");
    }

    private static boolean isHidden(Element element) {
        return Set.of("hidden", "radio").contains(element.attr("type"));
    }
}
