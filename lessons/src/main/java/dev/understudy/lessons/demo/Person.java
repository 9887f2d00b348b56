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
 * @param pace how fast
 */
public record Person(WebDriver driver, String email, Pace pace) {

    /** How long somebody looks at a page before clicking. */
    public enum Pace {
        /** Not at all. */
        PROMPT(Duration.ZERO),
        /** Long enough that others can follow. */
        UNHURRIED(Duration.ofSeconds(2));

        private final Duration look;

        Pace(Duration look) {
            this.look = look;
        }
    }

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    /** Opens the URL, chooses the account, selects all and presses Continue where asked; gives where that led. */
    public URI allow(URI authorizationUrl) {
        return decide(authorizationUrl, By.id("allow"));
    }

    /** Opens the authorization URL, chooses the account and presses Cancel where asked; gives where that led. */
    public URI deny(URI authorizationUrl) {
        return decide(authorizationUrl, By.id("deny"));
    }

    private URI decide(URI authorizationUrl, By button) {
        driver.get(authorizationUrl.toString());
        click(By.cssSelector("[data-identifier='" + email + "']"));
        click(By.id("select-all"));
        click(button);
        return URI.create(driver.getCurrentUrl());
    }

    /** Clicks what is there and waits until its page is gone; what is not there was not asked. */
    private void click(By what) {
        var found = driver.findElements(what);
        if (found.isEmpty()) {
            return;
        }
        look();
        var page = driver.findElements(By.tagName("html"));
        found.get(0).click();
        new WebDriverWait(driver, PATIENCE).until(browser -> {
            List<?> now = browser.findElements(By.tagName("html"));
            return !now.isEmpty() && !now.equals(page);
        });
    }

    private void look() {
        try {
            Thread.sleep(pace.look.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
