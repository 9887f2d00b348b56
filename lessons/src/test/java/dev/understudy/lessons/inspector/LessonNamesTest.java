package dev.understudy.lessons.inspector;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.understudy.server.FakeGoogle;
import dev.understudy.server.lab.AdviceRule;
import dev.understudy.server.lab.advice.Advice;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class LessonNamesTest {

    @Test
    void every_lesson_that_the_inspector_sends_to_is_there_under_that_title() throws Exception {
        var lessons = catalogue().path("lessons");
        assertThat(lessons).hasSizeGreaterThan(10);
        for (JsonNode lesson : lessons) {
            assertThat(titles(lesson.path("lesson").asText()))
                    .containsExactly("title: " + lesson.path("title").asText());
        }
    }

    @Test
    void every_lesson_that_the_advice_sends_to_is_there() throws Exception {
        for (AdviceRule rule : Advice.everyRule()) {
            assertThat(titles(rule.lesson().orElseThrow())).as(rule.id()).hasSize(1);
        }
    }

    /** The title lines of the lessons of this number. */
    private static List<String> titles(String number) throws IOException {
        try (var files = Files.list(Path.of("src/main/lessons"))) {
            return files.filter(file -> file.getFileName().toString().matches(number + "-[a-z0-9-]+\\.md"))
                    .map(LessonNamesTest::firstLine)
                    .toList();
        }
    }

    private static String firstLine(Path file) {
        try (var lines = Files.lines(file)) {
            return lines.findFirst().orElse("");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode catalogue() throws Exception {
        try (var google = FakeGoogle.start()) {
            return new ObjectMapper()
                    .readTree(HttpClient.newHttpClient()
                            .send(
                                    HttpRequest.newBuilder(URI.create(
                                                    google.url() + "/_understudy/assets/inspector-catalogue.json"))
                                            .build(),
                                    BodyHandlers.ofString())
                            .body());
        }
    }
}
