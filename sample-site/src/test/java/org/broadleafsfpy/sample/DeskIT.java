package org.broadleafsfpy.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;

/** Who sees the admin's section of SFPY, in which languages, and how wide the screen has to be. */
@DisplayName("The admin's section of SFPY")
class DeskIT {
    /** The pages in the admin's menu. */
    private static final List<String> MENU =
            List.of(
                    "",
                    "/attention",
                    "/orders",
                    "/requests",
                    "/payments",
                    "/refunds",
                    "/events",
                    "/ledger",
                    "/go-live");

    private static RunningSite site;
    private static Browser browser;
    private static Desk desk;
    private static String orderPage;

    /** An order that is partly refunded, and one that needs attention. */
    @BeforeAll
    static void start() {
        browser = Browser.open("desk", new Dimension(1200, 1000));
        site =
                RunningSite.start(
                        "desk",
                        Map.of("SFPY_WITHOUT_CHAIN", "TRUST_SFPY", "SFPY_UNVERIFIED_RATE", "HOLD"));
        desk = new Desk(browser, site);
        ShopperPathIT.goToPayment(browser, site);
        ShopperPathIT.choose(browser, site);
        ShopperPathIT.payIn("USDT", browser);
        browser.awaitUrl("/confirmation/");
        browser.go(site.sandboxUrl() + "/merchant");
        browser.click(By.cssSelector("tbody summary"));
        browser.see(By.cssSelector("tbody details [name=usd]")).sendKeys("10");
        browser.submit(By.cssSelector("tbody details button"));
        desk.go("/orders");
        browser.reloadUntil("36.90 USD of it remain.");
        orderPage = orderPage();
        ShopperPathIT.goToPayment(browser, site);
        ShopperPathIT.choose(browser, site);
        ShopperPathIT.payIn("ETH", browser); // whose rate nobody verifies here
        desk.waitsForAPerson("Nobody but the payer states the token's rate.");
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
        }
        if (site != null) {
            site.close();
        }
    }

    @Test
    void isOnAnOrdersOwnPage() {
        browser.go(site.storeUrl() + "/admin/sfpy" + orderPage);
        browser.click(By.linkText("Open the order itself"));
        browser.click(By.linkText("SFPY"));
        browser.seeText("All that SFPY knows of this order");
        browser.seeText("46.9 USDT");
        browser.isAccessible(".sfpy-desk");
        browser.showsNoKeys();
        browser.picture("1-order-tab");
    }

    @Test
    void isShownWithinAPhonesWidth() {
        Dimension before = browser.driver().manage().window().getSize();
        browser.driver().manage().window().setSize(new Dimension(390, 844));
        for (String page : MENU) {
            desk.go(page);
            browser.see(By.cssSelector(".sfpy-desk h1"));
            Long tooWide =
                    (Long)
                            browser.script(
                                    "return document.querySelector('.sfpy-desk').scrollWidth"
                                            + " - document.querySelector('.sfpy-desk').clientWidth");
            assertThat(tooWide).as(page).isLessThanOrEqualTo(0);
            browser.picture("2-phone" + page.replace('/', '-'));
        }
        browser.driver().manage().window().setSize(before);
    }

    /** Each list, each language. */
    @ParameterizedTest
    @CsvSource({
        "es, Requiere atención, Resumen",
        "fr, À traiter, Vue d’ensemble",
        "de, Zu erledigen, Überblick"
    })
    void isToldInTheReadersLanguage(String language, String attention, String overview) {
        for (String page : MENU) {
            desk.go(page + "?blLocaleCode=" + language);
            browser.seeText(attention);
            browser.showsNoKeys();
            assertThat(browser.see(By.cssSelector(".sfpy-desk")).getDomAttribute("lang"))
                    .isEqualTo(language);
            browser.picture("3-" + language + page.replace('/', '-'));
        }
        assertThat(browser.text()).contains(overview);
        desk.go("?blLocaleCode=en");
    }

    /** By address, and not only by the menu. */
    @Test
    void isNobodyElsesBusiness() {
        List<String> pages = new ArrayList<>(MENU);
        pages.addAll(
                List.of(
                        "/export/ledger",
                        "/export/payments",
                        "/act?action=TAKE_NOTE&subject=1",
                        orderPage));
        browser.logInToAdminAs("clerk", site);
        assertThat(browser.text()).doesNotContain("SFPY");
        for (String page : pages) {
            var answer = site.get(site.storeUrl() + "/admin/sfpy" + page, browser);
            assertThat(answer.statusCode()).as(page).isEqualTo(403);
            assertThat(answer.body()).as(page).doesNotContain("46.90", "USDT", "CRYPTO");
        }
        browser.go(site.storeUrl() + "/admin/sfpy/payments");
        browser.seeText("Your login lacks the permission for this.");
        browser.isAccessible(".sfpy-desk");
        browser.picture("4-denied");
        browser.go(site.storeUrl() + "/admin" + orderPage);
        assertThat(browser.text()).contains("Fulfillment").doesNotContain("SFPY");
        assertThat(post("/act", "action=TAKE_NOTE&subject=1&why=because")).isEqualTo(403);
        assertThat(post("/go-live", "step=ROTATE")).isEqualTo(403);

        browser.logInToAdminAs("viewer", site);
        browser.go(site.storeUrl() + "/admin/sfpy" + orderPage);
        browser.seeText("Total");
        assertThat(browser.has(By.cssSelector("a[href*='action=']"))).isFalse();
        browser.go(site.storeUrl() + "/admin/sfpy/go-live");
        browser.see(By.id("step-TEST"));
        assertThat(browser.has(By.cssSelector(".sfpy-desk form"))).isFalse();
        browser.picture("4-viewer");
        assertThat(post("/act", "action=TAKE_NOTE&subject=1&why=because")).isEqualTo(403);
        assertThat(post("/go-live", "step=ROTATE")).isEqualTo(403);
        assertThat(site.get(site.storeUrl() + "/admin/configuration-management", browser).body())
                .doesNotContain("SFPY");
        browser.logInToAdminAs("admin", site);
    }

    private static String orderPage() {
        desk.go("/orders?state=PARTIALLY_REFUNDED");
        return browser.see(By.xpath("(//tbody//a)[1]"))
                .getDomProperty("href")
                .replaceFirst(".*/sfpy/", "/");
    }

    /**
     * With the token that the CSRF filter wants: permission is what is missing, and nothing else.
     */
    private static int post(String page, String form) {
        browser.go(site.storeUrl() + "/admin/changePassword"); // everybody's
        String token =
                (String)
                        browser.script(
                                "return document.querySelector('input[name=csrfToken]').value");
        return site.send(
                        HttpRequest.newBuilder(URI.create(site.storeUrl() + "/admin/sfpy" + page))
                                .header("Cookie", browser.cookies())
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(
                                        HttpRequest.BodyPublishers.ofString(
                                                form + "&csrfToken=" + token))
                                .build())
                .statusCode();
    }
}
