package dev.understudy.lessons.testing;

import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.openqa.selenium.By;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.chromium.HasCdp;
import org.openqa.selenium.support.ui.WebDriverWait;

/** A page in a browser: what page objects have in common. */
public abstract class BrowserPage {

    /** So long is waited for what a page shall show. */
    protected static final Duration PATIENCE = Duration.ofSeconds(15);

    private final WebDriver driver;

    /** A page in this browser. */
    protected BrowserPage(WebDriver driver) {
        this.driver = driver;
    }

    /** The browser. */
    protected WebDriver driver() {
        return driver;
    }

    /** Shows the page at this size and in this colour scheme. */
    public void show(int width, int height, String scheme) {
        var cdp = (HasCdp) driver;
        cdp.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
        cdp.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of(
                        "features",
                        List.of(
                                Map.of("name", "prefers-color-scheme", "value", scheme),
                                Map.of("name", "prefers-reduced-motion", "value", "reduce"))));
    }

    /** Shows the page as it would be printed, by somebody whose screen is dark, on paper of this width. */
    public void showOnPaper(int width) {
        show(width, 1123, "dark");
        ((HasCdp) driver)
                .executeCdpCommand(
                        "Emulation.setEmulatedMedia",
                        Map.of(
                                "media",
                                "print",
                                "features",
                                List.of(Map.of("name", "prefers-color-scheme", "value", "dark"))));
    }

    /** All of the page as a PNG, what is below the window too. */
    byte[] picture() {
        var shot = ((HasCdp) driver)
                .executeCdpCommand("Page.captureScreenshot", Map.of("format", "png", "captureBeyondViewport", true));
        return Base64.getDecoder().decode(String.valueOf(shot.get("data")));
    }

    /** Everything that the page holds, shown or not. */
    public String source() {
        return String.valueOf(script("return document.documentElement.outerHTML"));
    }

    /** Waits until this is true in the page. */
    public void until(String condition) {
        new WebDriverWait(driver, PATIENCE).until(any -> Objects.equals(script("return " + condition), Boolean.TRUE));
    }

    /** Presses what leads to another page, and waits until this one is gone. */
    public void leaveBy(By what) {
        var page = driver.findElements(By.tagName("html"));
        driver.findElement(what).click();
        new WebDriverWait(driver, PATIENCE).until(any -> {
            var now = driver.findElements(By.tagName("html"));
            return !now.isEmpty() && !now.equals(page);
        });
    }

    /** What this script returns. */
    public Object script(String code) {
        return ((JavascriptExecutor) driver).executeScript(code);
    }

    /** The texts that this expression gives. */
    @SuppressWarnings("unchecked")
    public List<String> list(String expression) {
        return (List<String>) script("return " + expression);
    }
}
