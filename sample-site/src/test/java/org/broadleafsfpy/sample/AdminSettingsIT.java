package org.broadleafsfpy.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;

/** The settings form in the admin, and the store that obeys it. */
@DisplayName("The merchant")
class AdminSettingsIT {
    private static final String API_KEY = "a-key-that-nobody-must-see";

    private static RunningSite site;

    @BeforeAll
    static void start() {
        site = RunningSite.start("admin", Map.of("SFPY_API_KEY", API_KEY, "SFPY_CHAIN_ID", "1"));
    }

    @AfterAll
    static void stop() {
        if (site != null) {
            site.close();
        }
    }

    @Test
    void switchesOffAndOnWhileTheStoreRuns() {
        assertThat(site.postEvent("{\"data\":{}}", "00").statusCode()).isEqualTo(401);
        try (Browser browser = Browser.open("admin", new Dimension(1280, 1100))) {
            openSettings(browser);
            browser.picture("1-settings");
            assertThat(browser.text())
                    .contains("set, not shown (SFPY_API_KEY)", "1 (SFPY_CHAIN_ID)")
                    .doesNotContain("SfpyConfiguration");

            save(browser, "enabled", "false");
            awaitAnswer(503);
            ShopperPathIT.goToPayment(browser, site);
            assertThat(browser.has(By.cssSelector(".sfpy-choice"))).isFalse();
            assertThat(browser.text()).contains("Pay on delivery").doesNotContain("SFPY)");

            openSettings(browser);
            save(browser, "enabled", "true");
            awaitAnswer(401);
        }
    }

    @Test
    void losesNoCartWhileSfpyIsAway() {
        try (Browser browser = Browser.open("away", new Dimension(1280, 1100))) {
            openSettings(browser);
            String sandbox = browser.see(field("apiUrl")).getDomProperty("value");
            saveText(browser, "apiUrl", "http://localhost:9");

            ShopperPathIT.goToPayment(browser, site);
            browser.click(By.cssSelector(".sfpy-choice .sfpy-button"));
            browser.seeText("could not be reached");
            browser.picture("1-notice");
            browser.click(By.linkText("Back to the cart"));
            browser.seeText("Monstera deliciosa");

            openSettings(browser);
            saveText(browser, "apiUrl", sandbox);
            browser.go(site.storeUrl() + "/checkout");
            ShopperPathIT.choose(browser, site);
        }
    }

    private static void saveText(Browser browser, String name, String value) {
        browser.type(field(name), value);
        clickSave(browser);
        waitForTheStore();
    }

    /** The store reads its settings at most every two seconds. */
    static void waitForTheStore() {
        LockSupport.parkNanos(Duration.ofMillis(2500).toNanos());
    }

    @Test
    void neverGetsASecretBack() {
        try (Browser browser = Browser.open("admin-secrets", new Dimension(1280, 1100))) {
            openSettings(browser);
            String newSecret = "feedfacefeedfacefeedfacefeedface";
            browser.type(field("sharedSecret"), newSecret);
            clickSave(browser);
            openSettings(browser);
            String html = browser.driver().getPageSource();
            assertThat(html).doesNotContain(newSecret).doesNotContain(API_KEY);

            // An empty field keeps what is stored: events signed with it are still accepted.
            clickSave(browser);
            String event = SignedEvents.payment(SignedEvents.id(), SignedEvents.id(), 100);
            assertThat(
                            statusOf(
                                    site,
                                    SignedEvents.body(event),
                                    SignedEvents.sign(event, newSecret)))
                    .isEqualTo(200);
        }
    }

    /** Until the store has read its settings and takes the event. */
    static int statusOf(RunningSite site, String body, String signature) {
        Instant end = Instant.now().plus(Duration.ofSeconds(5));
        int status = site.postEvent(body, signature).statusCode();
        while (status != 200 && Instant.now().isBefore(end)) {
            LockSupport.parkNanos(100_000_000);
            status = site.postEvent(body, signature).statusCode();
        }
        return status;
    }

    @Test
    void isToldBesideTheFieldWhatIsWrong() {
        try (Browser browser = Browser.open("admin-refused", new Dimension(1280, 1400))) {
            openSettings(browser);
            browser.type(field("payoutAddress"), "0x70997970C51812dc3A010C7d01b50e0d17dc79c8");
            browser.type(field("confirmations"), "0");
            browser.type(field("storeUrl"), "shop.example.com");
            browser.click(By.cssSelector("button.submit-button"));
            browser.seeText("one of them is mistyped. Please copy it again from your wallet.");
            browser.seeText("A whole number from 1 to 1000.");
            browser.seeText("An address begins with http:// or https://");
            browser.picture("1-refused");
            openSettings(browser);
            assertThat(browser.see(field("payoutAddress")).getDomProperty("value"))
                    .isEqualTo(SignedEvents.PAYOUT);
        }
    }

    @Test
    void canMakeTheSettingsOfAStoreThatHasNone() {
        try (Browser browser = Browser.open("admin-add", new Dimension(1280, 1100))) {
            browser.logInToAdmin(site);
            browser.go(site.storeUrl() + "/admin/configuration-management");
            browser.click(By.cssSelector("button.add-main-entity"));
            browser.seeText("SFPY crypto payments");
            browser.picture("1-choose");
            browser.click(By.linkText("SFPY crypto payments"));
            browser.type(field("payoutAddress"), "not an address");
            browser.picture("2-form");
            browser.click(By.cssSelector(".modal button.submit-button"));
            browser.seeText("An address is 0x and 40 hex digits.");
            browser.picture("3-refused");
            browser.type(field("payoutAddress"), SignedEvents.PAYOUT);
            browser.type(field("priority"), "900"); // the row that counts stays the other one
            browser.click(By.cssSelector(".modal button.submit-button"));
            browser.awaitUrl("/configuration-management/");
            assertThat(browser.see(field("payoutAddress")).getDomProperty("value"))
                    .isEqualTo(SignedEvents.PAYOUT);
            assertThat(browser.see(field("apiUrl")).getDomProperty("value"))
                    .isEqualTo("https://api.sfpy.co");
            assertThat(browser.see(field("priority")).getDomProperty("value")).isEqualTo("900");
        }
    }

    static By field(String name) {
        return By.xpath("//*[@name=\"fields['" + name + "'].value\"]");
    }

    private static void openSettings(Browser browser) {
        openSettings(browser, site);
    }

    static void openSettings(Browser browser, RunningSite site) {
        browser.logInToAdmin(site);
        browser.go(site.storeUrl() + "/admin/configuration-management");
        browser.picture("0-modules");
        browser.click(By.xpath("//tr[td[contains(., 'SFPY')]]//a"));
        browser.see(field("payoutAddress"));
    }

    private static void save(Browser browser, String field, String value) {
        browser.script(
                "document.querySelector(\"input[name=\\\"fields['"
                        + field
                        + "'].value\\\"][value='"
                        + value
                        + "']\").click()");
        clickSave(browser);
    }

    static void clickSave(Browser browser) {
        browser.click(By.cssSelector("button.submit-button"));
        browser.seeText("Successfully saved");
    }

    private static void awaitAnswer(int status) {
        Instant end = Instant.now().plus(Duration.ofSeconds(5));
        while (site.postEvent("{\"data\":{}}", "00").statusCode() != status
                && Instant.now().isBefore(end)) {
            LockSupport.parkNanos(100_000_000);
        }
        assertThat(site.postEvent("{\"data\":{}}", "00").statusCode()).isEqualTo(status);
    }
}
