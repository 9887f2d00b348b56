package dev.understudy.lessons.inspector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.lessons.demo.Chromium;
import dev.understudy.lessons.demo.NeedsChromium;
import dev.understudy.server.ClassPlan;
import dev.understudy.server.Settings;
import dev.understudy.server.Standalone;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;

/** The pages of a class in a real Chromium: what a learner types and sees, and what the instructor sees of it. */
@NeedsChromium
class ClassPagesIT {

    @TempDir
    private Path folder;

    @Test
    void a_learner_enters_with_the_key_and_sees_the_own_diagram_and_the_instructor_sees_who_is_where(Chromium chromium)
            throws Exception {
        Files.writeString(
                folder.resolve("class.json"),
                "[{\"name\": \"Ada\", \"key\": \"blue-fox-1234\"}, {\"name\": \"Bob\", \"key\": \"red-owl-5678\"}]");
        try (var room = Standalone.start(
                Settings.EMBEDDED,
                Optional.empty(),
                folder.resolve("credentials"),
                ClassPlan.of(folder.resolve("class.json")))) {
            var driver = chromium.driver();
            send(room, "blue-fox-1234", "/mine", "");
            send(room, "red-owl-5678", "/not-mine", "");
            send(
                    room,
                    "blue-fox-1234",
                    "/me/events",
                    "{\"event\": \"begun\", \"lesson\": \"05-the-code-once\","
                            + " \"title\": \"The code, once\", \"step\": 2, \"steps\": 3, \"check\": \"v1\"}");

            driver.get(room.google().url() + "/me");
            driver.findElement(By.id("key")).sendKeys("blue-fox-1234");
            driver.findElement(By.id("enter")).click();
            var page = InspectorPage.of(chromium);
            page.until("document.getElementById('at')?.textContent.includes('You are at 05.2')");
            String diagram = driver.findElement(By.id("diagram")).getDomProperty("href");
            assertThat(InspectorPage.open(chromium, URI.create(diagram))
                            .drawn(1)
                            .rows())
                    .containsExactly("1 404");

            driver.get(room.dashboard().orElseThrow().toString());
            page.until("document.querySelector('[data-learner=ada] .here')?.textContent === '●'");
            assertThat(driver.getCurrentUrl()).doesNotContain("token");
            driver.findElement(By.cssSelector("[data-learner=ada] button.here")).click();
            driver.findElement(By.id("yes")).click();
            page.until("document.querySelector('[data-undo]') !== null");
            assertThat(driver.findElement(By.id("board")).getText()).doesNotContain("●");
            driver.findElement(By.cssSelector("[data-undo]")).click();
            page.until("document.querySelector('[data-learner=ada] .here')?.textContent === '●'");
        }
    }

    private static void send(Standalone room, String key, String path, String json) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(room.google().url() + path))
                .header("X-Understudy-Key", key)
                .header("Content-Type", "application/json")
                .method(json.isEmpty() ? "GET" : "POST", BodyPublishers.ofString(json))
                .build();
        HttpClient.newHttpClient().send(request, BodyHandlers.discarding());
    }
}
