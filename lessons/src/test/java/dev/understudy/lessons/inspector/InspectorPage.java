package dev.understudy.lessons.inspector;

import dev.understudy.lessons.demo.Chromium;
import dev.understudy.lessons.testing.BrowserPage;
import java.net.URI;
import java.util.List;
import org.openqa.selenium.By;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.support.ui.Select;
import org.openqa.selenium.support.ui.WebDriverWait;

/** The flow inspector as a person uses it. */
final class InspectorPage extends BrowserPage {

    private static final String WRITTEN = """
        (async () => {
          const { written } = await import('/_understudy/assets/inspector-export.js');
          const { Catalogue } = await import('/_understudy/assets/inspector-catalogue.js');
          const words = await (await fetch('/_understudy/assets/inspector-catalogue.json')).json();
          return written('%s', '', new Catalogue(words));
        })()
        """;

    private InspectorPage(WebDriver driver) {
        super(driver);
    }

    static InspectorPage open(Chromium chromium, URI inspector) {
        chromium.driver().get("about:blank");
        chromium.driver().get(inspector.toString());
        var page = new InspectorPage(chromium.driver());
        page.until("document.getElementById('status').textContent.startsWith('● Live')");
        return page;
    }

    /** The page that is already open. */
    static InspectorPage of(Chromium chromium) {
        return new InspectorPage(chromium.driver());
    }

    /** What is handed on as a file of this kind: {@code html}, {@code svg}, {@code har} and others. */
    String written(String kind) {
        return String.valueOf(script("return " + WRITTEN.formatted(kind)));
    }

    /** Waits until so many exchanges are drawn. */
    InspectorPage drawn(int count) {
        until("document.querySelectorAll('.exchange').length === " + count);
        return this;
    }

    /** Number and status of each row, as drawn. */
    List<String> rows() {
        return list("[...document.querySelectorAll('.exchange')].map(row => row.dataset.n + ' ' + row.dataset.status)");
    }

    /** The headings of the flows. */
    List<String> flows() {
        return list("[...document.querySelectorAll('.flow:not([hidden]) .flow-title')].map(one => one.textContent)");
    }

    /** The endpoints of the rows that are not filtered out. */
    List<String> shown() {
        return list("[...document.querySelectorAll('.exchange:not([hidden])')].map(row => row.dataset.endpoint)");
    }

    /** The rows in which something is lit up. */
    List<String> lit() {
        return list("[...document.querySelectorAll('.exchange.lit')].map(row => row.dataset.endpoint)");
    }

    /** Opens the first exchange of this endpoint. */
    void open(String endpoint) {
        script("document.querySelector('.exchange[data-endpoint=\"" + endpoint + "\"] .open').click()");
    }

    /** The text of the detail, or of the row if nothing is open. */
    String detail() {
        return driver().findElement(By.id("detail")).getText();
    }

    boolean isDetailOpen() {
        return driver().findElement(By.id("detail")).isDisplayed();
    }

    /** Points at the first value of this name; rows that come into view may still move it away at first. */
    void pointAt(String name) {
        var chip = driver().findElements(By.cssSelector(".exchange .value")).stream()
                .filter(value -> name.equals(value.getDomProperty("textContent")))
                .findFirst()
                .orElseThrow();
        new WebDriverWait(driver(), PATIENCE).until(any -> {
            ((JavascriptExecutor) driver()).executeScript("arguments[0].scrollIntoView({block: 'center'})", chip);
            new Actions(driver()).moveToElement(chip).perform();
            return chip.getDomAttribute("class").contains("lit");
        });
    }

    void search(String text) {
        var field = driver().findElement(By.id("search"));
        field.clear();
        field.sendKeys(text);
    }

    void choose(String list, String value) {
        new Select(driver().findElement(By.id(list))).selectByValue(value);
    }

    void press(CharSequence... keys) {
        new Actions(driver()).sendKeys(keys).perform();
    }

    void press(Keys key) {
        new Actions(driver()).sendKeys(key).perform();
    }

    /** What has the focus. */
    WebElement focused() {
        return driver().switchTo().activeElement();
    }
}
