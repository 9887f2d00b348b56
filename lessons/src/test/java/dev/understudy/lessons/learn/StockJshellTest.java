package dev.understudy.lessons.learn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.lessons.course.Course;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StockJshellTest {

    @TempDir
    private Path folder;

    /** Three lessons in every run, all of them in a thorough one. */
    static Stream<String> lessons() {
        var chosen = Boolean.getBoolean("understudy.thorough") ? "\\d\\d" : "05|08|23";
        return Course.bundled().lessons().stream()
                .map(lesson -> lesson.head().number())
                .filter(number -> number.matches(chosen));
    }

    @ParameterizedTest
    @MethodSource("lessons")
    void the_jdks_own_jshell_solves_a_lesson_from_its_script(String number) {
        var lesson = Course.bundled().find(number).orElseThrow();

        assertThat(StockJshell.ofThisJdk().solve(lesson)).hasSize(lesson.steps().size());
    }

    @Test
    void a_plain_lesson_answers_in_text_and_lets_nobody_skip() {
        var lesson = Course.bundled().find("05").orElseThrow();
        try (var stage = Stage.open(0)) {
            var plain = new PlainLesson(lesson, stage, Progress.none(), folder);

            assertThat(plain.answer(":show")).contains("05.1  Ask Ada", "var where = ada.denies(url);");
            assertThat(plain.answer(":check")).contains("[ ] authorize.consent -> 302", "no request to");
            assertThat(plain.answer(":hint")).contains("Ada can also allow it.");
            assertThat(plain.answer(":next")).contains("not solved yet");
            assertThat(plain.answer(":reset")).contains("/reset", "/open " + folder);
            assertThat(folder.resolve("step-1.jsh")).content().contains("var url = authorize(", "begin();");
            assertThat(plain.solved()).isEmpty();
        }
    }
}
