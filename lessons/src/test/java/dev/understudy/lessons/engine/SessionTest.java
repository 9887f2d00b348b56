package dev.understudy.lessons.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SessionTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private Session session;

    @BeforeAll
    void start() {
        var streams = new Session.Streams(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new ByteArrayInputStream("first\nsecond\n".getBytes(StandardCharsets.UTF_8)));
        session = Session.start(streams, "import java.util.*;", LearnerClassPath.get(), List.of());
    }

    @AfterAll
    void close() {
        session.close();
    }

    @Test
    void a_value_comes_with_the_name_of_its_variable() {
        assertThat(session.run("var six = 6")).containsExactly(new Echo(Echo.Kind.VALUE, "six", "6"));
    }

    @Test
    void files_of_the_moment_go_with_the_session() {
        var streams = new Session.Streams(System.out, InputStream.nullInputStream());
        Path file;
        try (var brief = Session.start(streams, "", LearnerClassPath.get(), List.of())) {
            String text = brief.run("java.nio.file.Files.createTempFile(\"key\", \".json\").toString()")
                    .get(0)
                    .text();
            file = Path.of(text.replace("\"", ""));
            assertThat(file).exists();
        }

        assertThat(file.getParent()).doesNotExist();
    }

    @Test
    void several_snippets_may_come_at_once_the_last_without_its_semicolon() {
        assertThat(session.run("int a = 1; int b = 2;\na + b"))
                .extracting(Echo::text)
                .containsExactly("1", "2", "3");
    }

    @Test
    void what_comes_after_a_failure_is_not_run() {
        var echoes = session.run("int c = 1;\nthrow new IllegalStateException(\"enough\");\nint d = 2;");

        assertThat(echoes).extracting(Echo::kind).containsExactly(Echo.Kind.VALUE, Echo.Kind.THREW);
        assertThat(echoes.get(1).text()).isEqualTo("IllegalStateException: enough");
    }

    @Test
    void a_misspelt_name_brings_the_right_one_to_mind() {
        session.run("String verifier = \"v\"");

        var echo = session.run("verifer.length()").get(0);

        assertThat(echo.kind()).isEqualTo(Echo.Kind.REJECTED);
        assertThat(echo.text()).isEqualTo("""
                        There is no variable verifer. Did you mean verifier?
                          verifer.length()
                          ^^^^^^^""");
    }

    @Test
    void a_probe_leaves_no_trace() {
        session.run("int traceless = 7");

        assertThat(session.probe("traceless + 1")).contains("8");
        assertThat(session.probe("nonsense")).isEmpty();
        assertThat(session.names()).noneMatch(name -> name.contains("probe"));
    }

    @Test
    void a_snippet_reads_one_line_at_a_time() {
        session.run("var first = new Scanner(System.in).nextLine()");

        assertThat(session.probe("first")).contains("\"first\"");
    }

    @Test
    void what_a_snippet_prints_arrives() {
        session.run("System.out.println(\"Grüße\")");

        assertThat(out.toString(StandardCharsets.UTF_8)).contains("Grüße");
    }

    @Test
    void the_server_is_not_on_the_learners_class_path() {
        List<Echo> echoes = session.run("dev.understudy.server.FakeGoogle.class");

        assertThat(echoes).extracting(Echo::kind).containsExactly(Echo.Kind.REJECTED);
    }
}
