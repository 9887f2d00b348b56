package dev.understudy.lessons.course;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class LessonFileTest {

    private static final String LESSON = """
            title: The code, once
            minutes: 10
            objective: trade a code for tokens
            needs: 01-six-arrows, 04-the-url

            A code is a coat check.

            ## Trade `it`

            The browser came back.

            ```sh
            curl is only prose
            ```

            ```java given
            var where = 1;
            ```
            ```java start
            token();
            ```
            ```java solution
            token(Map.of("code", "x"));
            ```
            ```check
            token -> 200
              form.code present | It wants a code.
            ```
            ```hint
            Look at form.code.
            ```
            ```java mistake the same code twice
            token(); token();
            ```
            ```expect
            token -> 400
            reply contains invalid_grant
            why: A code is single-use.
              Retries hit this.
            ```

            You have traded it.
            """;

    @Test
    void a_lesson_is_read_whole() {
        var lesson = LessonFile.read("05-the-code-once.md", LESSON);

        assertThat(lesson.head().name()).isEqualTo("05-the-code-once");
        assertThat(lesson.head().number()).isEqualTo("05");
        assertThat(lesson.head().needs()).containsExactly("01-six-arrows", "04-the-url");
        assertThat(lesson.intro()).isEqualTo("A code is a coat check.");
        var step = lesson.steps().get(0);
        assertThat(step.title()).isEqualTo("Trade it");
        assertThat(step.task()).startsWith("The browser came back.").contains("curl is only prose");
        assertThat(step.given())
                .hasValueSatisfying(given -> assertThat(given.text()).isEqualTo("var where = 1;"));
        assertThat(step.solution().line()).isEqualTo(23);
        assertThat(step.check()).extracting(clause -> clause.line()).containsExactly(26);
        assertThat(step.hints()).containsExactly("Look at form.code.");
        assertThat(step.moral()).isEqualTo("You have traded it.");
        var mistake = step.mistakes().get(0);
        assertThat(mistake.name()).isEqualTo("the same code twice");
        assertThat(mistake.expect()).hasSize(1);
        assertThat(mistake.why()).isEqualTo("A code is single-use. Retries hit this.");
    }

    @Test
    void an_error_says_file_and_line() {
        fails(LESSON.replace("token -> 200", "token => 200"), "05-x.md:26: ");
        fails(LESSON.replace("minutes: 10", "minutes: ten"), "minutes is a number");
        fails(LESSON.replace("title: ", "titel: "), "05-x.md:1: ");
        fails(LESSON.replace("java solution", "java solutoin"), "05-x.md:23: ");
        fails(LESSON.replace("why: A", "A"), "05-x.md:36: ");
        fails(LESSON.replace("```check\n", "```checks\n"), "05-x.md:8: the step 'Trade it' has no check");
        fails("title: T\nminutes: 1\nobjective: o\n\nNo step.\n", "no step");
    }

    private static void fails(String markdown, String message) {
        assertThatThrownBy(() -> LessonFile.read("05-x.md", markdown))
                .isInstanceOf(BadLesson.class)
                .hasMessageStartingWith("05-x.md:")
                .hasMessageContaining(message);
    }
}
