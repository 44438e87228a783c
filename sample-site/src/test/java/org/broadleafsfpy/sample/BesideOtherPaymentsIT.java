package org.broadleafsfpy.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.WebElement;

/** Broadleaf's own checkout with its other ways to pay; OtherPaymentsIT has every combination. */
@DisplayName("Beside other payments")
class BesideOtherPaymentsIT {
    private static RunningSite site;

    @BeforeAll
    static void start() {
        site = RunningSite.start("beside", Map.of());
    }

    @AfterAll
    static void stop() {
        if (site != null) {
            site.close();
        }
    }

    @Test
    void anApprovedWalletThatWasLeftIsNotChargedAndComesBackWithTheCart() {
        try (Browser browser = Browser.open("wallet-left", new Dimension(1280, 1500))) {
            ShopperPathIT.goToPayment(browser, site);
            billTo(browser, "7 Billing Road");
            String walletPage = approveInWallet(browser);
            browser.picture("approved");
            ShopperPathIT.choose(browser, site);
            browser.click(By.id("back"));
            browser.awaitUrl("/sfpy/cancel");
            browser.submit(By.cssSelector(".sfpy-page button"));
            browser.awaitUrl("/cart");

            browser.go(site.storeUrl() + "/checkout");
            browser.seeText("You have approved this payment.");
            assertThat(browser.text()).contains("7 Billing Road", "shopper@example.com");

            ShopperPathIT.choose(browser, site);
            assertThat(browser.text()).contains("$46.90");
            ShopperPathIT.payIn("USDC", browser);
            browser.awaitUrl("/confirmation/");
            assertThat(paidWith(browser)).containsExactly("SFPY crypto payment $46.90");
            assertThat(browser.text()).contains("Billed to").contains("7 Billing Road");
            browser.picture("placed");
            browser.go(walletPage);
            assertThat(browser.text()).doesNotContain("Charged");
        }
    }

    @Test
    void aGiftCardPaysItsPartAndAnOfferIsTakenOff() {
        try (Browser browser = Browser.open("gift-card", new Dimension(390, 1500))) {
            addToCart(browser, "plant-food");
            assertThat(browser.text()).contains("$7.60");
            browser.type(By.name("promoCode"), "GREEN10");
            browser.submit(By.cssSelector("form[action$='/cart/promo'] button"));
            ShopperPathIT.goToPayment(browser, site);
            useGiftCard(browser, "leaf-25");
            browser.seeText("Your gift card pays $25.00");
            browser.isAccessible("body");
            browser.fitsItsWidth();
            browser.picture("applied");
            ShopperPathIT.choose(browser, site);
            assertThat(browser.text()).as("7.60 + 42.00 - 4.96 + 4.90 - 25.00").contains("$24.54");
            ShopperPathIT.payIn("USDC", browser);
            browser.awaitUrl("/confirmation/");
            assertThat(paidWith(browser))
                    .containsExactlyInAnyOrder("Gift card $25.00", "SFPY crypto payment $24.54");
            browser.isAccessible("body");
            browser.fitsItsWidth();

            browser.go(site.sandboxUrl() + "/merchant");
            browser.submit(By.cssSelector("form[action='/refund'] button"));
            browser.go(site.storeUrl() + "/orders");
            browser.reloadUntil("Crypto payment: refunded");
            assertThat(browser.text()).as("the gift card still pays a part").contains("Submitted");

            addToCart(browser, "monstera");
            browser.go(site.storeUrl() + "/checkout");
            ShopperPathIT.checkOutUpToPayment(browser);
            useGiftCard(browser, "leaf-25");
            browser.seeText("nothing is left on it");
        }
    }

    @Test
    void eachOtherWayToPayStillPlacesTheOrder() {
        try (Browser browser = Browser.open("others", new Dimension(1280, 1500))) {
            ShopperPathIT.goToPayment(browser, site);
            String left = approveInWallet(browser);
            browser.submit(By.cssSelector("form[action$='/cod/complete'] button"));
            assertThat(paidWith(browser)).containsExactly("Pay on delivery $46.90");
            browser.go(left);
            assertThat(browser.text()).doesNotContain("Charged");

            ShopperPathIT.goToPayment(browser, site);
            String walletPage = approveInWallet(browser);
            browser.submit(By.cssSelector(".chosen button"));
            assertThat(paidWith(browser)).containsExactly("Test wallet $46.90");
            browser.go(walletPage);
            assertThat(browser.text()).contains("Charged: 46.90 USD");

            ShopperPathIT.goToPayment(browser, site);
            useGiftCard(browser, "leaf-500");
            browser.seeText("There is nothing left to pay.");
            assertThat(browser.has(By.cssSelector(".sfpy-choice"))).isFalse();
            browser.submit(By.cssSelector(".way button"));
            assertThat(paidWith(browser)).containsExactly("Gift card $46.90");

            browser.go(site.storeUrl() + "/orders");
            assertThat(browser.driver().findElements(By.cssSelector(".state.submitted")))
                    .hasSize(3);
        }
    }

    @Test
    void eurosArePaidInAnotherWay() {
        try (Browser browser = Browser.open("euros", new Dimension(390, 1500))) {
            ShopperPathIT.goToPayment(browser, site);
            useGiftCard(browser, "leaf-500");
            assertThat(browser.has(By.cssSelector(".giftcard b"))).isTrue();
            browser.click(By.linkText("euros"));
            browser.seeText("€46.90");
            assertThat(browser.text()).doesNotContain("$", "SFPY)", "gift card");
            browser.isAccessible("body");
            browser.picture("choice");
            browser.submit(By.cssSelector("form[action$='/cod/complete'] button"));
            assertThat(paidWith(browser)).containsExactly("Pay on delivery €46.90");
        }
    }

    @Test
    void aCartThatWasLeftOpenShowsWhatItIsNow() {
        try (Browser browser = Browser.open("stale", new Dimension(1280, 960))) {
            addToCart(browser, "monstera");
            String stale = browser.driver().getWindowHandle();
            browser.driver().switchTo().newWindow(org.openqa.selenium.WindowType.TAB);
            browser.go(site.storeUrl() + "/cart");
            browser.type(By.cssSelector(".quantity input[type=number]"), "0");
            browser.submit(By.cssSelector(".quantity button"));
            browser.seeText("There is nothing in it yet");
            browser.driver().switchTo().window(stale);
            browser.submit(By.cssSelector(".quantity button"));
            browser.seeText("Your cart has changed since you opened that page.");
        }
    }

    private static void addToCart(Browser browser, String product) {
        browser.go(site.storeUrl() + "/product/" + product);
        browser.submit(By.cssSelector(".add button"));
        browser.seeText("Your cart");
    }

    private static void billTo(Browser browser, String street) {
        browser.go(site.storeUrl() + "/checkout?step=billing");
        ShopperPathIT.typeAddress(browser, street);
        browser.submit(By.cssSelector(".fields > button"));
        browser.seeText("How would you like to pay?");
    }

    private static void useGiftCard(Browser browser, String code) {
        browser.type(By.id("giftcard"), code);
        browser.submit(By.cssSelector(".giftcard button"));
    }

    /** To the wallet's page and back; the page's address. */
    private static String approveInWallet(Browser browser) {
        browser.submit(By.cssSelector("form[action$='/checkout/wallet'] button"));
        browser.awaitUrl("/wallet/");
        String page = browser.driver().getCurrentUrl();
        browser.isAccessible("body");
        browser.picture("wallet");
        browser.submit(By.cssSelector(".wallet button"));
        browser.seeText("You have approved this payment.");
        return page;
    }

    /** What the shop's confirmation page lists: the order's active payments. */
    private static List<String> paidWith(Browser browser) {
        browser.seeText("Thank you, your order is placed");
        return browser.driver().findElements(By.cssSelector(".paid li")).stream()
                .map(WebElement::getText)
                .map(text -> text.replaceAll("\\s+", " "))
                .toList();
    }
}
