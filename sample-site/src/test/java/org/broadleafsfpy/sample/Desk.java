package org.broadleafsfpy.sample;

import org.openqa.selenium.By;

/** What a person of the staff does in the admin's section of SFPY. */
final class Desk {
    private final Browser browser;
    private final RunningSite site;

    Desk(Browser browser, RunningSite site) {
        this.browser = browser;
        this.site = site;
    }

    void go(String page) {
        browser.logInToAdmin(site);
        browser.go(site.storeUrl() + "/admin/sfpy" + page);
    }

    /** Waits until the list of what needs attention says all of it. */
    void waitsForAPerson(String... texts) {
        go("/attention");
        for (String text : texts) {
            browser.reloadUntil(text);
        }
        browser.showsNoKeys();
    }

    /** Waits until nothing in the list says it any more. */
    void isDoneWith(String text) {
        go("/attention");
        browser.reloadUntilGone(text);
    }

    /**
     * Decides about what the list says, with a reason.
     *
     * @param text what stands on the card
     * @param action the name of an {@code ActionKind}
     * @param usd what it is worth, or nothing
     */
    void decide(String text, String action, String usd) {
        waitsForAPerson(text);
        press(text, action);
        confirm(usd);
    }

    void press(String text, String action) {
        browser.click(button(text, action));
    }

    private static By button(String text, String action) {
        return By.xpath(
                "(//div[contains(@class, 'sfpy-card')][contains(., \""
                        + text
                        + "\")]//a[contains(@href, 'action="
                        + action
                        + "')])[1]");
    }

    /** The id of what a button of the list is about. */
    String subjectOf(String text, String action) {
        String href = browser.see(button(text, action)).getDomProperty("href");
        return href.replaceFirst(".*subject=", "");
    }

    void decide(String text, String action) {
        decide(text, action, "");
    }

    /** On the page that says what an action does: why, and yes. */
    void confirm(String usd) {
        browser.see(By.id("sfpy-why"));
        browser.showsNoKeys();
        browser.isAccessible(".sfpy-desk");
        if (!usd.isEmpty()) {
            browser.type(By.id("sfpy-usd"), usd);
        }
        browser.type(By.id("sfpy-why"), "Looked at it in the explorer.");
        browser.submit(By.cssSelector(".sfpy-desk form button"));
        browser.seeText("Done, and recorded with your name and reason.");
        browser.showsNoKeys();
    }

    /** Changes one setting in the form; the store obeys within seconds. */
    void set(String setting, String value) {
        AdminSettingsIT.openSettings(browser, site);
        browser.type(AdminSettingsIT.field(setting), value);
        AdminSettingsIT.clickSave(browser);
        AdminSettingsIT.waitForTheStore();
    }
}
