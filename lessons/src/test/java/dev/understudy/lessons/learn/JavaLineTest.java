package dev.understudy.lessons.learn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.lessons.course.Code;
import dev.understudy.lessons.course.Course;
import dev.understudy.lessons.course.Mistake;
import dev.understudy.lessons.course.Step;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class JavaLineTest {

    @Test
    void a_wide_line_is_broken_where_it_is_still_open_and_never_within_a_text() {
        assertThat(JavaLine.broken("get(Map.of(\"client id\", a, \"and so on\", b), 1);", 30))
                .containsExactly("get(Map.of(\"client id\", a,", "    \"and so on\", b), 1);");
        assertThat(JavaLine.broken("  String name = \"a long, long text\";", 24))
                .containsExactly("  String name =", "      \"a long, long text\";");
        assertThat(JavaLine.broken("short();", 30)).containsExactly("short();");
        assertThat(JavaLine.broken("aVeryLongNameThatCannotBeBroken();", 10)).hasSize(1);
    }

    @Test
    void every_line_that_a_lesson_shows_fits_a_narrow_window_and_is_the_same_java() {
        var lines = Course.bundled().lessons().stream()
                .flatMap(lesson -> lesson.steps().stream())
                .flatMap(JavaLineTest::shown)
                .flatMap(String::lines)
                .toList();

        assertThat(lines).hasSizeGreaterThan(500);
        assertThat(lines.stream().filter(line -> !fits(line))).isEmpty();
        assertThat(lines)
                .allMatch(line -> String.join("", JavaLine.broken(line, 75))
                        .replace(" ", "")
                        .equals(line.replace(" ", "")));
    }

    private static boolean fits(String line) {
        return JavaLine.broken(line, 75).stream().allMatch(part -> part.length() <= 75);
    }

    private static Stream<String> shown(Step step) {
        return Stream.of(
                        step.start().stream(),
                        Stream.of(step.solution()),
                        step.mistakes().stream().map(Mistake::code))
                .flatMap(codes -> codes)
                .map(Code::text);
    }
}
