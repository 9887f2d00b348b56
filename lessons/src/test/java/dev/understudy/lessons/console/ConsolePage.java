package dev.understudy.lessons.console;

import dev.understudy.lessons.demo.Chromium;
import dev.understudy.lessons.testing.BrowserPage;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chromium.HasCdp;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** The console as a person uses it: by the words on links, labels and buttons. */
final class ConsolePage extends BrowserPage {

    private ConsolePage(WebDriver driver) {
        super(driver);
    }

    static ConsolePage open(Chromium chromium, URI console) {
        chromium.driver().get(console.toString());
        return new ConsolePage(chromium.driver());
    }

    /** Follows the link of this text. */
    ConsolePage follow(String text) {
        return leave(driver().findElement(By.linkText(text)));
    }

    /** Types into the field of this label, in place of what stands there. */
    ConsolePage type(String label, String text) {
        String id = driver().findElement(By.xpath("//label[normalize-space()='" + label + "']"))
                .getDomAttribute("for");
        var field = driver().findElement(By.id(id));
        field.clear();
        field.sendKeys(text);
        return this;
    }

    /** Ticks the box, or chooses the possibility, of this label. */
    ConsolePage tick(String id) {
        driver().findElement(By.id(id)).click();
        return this;
    }

    /** Presses the button of this id and waits for the page that follows. */
    ConsolePage press(String id) {
        return leave(driver().findElement(By.id(id)));
    }

    /** Presses the button of this id, which saves a file, and gives the file. */
    Path download(String id, Path folder) {
        ((HasCdp) driver())
                .executeCdpCommand(
                        "Browser.setDownloadBehavior", Map.of("behavior", "allow", "downloadPath", folder.toString()));
        var before = files(folder);
        driver().findElement(By.id(id)).click();
        return new WebDriverWait(driver(), PATIENCE)
                .until(any -> files(folder).stream()
                        .filter(file ->
                                !before.contains(file) && !file.toString().endsWith(".crdownload"))
                        .findFirst()
                        .orElse(null));
    }

    /** What the page says has happened. */
    String said() {
        return text("said");
    }

    /** Why the page did not take what was typed. */
    String problem() {
        return text("problem");
    }

    String text(String id) {
        return driver().findElement(By.id(id)).getText();
    }

    String heading() {
        return driver().findElement(By.tagName("h1")).getText();
    }

    void keys(CharSequence... keys) {
        new Actions(driver()).sendKeys(keys).perform();
    }

    /** Moves on with the Tab key until what has the focus fits. */
    WebElement tabTo(String css) {
        return new WebDriverWait(driver(), PATIENCE).until(any -> {
            keys(Keys.TAB);
            var focused = driver().switchTo().activeElement();
            return driver().findElements(By.cssSelector(css)).contains(focused) ? focused : null;
        });
    }

    private ConsolePage leave(WebElement clicked) {
        var page = driver().findElements(By.tagName("html"));
        clicked.click();
        return arrived(page);
    }

    /** Waits until the page that was there is gone. */
    ConsolePage arrived(List<WebElement> before) {
        new WebDriverWait(driver(), PATIENCE).until(browser -> {
            var now = browser.findElements(By.tagName("html"));
            return !now.isEmpty() && !now.equals(before);
        });
        return this;
    }

    List<WebElement> here() {
        return driver().findElements(By.tagName("html"));
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
