package dev.understudy.lessons.learn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.lessons.course.Course;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgressTest {

    @TempDir
    private Path folder;

    @Test
    void the_next_lesson_is_the_first_that_is_not_solved() throws Exception {
        var course = Course.bundled();
        var first = course.lessons().get(0);
        var file = folder.resolve("new").resolve("progress.txt");
        var progress = Progress.in(file);
        assertThat(progress.next(course)).contains(first);

        for (int step = 0; step < first.steps().size(); step++) {
            progress.solved(first, step);
            progress.solved(first, step);
        }

        assertThat(Progress.in(file).count(first)).isEqualTo(first.steps().size());
        assertThat(Progress.in(file).next(course)).contains(course.lessons().get(1));
        assertThat(Files.readAllLines(file)).hasSize(first.steps().size());
    }

    @Test
    void a_folder_that_cannot_be_written_stops_nobody() {
        var progress = Progress.in(Path.of("/proc/nowhere/progress.txt"));
        var course = Course.bundled();

        progress.solved(course.lessons().get(0), 0);

        assertThat(progress.count(course.lessons().get(0))).isZero();
    }
}
