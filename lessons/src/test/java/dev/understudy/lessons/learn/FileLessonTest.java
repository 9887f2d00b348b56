package dev.understudy.lessons.learn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.lessons.course.Course;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileLessonTest {

    @TempDir
    private Path folder;

    @Test
    void the_file_of_a_step_is_judged_as_it_was_saved() throws Exception {
        var lesson = Course.bundled().find("05").orElseThrow();
        var out = new ByteArrayOutputStream();
        var screen = new Screen(new PrintStream(out, true, StandardCharsets.UTF_8), Paint.PLAIN, () -> 80);
        var progress = Progress.in(folder.resolve("progress.txt"));
        var files = new FileLesson(lesson, folder, Venue.alone(Course.bundled(), progress), screen);
        files.prepare();
        assertThat(files.file(2)).content().contains("// # Open the door", "get(\"/drive/v3/files?pageSize=3\");");

        try (var backstage = Backstage.open(screen.stream(), InputStream.nullInputStream())) {
            var rehearsal = backstage.rehearse(lesson);

            assertThat(files.judge(rehearsal, 1)).isFalse();
            assertThat(out.toString(StandardCharsets.UTF_8)).contains("[ ] token -> 200", "redirect URI again");

            Files.writeString(files.file(1), lesson.steps().get(1).solution().text());
            assertThat(files.judge(rehearsal, 1)).isTrue();
            assertThat(out.toString(StandardCharsets.UTF_8)).contains("Solved.", "05.3.jsh");
        }
        assertThat(progress.count(lesson)).isEqualTo(1);
    }

    @Test
    void what_was_written_before_is_kept() throws Exception {
        var lesson = Course.bundled().find("05").orElseThrow();
        var screen = new Screen(new PrintStream(new ByteArrayOutputStream()), Paint.PLAIN, () -> 80);
        var files = new FileLesson(lesson, folder, Venue.alone(Course.bundled(), Progress.none()), screen);
        Files.writeString(files.file(0), "mine");

        files.prepare();

        assertThat(files.file(0)).hasContent("mine");
    }
}
