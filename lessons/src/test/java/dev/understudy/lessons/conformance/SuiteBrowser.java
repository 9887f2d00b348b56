package dev.understudy.lessons.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.openqa.selenium.By;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** Carries out the {@code browser} section of a configuration in a real browser, as the conformance suite does in its own. */
final class SuiteBrowser {

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final WebDriver driver;
    private final JsonNode configuration;
    private final String suite;

    /**
     * A browser with a configuration.
     *
     * @param suite what the URLs of the suite begin with: its pages are not there, so nothing on them is waited for
     */
    SuiteBrowser(WebDriver driver, JsonNode configuration, String suite) {
        this.driver = driver;
        this.configuration = configuration;
        this.suite = suite;
    }

    /** Opens a URL for a module of a test plan, and gives the tasks that were carried out. */
    List<String> visit(String module, URI url) {
        var browser = configuration.path("override").path(module).path("browser");
        var entry = StreamSupport.stream(
                        (browser.isMissingNode() ? configuration.get("browser") : browser).spliterator(), false)
                .filter(each -> matches(each.get("match").asText(), url.toString()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no entry of the browser section matches " + url));
        var done = new ArrayList<String>();
        go(url);
        for (JsonNode task : entry.get("tasks")) {
            if (matches(task.get("match").asText(), driver.getCurrentUrl())) {
                task.get("commands").forEach(this::carryOut);
                done.add(task.get("task").asText());
            } else {
                assertThat(task.path("optional").asBoolean())
                        .as("%s is not for %s", task.get("task"), driver.getCurrentUrl())
                        .isTrue();
            }
        }
        return done;
    }

    /** Where it is now. */
    URI at() {
        return URI.create(driver.getCurrentUrl());
    }

    private void go(URI url) {
        try {
            driver.get(url.toString());
        } catch (org.openqa.selenium.WebDriverException e) {
            // Redirected to the suite at once, which is not there.
            assertThat(driver.getCurrentUrl()).startsWith(suite);
        }
    }

    private void carryOut(JsonNode command) {
        if (driver.getCurrentUrl().startsWith(suite)) {
            return;
        }
        assertThat(command.get(1).asText()).isEqualTo("id");
        var element = new WebDriverWait(driver, PATIENCE)
                .until(ExpectedConditions.visibilityOfElementLocated(
                        By.id(command.get(2).asText())));
        switch (command.get(0).asText()) {
            case "click" -> {
                String before = driver.getCurrentUrl();
                element.click();
                new WebDriverWait(driver, PATIENCE)
                        .until(there -> !there.getCurrentUrl().equals(before));
            }
            case "wait" -> assertThat(element.getText()).matches(command.path(4).asText(".*"));
            default -> throw new AssertionError("unknown command " + command);
        }
    }

    private static boolean matches(String glob, String url) {
        return Pattern.matches(Pattern.quote(glob).replace("*", "\\E.*\\Q"), url);
    }
}
