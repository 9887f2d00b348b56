package dev.understudy.lessons.web;

import dev.understudy.lessons.demo.Chromium;
import dev.understudy.lessons.testing.BrowserPage;
import java.net.URI;
import java.util.List;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** A lesson's page as a learner uses it. */
final class LessonPage extends BrowserPage {

    private LessonPage(Chromium chromium) {
        super(chromium.driver());
    }

    /** Opens a lesson by its link and waits until Java is there. */
    static LessonPage open(Chromium chromium, URI link) {
        chromium.driver().get("about:blank");
        chromium.driver().get(link.toString());
        var page = new LessonPage(chromium);
        page.ready();
        return page;
    }

    /** Waits until something can be done. */
    LessonPage ready() {
        until("document.body?.dataset.state === 'ready'");
        return this;
    }

    /** The step one is at, from 1. */
    int step() {
        return Integer.parseInt(current().getDomAttribute("data-step"));
    }

    /** Replaces what stands in the field, as somebody who pastes. */
    LessonPage type(String java) {
        var field = current().findElement(By.tagName("textarea"));
        script("document.querySelector('.current textarea').value = ''");
        field.sendKeys(" ");
        ((org.openqa.selenium.JavascriptExecutor) driver())
                .executeScript(
                        "arguments[0].value = arguments[1]; arguments[0].dispatchEvent(new Event('input'))",
                        field,
                        java);
        return this;
    }

    String typed() {
        return current().findElement(By.tagName("textarea")).getDomProperty("value");
    }

    /** Presses Ctrl-Enter in the field and waits for the end. */
    LessonPage run(String java) {
        begin(java);
        return ready();
    }

    /** Presses Ctrl-Enter in the field. */
    void begin(String java) {
        type(java);
        current().findElement(By.tagName("textarea")).sendKeys(Keys.chord(Keys.CONTROL, Keys.ENTER));
    }

    /** Presses a button of the step, whose words begin so. */
    void press(String words) {
        current().findElements(By.tagName("button")).stream()
                .filter(button -> button.isDisplayed() && button.getText().startsWith(words))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no button " + words))
                .click();
    }

    /** Waits until the page says that the step is solved. */
    LessonPage solved() {
        until("document.querySelector('.current .moral:not([hidden])') !== null");
        return this;
    }

    /** Waits until this is not hidden by the bar at the top of the window. */
    void untilBelowTheBar(String selector) {
        until("document.querySelector('" + selector + "').getBoundingClientRect().top"
                + " >= document.querySelector('.bar').getBoundingClientRect().bottom");
    }

    /** The clauses that are ticked, in their own words. */
    List<String> ticked() {
        return list(
                "[...document.querySelectorAll('.current .clauses .holds code:not(.detail)')].map(e => e.textContent)");
    }

    /** What came of the lines. */
    String result() {
        return current().findElement(By.className("result")).getText();
    }

    /** Hints, mistakes to choose from, or the solution. */
    String aid() {
        return current().findElement(By.className("aid")).getText();
    }

    /** Why the first clause that does not hold does not. */
    String missing() {
        return String.join(
                "", list("[...document.querySelectorAll('.current .missing:not([hidden])')].map(e => e.textContent)"));
    }

    /** What is drawn beside the step: the endpoints with their status. */
    List<String> drawn() {
        return list("[...document.querySelectorAll('.diagram .exchange')].map(row => row.dataset.endpoint + ' ' +"
                + " row.dataset.status)");
    }

    private WebElement current() {
        return driver().findElement(By.cssSelector(".step.current"));
    }
}
