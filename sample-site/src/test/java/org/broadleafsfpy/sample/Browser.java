package org.broadleafsfpy.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.deque.html.axecore.results.CheckedNode;
import com.deque.html.axecore.results.Results;
import com.deque.html.axecore.selenium.AxeBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.Cookie;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.TimeoutException;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.WindowType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** A real Chromium, without a window. */
public final class Browser implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(45);

    private final ChromeDriver driver;
    private final String pictures;

    private Browser(ChromeDriver driver, String pictures) {
        this.driver = driver;
        this.pictures = pictures;
    }

    /** Opens one; where there is none, the test fails in CI and is skipped elsewhere. */
    public static Browser open(String pictures, Dimension size) {
        return open(pictures, size, new ChromeOptions());
    }

    /** One of somebody who has switched scripts off. */
    public static Browser openWithoutScripts(String pictures, Dimension size) {
        ChromeOptions options = new ChromeOptions();
        options.setExperimentalOption(
                "prefs", Map.of("profile.managed_default_content_settings.javascript", 2));
        return open(pictures, size, options);
    }

    private static Browser open(String pictures, Dimension size, ChromeOptions options) {
        Path chromium = find("chromium", "chromium-browser", "google-chrome");
        Path chromedriver = find("chromedriver");
        boolean there = chromium != null && chromedriver != null;
        if (System.getenv("CI") != null) {
            assertThat(there).as("Chromium and its driver are needed in CI").isTrue();
        }
        assumeTrue(there, "no Chromium with a driver on this machine");
        options.setBinary(chromium.toString());
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--hide-scrollbars");
        ChromeDriver driver =
                new ChromeDriver(
                        new ChromeDriverService.Builder()
                                .usingDriverExecutable(chromedriver.toFile())
                                .build(),
                        options);
        driver.manage().window().setSize(size);
        return new Browser(driver, pictures);
    }

    private static Path find(String... names) {
        return Stream.of(names)
                .flatMap(
                        name ->
                                Stream.of(System.getenv("PATH").split(":"))
                                        .map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst()
                .orElse(null);
    }

    public WebDriver driver() {
        return driver;
    }

    public void go(String url) {
        driver.get(url);
    }

    /**
     * A page that changes while it is read is read again: ChromeDriver says so by a plain
     * WebDriverException ("Node with given id does not belong to the document").
     */
    private <T> T await(Function<? super WebDriver, T> condition) {
        try {
            return new WebDriverWait(driver, PATIENCE)
                    .ignoring(WebDriverException.class)
                    .until(condition);
        } catch (TimeoutException e) {
            picture("waited-in-vain");
            throw new AssertionError(
                    "Waited in vain at " + driver.getCurrentUrl() + ", which says:\n" + text(), e);
        }
    }

    public WebElement see(By what) {
        return await(ExpectedConditions.visibilityOfElementLocated(what));
    }

    public void seeText(String text) {
        await(ExpectedConditions.textToBePresentInElementLocated(By.tagName("body"), text));
    }

    public void awaitUrl(String part) {
        await(ExpectedConditions.urlContains(part));
    }

    /** Reloads until the page says it. */
    public void reloadUntil(String text) {
        await(
                reloading -> {
                    reloading.navigate().refresh();
                    return text().contains(text);
                });
    }

    /** Reloads until the page's scripts have made it say something. */
    public void reloadUntilShown(String text) {
        await(
                reloading -> {
                    try {
                        new WebDriverWait(reloading, Duration.ofSeconds(4))
                                .until(
                                        ExpectedConditions.textToBePresentInElementLocated(
                                                By.tagName("body"), text));
                        return true;
                    } catch (TimeoutException e) {
                        reloading.navigate().refresh();
                        return false;
                    }
                });
    }

    /** Reloads until the page no longer says it. */
    public void reloadUntilGone(String text) {
        await(
                reloading -> {
                    reloading.navigate().refresh();
                    return !text().contains(text);
                });
    }

    /** Clicks with the page scrolled so that nothing sticky covers the element. */
    public void click(By what) {
        clicked(what);
    }

    /** Clicks what sends a form, and waits until its page is gone: leaving earlier unsends it. */
    public void submit(By what) {
        WebElement element = clicked(what);
        await(ExpectedConditions.stalenessOf(element));
    }

    private WebElement clicked(By what) {
        WebElement element = await(ExpectedConditions.elementToBeClickable(what));
        script("arguments[0].scrollIntoView({block: 'center'})", element);
        element.click();
        return element;
    }

    public void type(By where, String text) {
        WebElement element = see(where);
        element.clear();
        element.sendKeys(text);
    }

    public boolean has(By what) {
        List<WebElement> found = driver.findElements(what);
        return !found.isEmpty() && found.get(0).isDisplayed();
    }

    public String text() {
        return driver.findElement(By.tagName("body")).getText();
    }

    public Object script(String code, Object... arguments) {
        return ((JavascriptExecutor) driver).executeScript(code, arguments);
    }

    /** Logs in to the admin of a site, if that is not done yet. */
    public void logInToAdmin(RunningSite site) {
        go(site.storeUrl() + "/admin/");
        if (has(By.name("j_username"))) {
            logInAs("admin");
        }
    }

    /** Logs in to the admin of a site as one of its people, whoever was logged in before. */
    public void logInToAdminAs(String login, RunningSite site) {
        go(site.storeUrl() + "/admin/adminLogout.htm");
        go(site.storeUrl() + "/admin/");
        logInAs(login);
    }

    /** The sample's people have their logins for passwords. */
    private void logInAs(String login) {
        type(By.name("j_username"), login);
        type(By.name("j_password"), login);
        submit(By.cssSelector("input[type=submit], button[type=submit]"));
        awaitUrl("/admin");
    }

    /**
     * Looks for what keeps people out: WCAG 2.1 AA, by axe-core.
     *
     * @param part the part of the page that is ours, as a CSS selector
     */
    public void isAccessible(String part) {
        Results found =
                new AxeBuilder()
                        .include(part)
                        .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa"))
                        .analyze(driver);
        assertThat(found.getPasses()).as("what axe looked at").isNotEmpty();
        assertThat(found.getViolations())
                .as(driver.getCurrentUrl())
                .extracting(
                        rule ->
                                rule.getId()
                                        + " "
                                        + rule.getNodes().stream()
                                                .map(CheckedNode::getHtml)
                                                .toList())
                .isEmpty();
    }

    /** Nobody has to scroll sideways. */
    public void fitsItsWidth() {
        Long tooWide =
                (Long)
                        script(
                                "return document.documentElement.scrollWidth"
                                        + " - document.documentElement.clientWidth");
        assertThat(tooWide).as(driver.getCurrentUrl()).isLessThanOrEqualTo(0L);
    }

    /** What no page may show: a key in place of its text, or what no template has replaced. */
    public void showsNoKeys() {
        assertThat(text())
                .doesNotContainPattern("sfpy\\.[a-z]+\\.")
                .doesNotContain("SfpyConfiguration_", "???", "$" + "{", "null");
    }

    /** Becomes the same visitor as another browser, which is at a page where its cookies show. */
    public void takeCookies(Browser other, String page) {
        other.driver.switchTo().newWindow(WindowType.TAB).get(page);
        Set<Cookie> cookies = other.driver.manage().getCookies();
        other.driver.close();
        other.driver.switchTo().window(other.driver.getWindowHandles().iterator().next());
        go(page);
        cookies.forEach(driver.manage()::addCookie);
    }

    /** The cookie of the session, for requests beside the browser's. */
    public String cookies() {
        return driver.manage().getCookies().stream()
                .map(cookie -> cookie.getName() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
    }

    /** Keeps what a person would see, under target/screenshots. */
    public void picture(String name) {
        Path file = Path.of("target", "screenshots", pictures + "-" + name + ".png");
        try {
            Files.createDirectories(file.getParent());
            Files.write(file, driver.getScreenshotAs(OutputType.BYTES));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        driver.quit();
    }
}
