package org.broadleafsfpy.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
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
 * What a person can play in the sandbox, what store and admin say about it, and how staff end it.
 * The store asks the sandbox's chain and feeds. In order: what takes long is begun first and looked
 * at last.
 */
@DisplayName("An odd payment")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OddCasesIT {
    private static RunningSite site;
    private static Browser browser;
    private static Desk desk;
    private static String lost;

    @BeforeAll
    static void start() {
        browser = Browser.open("odd", new Dimension(1200, 1000));
        site = RunningSite.start("odd", Map.of());
        desk = new Desk(browser, site);
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
        ShopperPathIT.choose(browser, site);
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

    private static void refundAll(String payment) {
        browser.go(site.sandboxUrl() + "/merchant");
        browser.submit(
                By.xpath("//form[input[@value='" + payment + "']]/button[. = 'Refund in full']"));
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

    /** What the store signs with, as SFPY's app would show it. */
    private static String secret() {
        browser.go(site.sandboxUrl() + "/merchant");
        browser.see(By.id("secret-summary"));
        return (String)
                browser.script("return document.getElementById('secret').textContent.trim()");
    }

    private static void post(String event) {
        String secret = secret();
        assertThat(
                        site.postEvent(SignedEvents.body(event), SignedEvents.sign(event, secret))
                                .statusCode())
                .isEqualTo(200);
    }

    @Test
    @Order(1)
    void whoseEventIsLost() {
        checkOut();
        lost = pay("event", "LOST");
        browser.seeText("Waiting for your payment");
    }

    /** Its time is over in a minute; it is looked at again below. */
    @Test
    @Order(2)
    void ofAPartIsNotCompletedInTime() {
        desk.set("graceMinutes", "0");
        desk.set("expiryMinutes", "1");
        checkOut();
        pay("usd", "21");
        browser.seeText("Part of the total has arrived");
        desk.set("expiryMinutes", "120");
    }

    @Test
    @Order(3)
    void ofTooLittleIsCompletedByTheRest() {
        checkOut();
        String page = pay("usd", "20");
        browser.seeText("Part of the total has arrived");
        assertThat(browser.text()).contains("26.90 USD", "Please pay until");
        browser.isAccessible(".sfpy-page");
        browser.picture("1-part");

        desk.go("/orders?state=PARTIALLY_PAID");
        browser.isAccessible(".sfpy-desk");
        browser.click(By.xpath("(//tr[contains(., '26.90 USD are missing')]//a)[1]"));
        browser.seeText("20.00 USD");
        assertThat(browser.text()).contains("Still missing", "26.90 USD", "46.90 USD");
        browser.showsNoKeys();
        browser.isAccessible(".sfpy-desk");
        browser.picture("1-part-admin");

        browser.go(page);
        browser.click(By.xpath("//button[contains(., 'Pay the rest')]"));
        browser.awaitUrl(site.sandboxUrl());
        browser.seeText("$26.90");
        browser.picture("2-rest");
        browser.click(By.id("pay"));
        browser.awaitUrl("/confirmation/");
        browser.seeText("Crypto payment: paid");
    }

    @Test
    @Order(4)
    void ofTooMuchPlacesTheOrderAndIsFlagged() {
        checkOut();
        pay("usd", "60");
        browser.awaitUrl("/confirmation/");
        desk.waitsForAPerson("The order was paid with 13.10 USD too much.");
        browser.isAccessible(".sfpy-desk");
        browser.picture("2-attention");
        desk.decide("13.10 USD too much", "TAKE_NOTE");
        desk.isDoneWith("13.10 USD too much");
    }

    @Test
    @Order(5)
    void madeTwicePlacesTheOrderOnce() {
        checkOut();
        pay("times", "twice");
        browser.awaitUrl("/confirmation/");
        desk.waitsForAPerson("46.90 USD came after the order had been paid.");
        String second = desk.subjectOf("after the order had been paid", "MARK_TO_BE_REFUNDED");
        desk.decide("after the order had been paid", "MARK_TO_BE_REFUNDED");
        assertThat(browser.text()).contains("to be refunded");
        desk.waitsForAPerson("are to go back to the payer");
        refundAll(second);
        desk.isDoneWith("are to go back to the payer");
    }

    @Test
    @Order(6)
    void atAFalseRateWaitsForAPerson() {
        checkOut();
        String page = pay("rate", "false");
        browser.seeText("We are checking your payment");
        browser.isAccessible(".sfpy-page");
        browser.picture("3-review");
        desk.decide("The payer calls one dollar token 100 USD.", "ACCEPT_PAYMENT", "46.90");
        browser.go(page);
        browser.awaitUrl("/confirmation/");

        checkOut();
        page = pay("rate", "false", "symbol", "ETH");
        browser.seeText("We are checking your payment");
        desk.waitsForAPerson("The payer states 250000 USD, the price is 2500.");
        desk.press("The payer states 250000 USD", "MARK_TO_BE_REFUNDED");
        browser.see(By.id("sfpy-why"));
        browser.picture("3-decide");
    }

    @Test
    @Order(7)
    void isNotDecidedOnWithoutAReason() {
        desk.waitsForAPerson("The payer states 250000 USD, the price is 2500.");
        String payment = desk.subjectOf("The payer states 250000 USD", "MARK_TO_BE_REFUNDED");
        desk.press("The payer states 250000 USD", "MARK_TO_BE_REFUNDED");
        browser.type(By.id("sfpy-why"), "   ");
        browser.submit(By.cssSelector(".sfpy-desk form button"));
        browser.seeText("Please say why, for whoever reads this later.");
        browser.isAccessible(".sfpy-desk");
        browser.picture("3-no-reason");
        desk.confirm("");
        refundAll(payment);
        desk.isDoneWith("The payer states 250000 USD");
    }

    @Test
    @Order(8)
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
        desk.waitsForAPerson(
                "It was made on another chain than the store's.",
                "The transaction holds nothing of SFPY's router that says the same.");
        browser.picture("4-attention");
        desk.decide("It was made on another chain than the store's.", "TAKE_NOTE");
        desk.decide("The transaction holds nothing of SFPY's router", "TAKE_NOTE");
        desk.isDoneWith("did not reach the store");
    }

    @Test
    @Order(9)
    void thatIsLateWaitsForAPerson() {
        checkOut();
        String page = pay("time", "late");
        browser.seeText("We are checking your payment");
        desk.decide(
                "It was made after its request had expired or was stopped.", "APPLY_LATE_PAYMENT");
        browser.go(page);
        browser.awaitUrl("/confirmation/");
        desk.isDoneWith("It was made after its request had expired");
    }

    @Test
    @Order(10)
    void ofWhatIsSoldOutIsNotPlacedUntilThereIsStock() {
        ShopperPathIT.goToPayment(browser, site, "olive-tree", 4); // all there are
        ShopperPathIT.choose(browser, site);
        String first = browser.driver().getCurrentUrl();
        ShopperPathIT.goToPayment(browser, site, "olive-tree", 4);
        ShopperPathIT.choose(browser, site);
        ShopperPathIT.payIn("USDC", browser);
        browser.awaitUrl("/confirmation/");
        browser.go(first);
        ShopperPathIT.payIn("USDC", browser);
        browser.awaitUrl("/sfpy/payment");
        browser.seeText("Your payment has arrived, but your order is not placed yet");
        browser.isAccessible(".sfpy-page");
        browser.picture("5-not-placed");
        String page = browser.driver().getCurrentUrl();

        String notPlaced = "could not be placed: the reason is below";
        desk.waitsForAPerson(notPlaced);
        browser.picture("5-attention");
        desk.decide(notPlaced, "MARK_TO_BE_REFUNDED");
        browser.go(page);
        browser.seeText("Your payment is going back");
        refund("360.9 USDC"); // of the other order, which gives its trees back
        browser.go(site.storeUrl() + "/orders");
        browser.reloadUntil("Cancelled");
        desk.decide("are to go back to the payer", "RETRY_PLACEMENT");
        browser.go(page);
        browser.awaitUrl("/confirmation/");
        desk.isDoneWith("are to go back to the payer");
    }

    @Test
    @Order(11)
    void mayBeRefundedInPartAndInAnotherToken() {
        checkOut();
        pay("symbol", "USDT");
        browser.awaitUrl("/confirmation/");
        refund("46.9 USDT", "usd", "10");
        desk.go("/orders?state=PARTIALLY_REFUNDED");
        browser.reloadUntil("36.90 USD of it remain.");
        refund("46.9 USDT", "usd", "5", "symbol", "ETH");
        desk.waitsForAPerson("It is in another token than the payment, of unknown value.");
        refund("46.9 USDT", "usd", "5", "to", "elsewhere");
        desk.waitsForAPerson("It went to another address than the payer's.");
        browser.isAccessible(".sfpy-desk");
        browser.picture("6-attention");
        desk.decide(
                "waits for you, because the store could not check or value", "ACCEPT_REFUND", "5");
        desk.decide("to another address than the payer", "ACCEPT_REFUND");
        desk.isDoneWith("A refund of");
        desk.go("/refunds");
        browser.isAccessible(".sfpy-desk");
        browser.picture("6-refunds");
        desk.go("/orders?state=PARTIALLY_REFUNDED");
        browser.seeText("26.90 USD of it remain.");
    }

    @Test
    @Order(12)
    void mayBeRefundedOnlyByTheStore() {
        browser.go(site.sandboxUrl() + "/merchant");
        By row = By.xpath("(//tr[contains(., '46.9 USDT')])[1]");
        String request = browser.see(row).findElement(By.cssSelector("code")).getText();
        String payment = browser.see(row).findElement(By.name("payment")).getDomAttribute("value");
        post(
                SignedEvents.refund(request, payment, 2690)
                        .replace(SignedEvents.PAYOUT, SignedEvents.PAYER));
        desk.decide("It does not come from the store's payout address", "TAKE_NOTE");
        desk.isDoneWith("It does not come from the store's payout address");
    }

    @Test
    @Order(13)
    void whoseEventIsNotUsableIsPutAside() {
        post(
                SignedEvents.payment(SignedEvents.id(), SignedEvents.id(), 100)
                        .replace("\"amount\":\"", "\"amount\":\"-"));
        desk.waitsForAPerson("This event could not be used.");
        browser.picture("7-event");
        browser.click(By.xpath("//div[@data-event]//h2/a"));
        browser.seeText("its signature was good");
        browser.isAccessible(".sfpy-desk");
        browser.showsNoKeys();
        browser.picture("7-event-page");
        assertThat(browser.text()).contains("\"amount\" : \"-1000000\"");
        browser.click(By.linkText("Replay the event"));
        desk.confirm("");
        desk.decide("This event could not be used.", "IGNORE_EVENT");
        desk.isDoneWith("This event could not be used.");
    }

    @Test
    @Order(14)
    void thatFitsNothingIsPutAside() {
        desk.set("parkHours", "0");
        post(SignedEvents.payment(SignedEvents.id(), SignedEvents.id(), 100));
        desk.waitsForAPerson("The store knows no request with this id.");
        desk.decide("The store knows no request with this id.", "IGNORE_EVENT");
        desk.set("parkHours", "24");
        desk.isDoneWith("The store knows no request with this id.");
    }

    @Test
    @Order(15)
    void whoseEventWasPutAsideIsReplayed() {
        desk.set("rpcUrl", "http://localhost:9");
        checkOut();
        String page = pay("symbol", "DAI");
        browser.seeText("Your payment is on its way");
        browser.isAccessible(".sfpy-page");
        desk.go("/events?state=WAITING");
        browser.reloadUntil("Not firm yet");
        browser.click(By.xpath("(//tbody//a)[1]"));
        browser.seeText("The Ethereum node can't be asked");
        browser.click(By.linkText("Put the event aside"));
        desk.confirm("");
        String event = browser.driver().getCurrentUrl();
        desk.set("rpcUrl", site.sandboxUrl() + "/rpc");
        browser.go(event);
        browser.click(By.linkText("Replay the event"));
        desk.confirm("");
        browser.reloadUntil("Settled");
        browser.picture("7-replayed");
        browser.click(By.cssSelector(".sfpy-desk a[href*='/sfpy/payments?q=']"));
        browser.seeText("1 to 1 of 1");
        browser.seeText("46.9 DAI");
        browser.go(page);
        browser.awaitUrl("/confirmation/");
    }

    @Test
    @Order(19)
    void ofAPartThatWasNotCompletedInTimeGoesBack() {
        String rest = "21.00 USD arrived and 25.90 USD are missing.";
        desk.waitsForAPerson(rest, "The rest was not paid in time");
        desk.decide(rest, "MARK_TO_BE_REFUNDED");
        refund("21 DAI");
        desk.isDoneWith("21.00 USD");
        desk.set("graceMinutes", "30");
    }

    @Test
    @Order(18)
    void whoseEventIsLostIsFoundByAsking() {
        browser.go(lost);
        browser.reloadUntil("Thank you");
        assertThat(browser.driver().getCurrentUrl()).contains("/confirmation/");
    }

    @Test
    @Order(16)
    void forTheClubMakesAMemberUntilItIsRefunded() {
        browser.go(site.storeUrl() + "/product/members-club");
        browser.submit(By.cssSelector("main form button[type=submit], main form button"));
        checkOut(); // beside the plant
        ShopperPathIT.payIn("USDT", browser);
        browser.awaitUrl("/confirmation/");
        browser.go(site.storeUrl() + "/orders");
        browser.reloadUntil("You are a member of the club");
        browser.isAccessible("main");
        browser.picture("8-member");
        refund("61.9 USDT");
        browser.go(site.storeUrl() + "/orders");
        browser.reloadUntilGone("You are a member");
    }

    /** It gives a cart back, so no new one is wanted after it. */
    @Test
    @Order(17)
    void thatIsOvertakenByItsRefundIsNeverShipped() {
        checkOut();
        String page = pay("event", "HELD_BACK", "symbol", "USDC");
        refund("46.9 USDC");
        browser.go(page);
        browser.seeText("Waiting for your payment");
        browser.reloadUntil("Your payment was refunded");
        browser.isAccessible(".sfpy-page");
        browser.picture("9-refunded");
        browser.go(site.storeUrl() + "/cart");
        browser.seeText("Monstera deliciosa");
    }

    /** After all of it, the books balance, and agree with the payments. */
    @Test
    @Order(20)
    void isInTheExportedBooks() {
        desk.go("");
        browser.picture("10-overview");
        desk.go("/ledger");
        browser.isAccessible(".sfpy-desk");
        browser.showsNoKeys();
        browser.picture("10-ledger");
        String href = browser.see(By.linkText("Export as CSV")).getDomProperty("href");
        List<Map<String, String>> ledger = Csv.read(site.get(href, browser).body());
        assertThat(ledger).hasSizeGreaterThan(40);
        assertThat(Csv.sum(ledger, "debit_usd")).isEqualTo(Csv.sum(ledger, "credit_usd"));
        desk.go("/payments");
        browser.isAccessible(".sfpy-desk");
        browser.picture("10-payments");
        href = browser.see(By.linkText("Export as CSV")).getDomProperty("href");
        List<Map<String, String>> payments = Csv.read(site.get(href, browser).body());
        List<Map<String, String>> received =
                payments.stream()
                        .filter(row -> !row.get("standing").equals("REJECTED"))
                        .filter(row -> !row.get("usd").equals("0.00"))
                        .toList();
        List<Map<String, String>> crypto =
                ledger.stream()
                        .filter(row -> row.get("account").equals("CRYPTO"))
                        .filter(row -> row.get("refund").isEmpty())
                        .toList();
        assertThat(Csv.sum(crypto, "debit_usd").subtract(Csv.sum(crypto, "credit_usd")))
                .isEqualTo(Csv.sum(received, "usd"));
        String tomorrow = java.time.LocalDate.now().plusDays(1).toString();
        assertThat(
                        Csv.read(
                                site.get(
                                                site.storeUrl()
                                                        + "/admin/sfpy/export/ledger?from="
                                                        + tomorrow,
                                                browser)
                                        .body()))
                .isEmpty();
    }
}
