package dev.understudy.lessons.course;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CourseTest {

    private final Course course = Course.bundled();

    @Test
    void the_thirty_one_lessons_are_there_in_order() {
        assertThat(course.lessons())
                .extracting(lesson -> lesson.head().number())
                .containsExactlyElementsOf(IntStream.rangeClosed(0, 30)
                        .mapToObj(number -> String.format("%02d", number))
                        .toList());
    }

    @Test
    void what_a_lesson_needs_comes_before_it() {
        Set<String> before = new HashSet<>();
        for (Lesson lesson : course.lessons()) {
            assertThat(before)
                    .as(lesson.head().name())
                    .containsAll(lesson.head().needs());
            before.add(lesson.head().name());
        }
    }

    @Test
    void the_book_has_the_twenty_six_mistakes() {
        assertThat(MistakeBook.bundled().mistakes())
                .extracting(KnownMistake::number)
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 26).boxed().toList());
    }

    @Test
    void a_book_that_cannot_be_read_says_where() {
        assertThatThrownBy(() -> MistakeBook.read("book.md", "## Nine\n"))
                .isInstanceOf(BadLesson.class)
                .hasMessageStartingWith("book.md:1: a mistake begins with a line like");
        assertThatThrownBy(() -> MistakeBook.read("book.md", "## 9 Nine\n\n```expect\ntoken -> 400\nwhy: so\n```\n"))
                .hasMessageStartingWith("book.md:4: before an expect come");
    }
}
