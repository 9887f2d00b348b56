package dev.understudy.lessons.course;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class FoundingHeadingsTest {

    private static final Set<String> HEADINGS = new TreeSet<>();
    private static final Set<String> NAMED = new TreeSet<>();

    @BeforeAll
    static void read() throws IOException {
        try (var in = FoundingHeadingsTest.class.getResourceAsStream("/founding-headings.txt")) {
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .forEach(HEADINGS::add);
        }
        Course.bundled().lessons().forEach(lesson -> NAMED.addAll(lesson.head().headings()));
    }

    @Test
    void every_heading_of_the_five_documents_is_named_by_a_lesson() {
        assertThat(HEADINGS).hasSizeGreaterThan(45).isSubsetOf(NAMED);
    }

    @Test
    void no_lesson_names_a_heading_that_is_none() {
        assertThat(NAMED).isSubsetOf(HEADINGS);
    }
}
