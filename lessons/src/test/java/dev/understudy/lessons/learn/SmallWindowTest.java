package dev.understudy.lessons.learn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.lessons.course.Course;
import dev.understudy.lessons.engine.Echo;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a terminal of 80 by 24 shows. */
class SmallWindowTest {

    private static final int COLUMNS = 80;
    private static final int ROWS = 24;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final Screen small = screen(COLUMNS, ROWS);

    @TempDir
    private Path folder;

    @Test
    void the_list_of_lessons_is_seen_whole() {
        var course = Course.bundled();
        var progress = Progress.in(folder.resolve("progress.txt"));
        course.lessons()
                .get(0)
                .steps()
                .forEach(step -> progress.solved(
                        course.lessons().get(0), course.lessons().get(0).steps().indexOf(step)));
        progress.solved(course.lessons().get(1), 0);

        new Shelf(course, progress, small).list(course.lessons().get(1));

        assertThat(shown()).hasSizeLessThan(ROWS).allMatch(line -> line.length() < COLUMNS);
        assertThat(shown()).anyMatch(line -> line.matches("  \\[x] 00  Your shell +.*16  A place for credentials.*"));
        assertThat(shown()).anyMatch(line -> line.startsWith("  1/3 01  Six arrows"));
        assertThat(shown()).anyMatch(line -> line.contains("[##"));
    }

    @Test
    void a_high_window_has_a_line_for_each_lesson() {
        var course = Course.bundled();

        new Shelf(course, Progress.none(), screen(COLUMNS, 50))
                .list(course.lessons().get(0));

        assertThat(shown()).hasSize(course.lessons().size() + 3);
    }

    @Test
    void the_help_is_seen_whole() {
        Commands.all().forEach(command -> small.line(command.line(small.paint())));

        assertThat(shown()).hasSize(Commands.all().size()).hasSizeLessThan(ROWS - 4);
    }

    @Test
    void a_long_value_leaves_room_for_what_is_told_about_it() {
        String value = IntStream.rangeClosed(1, 30).mapToObj(i -> "line " + i).collect(Collectors.joining("\n"));
        var echoes = List.of(new Echo(Echo.Kind.VALUE, "reply", value));

        new Echoes(small).show(echoes);

        assertThat(shown())
                .hasSize(12)
                .startsWith("reply ==> ", "line 1")
                .endsWith("line 10", "  ... 20 more lines; System.out.println(reply) shows them all.");
        out.reset();
        new Echoes(screen(COLUMNS, 50)).show(echoes);
        assertThat(shown()).hasSize(31).endsWith("line 30");
    }

    @Test
    void an_error_is_wrapped_at_its_words_and_a_line_of_source_is_not() {
        String source = "  get(\"" + "x".repeat(100) + "\")";
        String error = "ErrorPage: " + "You cannot sign in to this app because it does not comply. ".repeat(2);

        new Echoes(small)
                .show(List.of(
                        new Echo(Echo.Kind.THREW, "", error),
                        new Echo(Echo.Kind.REJECTED, "", "There is no method gett.\n" + source)));

        assertThat(shown()).hasSize(4).last().isEqualTo("  " + source);
        assertThat(shown().subList(0, 2)).allMatch(line -> line.length() < COLUMNS && line.startsWith("  "));
    }

    private List<String> shown() {
        return out.toString(StandardCharsets.UTF_8).lines().toList();
    }

    private Screen screen(int columns, int rows) {
        return new Screen(new PrintStream(out, true, StandardCharsets.UTF_8), Paint.PLAIN, () -> columns, () -> rows);
    }
}
