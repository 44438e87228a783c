package org.broadleafsfpy.sample;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import javax.mail.internet.MimeMessage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;

/** The whole way in a browser, against the packaged site with its sandbox. */
@DisplayName("A shopper")
class ShopperPathIT {
    private static final Dimension DESKTOP = new Dimension(1280, 960);

    private static RunningSite site;
    private static int smtpPort;

    @BeforeAll
    static void start() {
        smtpPort = RunningSite.freePort();
        site = RunningSite.start("shopper", Map.of("SMTP_PORT", Integer.toString(smtpPort)));
    }

    @AfterAll
    static void stop() {
        if (site != null) {
            site.close();
        }
    }

    @ParameterizedTest(name = "on a {0} ({3})")
    @CsvSource({"desktop,1280,960,USDC", "phone,390,844,ETH"})
    void paysAndIsRefunded(String device, int width, int height, String token) {
        try (Browser browser = Browser.open(device, new Dimension(width, height))) {
            goToPayment(browser, site);
            browser.isAccessible("body");
            browser.showsNoKeys();
            browser.fitsItsWidth();
            browser.picture("5-payment-choice");
            choose(browser, site);
            browser.see(By.cssSelector("input[name=symbol]"));
            browser.picture("6-sandbox-pay");
            assertThat(browser.text()).contains("$46.90");
            payIn(token, browser);

            browser.awaitUrl("/sfpy/payment");
            browser.seeText("Waiting for your payment");
            browser.isAccessible("body");
            browser.showsNoKeys();
            browser.fitsItsWidth();
            browser.picture("7-waiting");
            assertThat(browser.text()).contains("46.90 USD");

            browser.awaitUrl("/confirmation/");
            browser.seeText("Thank you, your order is placed");
            browser.isAccessible("body");
            browser.seeText("Crypto payment: paid");
            browser.fitsItsWidth();
            browser.picture("8-confirmation");
            String number = browser.driver().getCurrentUrl().replaceAll(".*/confirmation/", "");

            browser.go(site.storeUrl() + "/cart");
            browser.seeText("There is nothing in it yet");

            browser.go(site.sandboxUrl() + "/merchant");
            browser.picture("9-sandbox-merchant");
            browser.submit(By.cssSelector("form[action='/refund'] button"));
            browser.seeText("refund:created");

            browser.go(site.storeUrl() + "/orders");
            browser.reloadUntil("Cancelled");
            assertThat(browser.text()).contains(number).contains("Cancelled");
            browser.isAccessible("body");
            assertThat(browser.text()).contains("Crypto payment: refunded");
            assertThat(
                            browser.see(By.linkText("Look it up in the block explorer"))
                                    .getDomProperty("href"))
                    .startsWith("https://etherscan.io/tx/0x");
            browser.fitsItsWidth();
            browser.picture("10-orders");
            browser.click(By.linkText(number));
            browser.seeText("This order is cancelled");
            browser.click(By.linkText("About the payment"));
            browser.seeText("Your payment was refunded");
            browser.isAccessible("body");
            browser.fitsItsWidth();
            browser.picture("11-refunded");
        }
    }

    @Test
    void paysWhereTheChainIsAsked() {
        int sandboxPort = RunningSite.freePort();
        Map<String, String> variables =
                Map.of(
                        "SANDBOX_PORT",
                        Integer.toString(sandboxPort),
                        "SFPY_RPC_URL",
                        "http://localhost:" + sandboxPort + "/rpc",
                        "SFPY_CONFIRMATIONS",
                        "5",
                        "SFPY_WITHOUT_CHAIN",
                        "HOLD");
        try (RunningSite checked = RunningSite.start("chain", variables);
                Browser browser = Browser.open("chain", DESKTOP)) {
            goToPayment(browser, checked);
            choose(browser, checked);
            payIn("DAI", browser);
            browser.awaitUrl("/confirmation/");
            browser.go(checked.sandboxUrl() + "/merchant");
            browser.submit(By.cssSelector("form[action='/refund'] button"));
            browser.go(checked.storeUrl() + "/orders");
            browser.reloadUntil("Cancelled");
        }
    }

    @Test
    void getsTheCartBackAsItWas() {
        try (Browser browser = Browser.open("cancel", DESKTOP)) {
            goToPayment(browser, site);
            choose(browser, site);
            browser.see(By.cssSelector("input[name=symbol]"));
            browser.click(By.id("back"));

            browser.awaitUrl("/sfpy/cancel");
            browser.seeText("Stop this payment?");
            browser.isAccessible("body");
            browser.picture("question");
            browser.click(By.cssSelector(".sfpy-page button"));

            browser.awaitUrl("/cart");
            browser.seeText("Monstera deliciosa");
            assertThat(browser.text()).contains("$42.00");

            browser.driver().navigate().back();
            browser.driver().navigate().refresh();
            browser.seeText("This payment was stopped");
            browser.picture("stopped");
        }
    }

    /** With a mail server that is down when the payment arrives. */
    @ParameterizedTest(name = "in {0}")
    @CsvSource({
        "es, Pagar con criptomonedas, Esperamos su pago, pagado, Su pago ha llegado, Su reembolso",
        "fr, Payer en cryptomonnaie, En attente de votre paiement, payé, Votre paiement est arrivé,"
                + " Votre remboursement",
        "de, Mit Kryptowährung bezahlen, Wir warten auf Ihre Zahlung, bezahlt, Ihre Zahlung ist"
                + " eingegangen, Ihre Erstattung"
    })
    void isSpokenAndWrittenToInHerOwnLanguage(
            String language,
            String choice,
            String waiting,
            String paid,
            String arrived,
            String refunded)
            throws Exception {
        GreenMail mail = new GreenMail(new ServerSetup(smtpPort, "127.0.0.1", "smtp"));
        try (Browser browser = Browser.open("language-" + language, DESKTOP)) {
            browser.go(site.storeUrl() + "/?blLocaleCode=" + language);
            goToPayment(browser, site);
            browser.seeText(choice);
            browser.isAccessible("body");
            browser.picture("choice");
            choose(browser, site);
            payIn("USDC", browser);
            browser.awaitUrl("/sfpy/payment");
            browser.seeText(waiting);
            browser.showsNoKeys();
            browser.isAccessible("body");
            browser.picture("waiting");
            browser.awaitUrl("/confirmation/");
            browser.seeText(paid);
            String number = browser.driver().getCurrentUrl().replaceAll(".*/confirmation/", "");
            mail.start();
            mailAbout(
                    mail,
                    arrived + " " + number,
                    "46.9 USDC",
                    "etherscan.io/tx/0x",
                    "/sfpy/payment");
            browser.go(site.sandboxUrl() + "/merchant");
            browser.submit(By.cssSelector("form[action='/refund'] button"));
            mailAbout(mail, refunded + " " + number, "46.9 USDC", number);
        } finally {
            mail.stop();
        }
    }

    private static void mailAbout(GreenMail mail, String subject, String... says) throws Exception {
        Instant end = Instant.now().plusSeconds(60);
        Optional<MimeMessage> found = Optional.empty();
        while (found.isEmpty() && Instant.now().isBefore(end)) {
            LockSupport.parkNanos(200_000_000);
            for (MimeMessage message : mail.getReceivedMessages()) {
                if (subject.equals(message.getSubject())) {
                    found = Optional.of(message);
                }
            }
        }
        assertThat(found).as(subject).isPresent();
        assertThat(found.get().getAllRecipients()[0]).hasToString("shopper@example.com");
        String body = found.get().getContent().toString();
        assertThat(body.replace('\u00a0', ' ').replace("46,9 ", "46.9 ")).contains(says);
        assertThat(body).doesNotContain("sfpy.", "$" + "{");
    }

    @Test
    void waitsWithoutScripts() {
        try (Browser browser = Browser.open("scripts", DESKTOP);
                Browser plain = Browser.openWithoutScripts("no-scripts", DESKTOP)) {
            goToPayment(browser, site);
            choose(browser, site);
            String back = browser.see(By.id("back")).getDomProperty("href");
            plain.go(site.storeUrl() + "/");
            plain.takeCookies(
                    browser, site.storeUrl() + "/sfpy/payment?" + back.replaceFirst(".*\\?", ""));
            plain.go(back.replace("/sfpy/cancel", "/sfpy/payment"));
            plain.seeText("Waiting for your payment");
            plain.picture("1-waiting");
            payIn("USDC", browser);
            plain.awaitUrl("/confirmation/"); // by itself
            plain.seeText("Thank you, your order is placed");
        }
    }

    @Test
    void seesNothingOfSomebodyElsesPayment() {
        String key;
        try (Browser browser = Browser.open("owner", DESKTOP)) {
            goToPayment(browser, site);
            choose(browser, site);
            browser.see(By.cssSelector("input[name=symbol]"));
            browser.click(By.id("back"));
            browser.awaitUrl("/sfpy/cancel?key=");
            key = browser.driver().getCurrentUrl().replaceAll(".*key=", "");
        }
        assertThat(site.get(site.storeUrl() + "/sfpy/status?key=" + key).statusCode())
                .isEqualTo(404);
        assertThat(site.get(site.storeUrl() + "/sfpy/payment?key=" + key).statusCode())
                .isEqualTo(404);
        assertThat(site.get(site.storeUrl() + "/sfpy/cancel?key=" + key).body())
                .doesNotContain("Stop this payment?")
                .contains("only in the browser that started it");
    }

    @Test
    void canRegisterAndLogIn() {
        try (Browser browser = Browser.open("account", DESKTOP)) {
            browser.go(site.storeUrl() + "/register");
            browser.type(By.name("customer.firstName"), "Ada");
            browser.type(By.name("customer.lastName"), "Fern");
            browser.type(By.name("customer.emailAddress"), "ada@example.com");
            browser.type(By.name("password"), "green-things");
            browser.type(By.name("passwordConfirm"), "green-things");
            browser.click(By.cssSelector("main button"));
            browser.seeText("Log out");
            browser.click(By.linkText("Log out"));
            browser.seeText("Log in");
            browser.click(By.linkText("Log in"));
            browser.type(By.name("j_username"), "ada@example.com");
            browser.type(By.name("j_password"), "green-things");
            browser.click(By.cssSelector("main button"));
            browser.seeText("Log out");
        }
    }

    /** From the choice of how to pay to SFPY's page. */
    static void choose(Browser browser, RunningSite site) {
        browser.click(By.cssSelector(".sfpy-choice .sfpy-button"));
        browser.awaitUrl(site.sandboxUrl());
    }

    /** On SFPY's page. */
    static void payIn(String token, Browser browser) {
        browser.click(By.cssSelector("input[value=" + token + "]"));
        browser.click(By.id("pay"));
    }

    /** From the home page to the choice of how to pay, with one plant of 42 dollars. */
    static void goToPayment(Browser browser, RunningSite site) {
        goToPayment(browser, site, "monstera", 1);
    }

    static void goToPayment(Browser browser, RunningSite site, String product, int quantity) {
        browser.go(site.storeUrl() + "/");
        browser.picture("1-home");
        browser.click(By.cssSelector(".tiles a[href*='/product/" + product + "']"));
        browser.see(By.cssSelector(".add button"));
        browser.picture("2-product");
        browser.type(By.cssSelector(".add input[name=quantity]"), Integer.toString(quantity));
        browser.click(By.cssSelector(".add button"));
        browser.seeText("Your cart");
        browser.picture("3-cart");
        browser.click(By.linkText("Check out"));
        checkOutUpToPayment(browser);
    }

    /** Through the shipping and the billing step. */
    static void checkOutUpToPayment(Browser browser) {
        typeAddress(browser, "12 Moss Lane");
        browser.picture("4-checkout");
        browser.submit(By.cssSelector(".fields > button"));
        browser.type(By.name("emailAddress"), "shopper@example.com");
        browser.picture("4-billing");
        browser.submit(By.cssSelector(".fields > button"));
        browser.seeText("How would you like to pay?");
    }

    static void typeAddress(Browser browser, String street) {
        browser.type(By.name("address.firstName"), "Sam");
        browser.type(By.name("address.lastName"), "Shopper");
        browser.type(By.name("address.addressLine1"), street);
        browser.type(By.name("address.city"), "Portland");
        browser.type(By.name("address.postalCode"), "97201");
        browser.click(By.cssSelector("option[value=OR]"));
    }
}
