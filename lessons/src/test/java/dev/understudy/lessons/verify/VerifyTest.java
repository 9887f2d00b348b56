package dev.understudy.lessons.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.understudy.lessons.course.Course;
import dev.understudy.lessons.course.Lesson;
import dev.understudy.lessons.course.LessonFile;
import dev.understudy.lessons.course.MistakeBook;
import dev.understudy.lessons.inspector.Drawn;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class VerifyTest {

    /** A lesson of which every claim is false. */
    private static final String LIES = """
        title: Lies
        minutes: 1
        documents: none
        objective: be caught

        ## Start that passes

        ```java start
        get("/hello");
        ```
        ```check
        * -> 404
        ```
        ```hint
        None.
        ```
        ```java solution
        get("/hello");
        ```
        ```java mistake that does not happen
        get("/hello");
        ```
        ```expect
        token -> 400
        why: It is not so.
        ```

        ## Solution that does not pass

        ```java start
        get("/hello");
        ```
        ```check
        token -> 200
        ```
        ```hint
        None.
        ```
        ```java solution
        gett("/hello");
        ```
        """;

    /** As many at once as there are processors: each has a server and a session of its own. */
    private static final ExecutorService THREADS =
            Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());

    private static final Map<String, Drawn> DRAWN = new ConcurrentHashMap<>();

    private static final Map<String, Future<Verify.Result>> PROOFS = new LinkedHashMap<>();

    @BeforeAll
    static void begin() {
        Course.bundled()
                .lessons()
                .forEach(lesson -> PROOFS.put(lesson.head().name(), THREADS.submit(() -> prove(lesson))));
    }

    private static Verify.Result prove(Lesson lesson) {
        return Verify.prove(lesson, stage -> DRAWN.put(lesson.head().name(), Drawn.on(stage)));
    }

    @AfterAll
    static void end() {
        THREADS.shutdownNow();
    }

    static Stream<String> lessons() {
        return Course.bundled().lessons().stream().map(lesson -> lesson.head().name());
    }

    @ParameterizedTest
    @MethodSource("lessons")
    void every_lesson_is_as_it_says(String name) throws Exception {
        var lesson = Course.bundled().find(name).orElseThrow();

        var result = PROOFS.get(name).get(5, TimeUnit.MINUTES);

        assertThat(result.problems()).isEmpty();
        assertThat(result.idle()).isEmpty();
        assertThat(result.checks()).isGreaterThanOrEqualTo(3 * lesson.steps().size());
    }

    /** After every start, mistake and solution of the lesson. */
    @ParameterizedTest
    @MethodSource("lessons")
    void the_inspector_draws_the_journal_of_every_lesson_and_tells_none_of_its_secrets(String name) throws Exception {
        PROOFS.get(name).get(5, TimeUnit.MINUTES);
        var drawn = DRAWN.get(name);

        assertThat(drawn.journal()).isNotEmpty();
        assertThat(drawn.rows()).isEqualTo(drawn.journal());
        assertThat(drawn.told()).isEmpty();
    }

    @Test
    void a_clause_that_always_holds_is_found() {
        var result = prove("* -> 404", "* -> 404\nnever token -> 500");

        assertThat(result.problems())
                .extracting(Problem::toString)
                .anyMatch(text -> text.startsWith("99-lies.md:13: the clause 'never token -> 500' is idle"));
    }

    @Test
    void a_clause_that_no_mistake_would_miss_is_named() {
        var result = prove("* -> 404", "* -> 404\ncount * -> 404 = 1");

        assertThat(result.idle())
                .extracting(Problem::toString)
                .containsExactly(
                        "99-lies.md:13: nobody would miss the clause 'count * -> 404 = 1': no mistake trips it alone");
    }

    @Test
    void a_line_that_the_plain_jshell_would_cut_off_is_named() {
        String cut = LIES.replace("gett(\"/hello\");", "get(\"/he\"\n    + \"llo\");");

        assertThat(Rules.check(LessonFile.read("99-lies.md", cut)))
                .extracting(Problem::toString)
                .anyMatch(text -> text.startsWith("99-lies.md:41: the plain jshell takes the line before for whole"));
        assertThat(Rules.check(LessonFile.read("99-lies.md", cut.replace("\n    + ", " +\n    "))))
                .isEmpty();
    }

    @Test
    void a_hint_that_markdown_would_change_is_named() {
        String eaten = "Type `a*b*c`: replaceAll(\".*code=(.*)\", 1)";
        String safe = "Type `replaceAll(\".*\\\\s*\")`, 2 * 3.";

        assertThat(Rules.check(LessonFile.read("99-lies.md", LIES.replace("None.", eaten))))
                .extracting(Problem::text)
                .contains("Markdown takes * and \\ out of a hint: put the code between backticks");
        assertThat(Rules.check(LessonFile.read("99-lies.md", LIES.replace("None.", safe))))
                .isEmpty();
    }

    @Test
    void a_solution_that_makes_a_known_mistake_says_so() {
        var silent = prove(
                "gett(\"/hello\");",
                "ada.allows(authorize(Map.of(\"client_id\", today.id(), \"redirect_uri\","
                        + " \"urn:ietf:wg:oauth:2.0:oob\", \"response_type\", \"code\", \"scope\", \"email\")));");
        var wrong = prove("```java solution\nget(", "```java solution makes 1\nget(");

        assertThat(silent.problems())
                .extracting(Problem::text)
                .anyMatch(text -> text.matches("the solution makes known mistake 4; if on purpose, say .*"));
        assertThat(wrong.problems()).extracting(Problem::text).contains("the solution does not make mistake 1");
    }

    @Test
    void a_new_lesson_verifies_as_it_is(@TempDir Path folder) throws Exception {
        var first = Template.write("second-factor", folder);
        var second = Template.write("third-factor", folder);

        assertThat(List.of(first, second))
                .extracting(file -> file.getFileName().toString())
                .containsExactly("00-second-factor.md", "01-third-factor.md");
        assertThat(Verify.prove(Course.in(folder).lessons().get(0)).problems()).isEmpty();
        assertThatThrownBy(() -> Template.write("Second Factor", folder))
                .hasMessageContaining("lower-case words with hyphens");
    }

    @Test
    void every_known_mistake_is_known_by_what_it_makes_the_server_answer() {
        var result = Verify.prove(MistakeBook.bundled());

        assertThat(result.problems()).isEmpty();
        assertThat(result.checks()).isEqualTo(26);
    }

    @Test
    void every_lie_is_found() {
        var result = Verify.prove(LessonFile.read("99-lies.md", LIES));

        assertThat(result.problems())
                .extracting(Problem::toString)
                .anyMatch(text -> text.startsWith("99-lies.md:9: the start already passes"))
                .anyMatch(
                        text -> text.startsWith("99-lies.md:24: the mistake 'that does not happen' does not happen so"))
                .anyMatch(text ->
                        text.startsWith("99-lies.md:40: the solution fails; REJECTED: There is no method gett."));
    }

    /** Of the lesson of lies, with other words in one place. */
    private static Verify.Result prove(String words, String others) {
        return Verify.prove(LessonFile.read("99-lies.md", LIES.replace(words, others)));
    }
}
