package dev.understudy.lessons.demo;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.openqa.selenium.By;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.support.ui.WebDriverWait;

/**
 * Somebody in front of a browser who clicks through the sign-in pages of the fake.
 *
 * @param driver the browser
 * @param email the account to choose
 */
public record Person(WebDriver driver, String email) {

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    /** Opens the authorization URL, chooses the account if asked, and presses Allow if asked. */
    public void allow(URI authorizationUrl) {
        decide(authorizationUrl, By.id("allow"));
    }

    /** Opens the authorization URL, chooses the account if asked, and presses Cancel. */
    public void deny(URI authorizationUrl) {
        decide(authorizationUrl, By.id("deny"));
    }

    private void decide(URI authorizationUrl, By button) {
        driver.get(authorizationUrl.toString());
        click(By.cssSelector("[data-identifier='" + email + "']"));
        click(button);
    }

    /** Clicks what is there and waits until its page is gone; what is not there was not asked. */
    private void click(By what) {
        var found = driver.findElements(what);
        if (found.isEmpty()) {
            return;
        }
        var page = driver.findElement(By.tagName("html"));
        found.get(0).click();
        new WebDriverWait(driver, PATIENCE).until(gone -> !List.of(page).equals(gone.findElements(By.tagName("html"))));
    }
}
