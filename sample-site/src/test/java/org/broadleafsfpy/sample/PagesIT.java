package org.broadleafsfpy.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.broadleafsfpy.pages.Page;
import org.broadleafsfpy.pages.Pages;
import org.broadleafsfpy.pages.Renderer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.logging.LogType;

/**
 * Each page of the module's inside the rules of stores and admins that we did not build, without a
 * store: rendered by Thymeleaf, looked at by Chromium.
 */
@DisplayName("In a theme that is not ours")
class PagesIT {
    private static final List<String> THEMES = List.of("plain", "ten", "tiny", "twelve");
    private static final List<Dimension> SIZES =
            List.of(new Dimension(1280, 900), new Dimension(390, 844));

    /** What a careful store sends. Our pages need nothing more. */
    private static final String STRICT =
            "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
                    + " form-action 'self'";

    /** What the admin sends from 6.2 on, as far as it is about what a page brings. */
    private static final String ADMIN = "default-src 'none'; style-src 'self' 'unsafe-inline'";

    /** No script of the module's may run at all. */
    private static final String SCRIPTLESS =
            STRICT.replace("script-src 'self'", "script-src 'none'");

    /** Text that is too small or too large, what covers the page, and what makes it scroll. */
    private static final String FAULTS =
            """
const faults = new Set();
const root = document.documentElement;
if (root.scrollWidth > root.clientWidth) {
  faults.add('scrolls sideways by ' + (root.scrollWidth - root.clientWidth));
}
for (const element of document.body.querySelectorAll('*')) {
  const style = getComputedStyle(element);
  const box = element.getBoundingClientRect();
  const covers = box.width * box.height > .5 * innerWidth * innerHeight;
  if (['absolute', 'fixed'].includes(style.position) && covers) {
    faults.add(element.tagName + ' covers the page');
  }
  if (box.right > innerWidth + 1 && !element.closest('.sfpy-scroll, svg')) {
    faults.add(element.tagName + ' "' + element.textContent.trim().slice(0, 30) + '" is cut off');
  }
  const said = [...element.childNodes].some(n => n.nodeType === 3 && n.nodeValue.trim());
  const hidden = box.width === 0 || element.closest('svg, noscript, script, style, option');
  const size = parseFloat(style.fontSize);
  const most = element.closest('h1, h2, h3') ? 32 : 20;
  if (said && !hidden && (size < 12 || size > most)) {
    faults.add(element.tagName + ' "' + element.textContent.trim().slice(0, 30) + '" has ' + size + ' px');
  }
}
return [...faults];
""";

    private static Browser browser;
    private static FramedPages server;
    private static Renderer renderer;

    @BeforeAll
    static void open() throws Exception {
        browser = Browser.open("pages", SIZES.get(0));
        server = new FramedPages();
        renderer = new Renderer(Locale.ENGLISH);
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.close();
            server.close();
        }
    }

    static Stream<Page> pages() {
        return Pages.all(Locale.ENGLISH).stream();
    }

    static Stream<Page> pagesOfTheShopper() {
        return pages().filter(page -> page.frame() == Page.Frame.STORE);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pages")
    void fitsIntoIt(Page page) {
        String html = renderer.render(page);
        for (String theme : page.isAdmin() ? List.of("admin") : THEMES) {
            show(page, theme, framed(theme, html), page.isAdmin() ? ADMIN : STRICT, "#ours");
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pagesOfTheShopper")
    void standsByItselfWhereThereIsNone(Page page) {
        show(page, "none", renderer.render("sfpy/document", page.model()), STRICT, "html");
        assertThat(browser.script("return document.compatMode")).isEqualTo("CSS1Compat");
        assertThat(browser.driver().getTitle())
                .isEqualTo(browser.driver().findElement(By.tagName("h1")).getText());
    }

    private static String framed(String theme, String html) {
        return "<!DOCTYPE html><html lang=\"en\"><head><title>A store</title>"
                + "<meta name=\"viewport\" content=\"width=device-width\"/>"
                + "<link rel=\"stylesheet\" href=\"/frames/"
                + theme
                + ".css\"/></head><body><main id=\"ours\">"
                + html
                + "</main></body></html>";
    }

    private static void show(Page page, String theme, String html, String policy, String part) {
        String path = "/" + theme + "/" + page.name().replace(' ', '-');
        server.put(path, html, policy);
        server.change("1");
        violations(); // of an earlier page
        for (Dimension size : SIZES) {
            browser.driver().manage().window().setSize(size);
            browser.go(server.url(path));
            browser.picture(theme + "-" + page.name().replace(' ', '-') + "-" + size.width);
            assertThat((List<?>) browser.script(FAULTS))
                    .as(page + " in " + theme + " at " + size.width)
                    .isEmpty();
            assertThat(violations()).as(page + " in " + theme).isEmpty();
        }
        browser.isAccessible(part);
    }

    private static List<String> violations() {
        return browser.driver().manage().logs().get(LogType.BROWSER).getAll().stream()
                .map(entry -> entry.getMessage())
                .filter(message -> message.contains("Content Security Policy"))
                .toList();
    }

    @Test
    void theRadioButtonShowsWhatBelongsToItWhileItIsChosen() {
        String html =
                "<form><input type=\"radio\" id=\"card\" name=\"paymentMethod\"/>"
                        + "<label for=\"card\">Card</label></form>"
                        + renderer.render("sfpy/radio", java.util.Map.of());
        server.put(
                "/radio",
                framed("ten", html.replace("<form>", "<div>").replaceFirst("</form>", "</div>")),
                STRICT);
        browser.go(server.url("/radio"));
        By button = By.cssSelector(".sfpy-button");
        browser.click(By.id("card"));
        assertThat(browser.has(button)).isFalse();
        browser.click(By.cssSelector("label[for=sfpy-way]"));
        assertThat(browser.has(button)).isTrue();
        browser.click(By.id("card"));
        assertThat(browser.has(button)).isFalse();
    }

    @Test
    void theWaitingPageFollowsByItsScript() {
        int before = server.asked();
        openWaiting("/sfpy/scripted", STRICT);
        browser.seeText("version 1, load " + (before + 2)); // without the header
        assertThat(browser.driver().manage().getCookieNamed("sfpy_scripts")).isNotNull();
        server.change("2");
        browser.seeText("version 2, load " + (before + 3));
    }

    @Test
    void theWaitingPageFollowsWhereThePolicyStopsItsScript() {
        openWaiting("/sfpy/unscripted", SCRIPTLESS);
        browser.seeText("version 3");
        server.change("4");
        browser.seeText("version 4");
    }

    private static void openWaiting(String path, String policy) {
        server.change(path.endsWith("unscripted") ? "3" : "1");
        Page page =
                pages().filter(p -> p.name().equals("payment awaiting_payment")).findFirst().get();
        String html =
                renderer.render("sfpy/document", page.model())
                        .replace("data-sfpy-version=\"1\"", "data-sfpy-version=\"{version}\"")
                        .replace("</main>", "<p>version {version}, load {asked}</p></main>");
        server.putReloading(path, html, policy);
        browser.go(server.url("/sfpy/status")); // where the cookie of another test shows
        browser.driver().manage().deleteAllCookies();
        browser.go(server.url(path));
    }
}
