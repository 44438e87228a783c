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
import org.openqa.selenium.support.ui.Select;

/**
 * What a person can play in the sandbox, and what store and admin say about it. The store asks the
 * sandbox's chain and feeds. In order: what takes long is begun first and looked at last.
 */
@DisplayName("An odd payment")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OddCasesIT {
    private static RunningSite site;
    private static Browser browser;
    private static String lost;

    @BeforeAll
    static void start() {
        browser = Browser.open("odd", new Dimension(1200, 1000));
        site = RunningSite.start("odd", Map.of());
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

    /** Goes to the sandbox with a cart of 46.90 dollars. */
    private static void checkOut() {
        ShopperPathIT.goToPayment(browser, site);
        browser.click(By.cssSelector(".sfpy-choice .sfpy-button"));
        browser.awaitUrl(site.sandboxUrl());
        browser.see(By.cssSelector("#odd summary"));
    }

    /** Fills in the odd form and comes back to the store's page, whose address it returns. */
    private static String pay(String... fields) {
        browser.click(By.cssSelector("#odd summary"));
        for (int i = 0; i < fields.length; i += 2) {
            By field = By.cssSelector("#oddform [name=" + fields[i] + "]");
            if (fields[i].equals("usd")) {
                browser.type(field, fields[i + 1]);
            } else {
                new Select(browser.see(field)).selectByValue(fields[i + 1]);
            }
        }
        browser.click(By.id("payoddly"));
        browser.seeText("waits for its confirmation");
        String page = browser.see(By.id("back")).getDomProperty("href");
        browser.go(page);
        return page;
    }

    private static void refund(String paymentRow, String... fields) {
        browser.go(site.sandboxUrl() + "/merchant");
        By row = By.xpath("(//tr[contains(., '" + paymentRow + "')]//details)[1]");
        browser.click(By.xpath("(//tr[contains(., '" + paymentRow + "')]//summary)[1]"));
        for (int i = 0; i < fields.length; i += 2) {
            if (fields[i].equals("usd")) {
                browser.see(row).findElement(By.name("usd")).sendKeys(fields[i + 1]);
            } else {
                new Select(browser.see(row).findElement(By.name(fields[i])))
                        .selectByValue(fields[i + 1]);
            }
        }
        browser.submit(By.xpath("(//tr[contains(., '" + paymentRow + "')]//details//button)[1]"));
    }

    private static void adminSays(String... texts) {
        browser.logInToAdmin(site);
        browser.go(site.storeUrl() + "/admin/sfpy-order");
        for (String text : texts) {
            browser.reloadUntilShown(text);
        }
    }

    @Test
    @Order(1)
    void whoseEventIsLost() {
        checkOut();
        lost = pay("event", "LOST");
        browser.seeText("Waiting for your payment");
    }

    @Test
    @Order(3)
    void ofTooLittleIsCompletedByTheRest() {
        checkOut();
        pay("usd", "20");
        browser.seeText("Part of the total has arrived");
        assertThat(browser.text()).contains("26.90 USD");
        browser.picture("1-part");
        browser.click(By.xpath("//button[contains(., 'Pay the rest')]"));
        browser.awaitUrl(site.sandboxUrl());
        browser.seeText("$26.90");
        browser.picture("2-rest");
        browser.click(By.id("pay"));
        browser.awaitUrl("/confirmation/");
    }

    @Test
    @Order(4)
    void ofTooMuchPlacesTheOrderAndIsFlagged() {
        checkOut();
        pay("usd", "60");
        browser.awaitUrl("/confirmation/");
        adminSays("Paid, with 13.10 USD too much.");
    }

    @Test
    @Order(5)
    void madeTwicePlacesTheOrderOnce() {
        checkOut();
        pay("times", "twice");
        browser.awaitUrl("/confirmation/");
        adminSays("46.90 USD came after the order had been paid.");
    }

    @Test
    @Order(6)
    void atAFalseRateWaitsForAPerson() {
        checkOut();
        pay("rate", "false");
        browser.seeText("We are checking your payment");
        browser.picture("3-review");
        adminSays("The payer calls one dollar token 100 USD.");
        checkOut();
        pay("rate", "false", "symbol", "ETH");
        browser.seeText("We are checking your payment");
        adminSays("The payer states 250000 USD, the price is 2500.");
    }

    @Test
    @Order(7)
    void onAWorthlessChainOrToSomebodyElseIsRejected() {
        checkOut();
        pay("chain", "5");
        browser.seeText(
                "A payment was made in the name of this order that did not reach the store");
        browser.picture("4-rejected");
        checkOut();
        pay("to", "self");
        browser.seeText(
                "A payment was made in the name of this order that did not reach the store");
        adminSays(
                "It was made on another chain than the store's.",
                "The transaction holds nothing of SFPY's router that says the same.");
        browser.picture("4-admin-orders");
    }

    @Test
    @Order(8)
    void thatIsLateWaitsForAPerson() {
        checkOut();
        pay("time", "late");
        browser.seeText("We are checking your payment");
        adminSays("It was made after its request had expired or was stopped.");
    }

    @Test
    @Order(9)
    void mayBeRefundedInPartAndInAnotherToken() {
        checkOut();
        pay("symbol", "USDT");
        browser.awaitUrl("/confirmation/");
        refund("46.9 USDT", "usd", "10");
        adminSays("36.90 USD of it remain.");
        refund("46.9 USDT", "usd", "5", "symbol", "ETH");
        adminSays("It is in another token than the payment, of unknown value.");
        refund("46.9 USDT", "usd", "5", "to", "elsewhere");
        adminSays("It went to another address than the payer's.");
        adminSays("PARTIALLY_REFUNDED");
        browser.picture("5-admin-orders");
    }

    @Test
    @Order(11)
    void whoseEventIsLostIsFoundByAsking() {
        browser.go(lost);
        browser.reloadUntil("Thank you");
        assertThat(browser.driver().getCurrentUrl()).contains("/confirmation/");
    }

    @Test
    @Order(12)
    void forTheClubMakesAMemberUntilItIsRefunded() {
        browser.go(site.storeUrl() + "/product/members-club");
        browser.submit(By.cssSelector("main form button[type=submit], main form button"));
        checkOut(); // beside the plant
        browser.click(By.cssSelector("input[value=USDT]"));
        browser.click(By.id("pay"));
        browser.awaitUrl("/confirmation/");
        browser.go(site.storeUrl() + "/orders");
        browser.reloadUntil("You are a member of the club");
        browser.picture("8-member");
        refund("61.9 USDT");
        browser.go(site.storeUrl() + "/orders");
        browser.reloadUntilGone("You are a member");
    }

    /** Last, since it gives a cart back. */
    @Test
    @Order(13)
    void thatIsOvertakenByItsRefundIsNeverShipped() {
        checkOut();
        String page = pay("event", "HELD_BACK", "symbol", "USDC");
        refund("46.9 USDC");
        browser.go(page);
        browser.seeText("Waiting for your payment");
        browser.reloadUntil("Your payment was refunded");
        browser.picture("7-refunded");
        browser.go(site.storeUrl() + "/cart");
        browser.seeText("Monstera deliciosa");
    }
}
