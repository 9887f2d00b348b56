package dev.understudy.lessons.print;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.lessons.course.Course;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrinterTest {

    private final Course course = Course.bundled();

    @TempDir
    private Path folder;

    @Test
    void a_sheet_has_the_tasks_the_diagrams_and_at_its_end_the_solutions() throws Exception {
        var lesson = course.find("05").orElseThrow();

        new Printer(new Handout(Handout.Audience.LEARNER), folder).print(course, List.of(lesson));

        assertThat(folder.resolve("05-the-code-once.html"))
                .content()
                .containsSubsequence(
                        "<h1>05 The code, once</h1>",
                        "05.1 Ask Ada",
                        "The server wants to see",
                        "<svg",
                        "Browser</text>",
                        "GET /o/oauth2/v2/auth</text>",
                        "</svg>",
                        "<h2>Solutions</h2>",
                        "ada.allows(url);")
                .doesNotContain("Mistake:", "@body@");
        assertThat(folder.resolve("course.html")).doesNotExist();
    }

    @Test
    void the_course_needs_nothing_from_elsewhere() throws Exception {
        var written = new Printer(new Handout(Handout.Audience.INSTRUCTOR), folder).print(course, course.lessons());

        assertThat(written).hasSize(course.lessons().size() + 1);
        String html = Files.readString(folder.resolve("course.html"));
        assertThat(html).contains("<h1>The course</h1>", "Mistake: the same code twice", "Say:");
        assertThat(html).doesNotContain("<script", "<img", "<link", "src=", "url(http");
    }

    @Test
    void a_diagram_is_drawn_and_other_fences_stay_code() {
        String html =
                Prose.html("~~~ diagram\nApp -> Auth: POST <token>\nAuth --> App: 200\n~~~\n\n~~~ java\nint a;\n~~~\n");

        assertThat(html)
                .containsOnlyOnce("POST &lt;token&gt;</text>")
                .contains("<code class=\"language-java\">int a;")
                .containsPattern("stroke-dasharray=\"none\".*stroke-dasharray=\"5 4\"");
    }

    @Test
    void what_means_something_in_html_is_escaped() throws Exception {
        assertThat(Printer.page("a <b> & `<script>alert(1)</script>` <script>alert(2)</script>"))
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;", "&lt;script&gt;alert(2)&lt;/script&gt;")
                .doesNotContain("<script>");
    }
}
