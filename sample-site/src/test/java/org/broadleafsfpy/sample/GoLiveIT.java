package org.broadleafsfpy.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;

/**
 * From a module that nobody has set up, and an account at SFPY of today, to a shop that is live.
 */
@DisplayName("The go-live checklist")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class GoLiveIT {
    private static RunningSite site;
    private static Browser browser;

    @BeforeAll
    static void start() {
        browser = Browser.open("golive", new Dimension(1280, 1500));
        site = RunningSite.start("golive", Map.of("SANDBOX_ACCOUNT", "new"));
        browser.logInToAdmin(site);
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

    private static void openChecklist() {
        browser.go(site.storeUrl() + "/admin/sfpy/go-live");
        browser.see(By.id("step-CHAIN"));
        browser.showsNoKeys();
    }

    private static String standing(String step) {
        return browser.see(By.id("step-" + step)).getDomAttribute("data-standing");
    }

    private static String evidence(String step) {
        return browser.see(By.cssSelector("#step-" + step + " > p")).getText();
    }

    private static void press(String step) {
        browser.submit(By.cssSelector("#step-" + step + " button"));
        browser.seeText("Done, and recorded with your name.");
        assertThat(standing(step)).as(evidence(step)).isEqualTo("DONE");
        browser.showsNoKeys();
    }

    @Test
    @Order(1)
    void saysWhatIsMissingInAStoreThatNobodyHasSetUp() {
        browser.go(site.storeUrl() + "/admin/sfpy");
        browser.seeText("Shoppers can not pay with crypto yet.");
        browser.isAccessible(".sfpy-desk");
        browser.picture("1-overview");
        openChecklist();
        browser.isAccessible(".sfpy-desk");
        browser.picture("2-nothing");
        assertThat(evidence("SETTINGS"))
                .isEqualTo(
                        "Missing or not readable: API key, Payout address, Public address of the"
                                + " store.");
        assertThat(standing("STORE")).isEqualTo("DONE");
        assertThat(standing("WEBHOOKS")).isEqualTo("LATER");
        assertThat(standing("TEST")).isEqualTo("LATER");
    }

    @Test
    @Order(2)
    void isFollowedByTheSettingsForm() {
        browser.go(site.sandboxUrl() + "/merchant");
        String apiKey = browser.see(By.id("apikey")).getText();
        browser.picture("3-account");
        openChecklist();
        browser.click(By.linkText("To the settings"));
        browser.click(By.cssSelector("button.add-main-entity"));
        browser.click(By.linkText("SFPY crypto payments"));
        type("payoutAddress", SignedEvents.PAYOUT);
        type("storeUrl", site.storeUrl());
        type("apiUrl", site.sandboxUrl());
        type("appUrl", site.sandboxUrl());
        type("apiKey", apiKey + "x");
        browser.picture("4-settings");
        browser.click(By.cssSelector(".modal button.submit-button"));
        browser.awaitUrl("/configuration-management/");

        openChecklist();
        assertThat(standing("SETTINGS")).isEqualTo("DONE");
        assertThat(evidence("API_KEY")).contains("SFPY did not accept it", "AUTHENTICATION_ERROR");
        AdminSettingsIT.openSettings(browser, site);
        type("apiKey", apiKey);
        AdminSettingsIT.clickSave(browser);
        openChecklist();
        assertThat(standing("API_KEY")).isEqualTo("DONE");
        browser.picture("5-api-key");
    }

    private static void type(String field, String value) {
        browser.type(AdminSettingsIT.field(field), value);
    }

    @Test
    @Order(3)
    void doesEachStepAtThePressOfItsButtonAndLooksAgain() {
        openChecklist();
        assertThat(standing("WEBHOOKS")).isEqualTo("OPEN");
        press("WEBHOOKS");
        assertThat(standing("ENDPOINT")).isEqualTo("OPEN");
        press("ENDPOINT");
        assertThat(evidence("ENDPOINT")).contains(site.storeUrl() + "/sfpy/webhook");
        assertThat(evidence("SUBSCRIBED")).contains("payment:created, refund:created");
        press("SUBSCRIBED");
        assertThat(evidence("SECRET")).contains("every event would be refused");
        press("SECRET");
        assertThat(standing("REACHED")).isEqualTo("LATER");
        press("ENABLED");
        assertThat(standing("REACHED")).isEqualTo("DONE");
        assertThat(standing("TEST")).isEqualTo("OPEN");
        browser.picture("6-before-test");
        press("TEST");
        assertThat(standing("HTTPS")).isEqualTo("WARNING");
        assertThat(evidence("CHAIN")).contains("every payment waits for a person");
    }

    @Test
    @Order(4)
    void asksTheNodeWhichChainItIsOn() {
        AdminSettingsIT.openSettings(browser, site);
        type("rpcUrl", site.sandboxUrl() + "/rpc");
        type("chainId", "5");
        AdminSettingsIT.clickSave(browser);
        openChecklist();
        assertThat(evidence("CHAIN")).contains("on chain 1, and the store on chain 5");
        AdminSettingsIT.openSettings(browser, site);
        type("chainId", "1");
        AdminSettingsIT.clickSave(browser);
        openChecklist();
        assertThat(standing("CHAIN")).isEqualTo("DONE");
        assertThat(evidence("CHAIN")).contains("its latest block is");
        browser.isAccessible(".sfpy-desk");
        browser.picture("7-live");
    }

    @Test
    @Order(5)
    void putsItsTestEventAside() {
        browser.go(site.storeUrl() + "/admin/sfpy/events");
        browser.reloadUntil("Put aside");
        browser.isAccessible(".sfpy-desk");
        browser.go(site.storeUrl() + "/admin/sfpy/attention");
        browser.seeText("Nothing needs your attention.");
        browser.isAccessible(".sfpy-desk");
    }

    @Test
    @Order(6)
    void rotatesTheSecretWithoutLosingAnEvent() {
        browser.go(site.sandboxUrl() + "/merchant");
        String before = secret();
        openChecklist();
        browser.submit(By.xpath("//button[contains(., 'Rotate the shared secret')]"));
        browser.seeText("Done, and recorded with your name.");
        assertThat(standing("SECRET")).isEqualTo("DONE");
        assertThat(browser.text()).contains("Rotated the shared secret");
        browser.picture("8-rotated");
        browser.go(site.sandboxUrl() + "/merchant");
        String after = secret();
        assertThat(after).isNotEqualTo(before);
        for (String secret : new String[] {before, after}) {
            String event = SignedEvents.payment(SignedEvents.id(), SignedEvents.id(), 100);
            assertThat(
                            AdminSettingsIT.statusOf(
                                    site,
                                    SignedEvents.body(event),
                                    SignedEvents.sign(event, secret)))
                    .isEqualTo(200);
        }
    }

    private static String secret() {
        return browser.see(By.id("secret-summary")) == null
                ? ""
                : (String)
                        browser.script(
                                "return document.getElementById('secret').textContent.trim()");
    }

    @Test
    @Order(8)
    void doesNotSendAKeyToAnotherAddress() {
        AdminSettingsIT.openSettings(browser, site);
        type("apiUrl", "http://localhost:9");
        AdminSettingsIT.clickSave(browser);
        openChecklist();
        assertThat(evidence("API_KEY")).isEqualTo("None has been entered.");
    }

    @Test
    @Order(7)
    void leadsToAShopThatSells() {
        ShopperPathIT.goToPayment(browser, site);
        ShopperPathIT.choose(browser, site);
        ShopperPathIT.payIn("USDC", browser);
        browser.awaitUrl("/confirmation/");
        browser.go(site.storeUrl() + "/admin/sfpy");
        browser.seeText("Shoppers can pay with crypto.");
        browser.isAccessible(".sfpy-desk");
        browser.picture("9-overview");
    }
}
