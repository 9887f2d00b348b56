package dev.understudy.lessons.inspector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.lessons.course.Course;
import dev.understudy.lessons.demo.Chromium;
import dev.understudy.lessons.demo.NeedsChromium;
import dev.understudy.lessons.learn.Backstage;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The official solutions of lessons, as the inspector draws them and hands them on. */
@NeedsChromium
class LessonsDrawnIT {

    private static final List<String> FULL_OF_SECRETS = List.of("05", "15", "23");
    private static final String[] KINDS = {"svg", "mermaid", "plantuml", "har", "jsonl", "html"};

    private final Chromium chromium;

    LessonsDrawnIT(Chromium chromium) {
        this.chromium = chromium;
    }

    /** Three lessons in every run, all of them in a thorough one. */
    static Stream<String> lessons() {
        return Boolean.getBoolean("understudy.thorough")
                ? Course.bundled().lessons().stream()
                        .map(lesson -> lesson.head().number())
                : FULL_OF_SECRETS.stream();
    }

    @ParameterizedTest
    @MethodSource("lessons")
    void the_rows_are_the_journal_and_no_secret_is_shown_or_handed_on(String number) {
        var lesson = Course.bundled().find(number).orElseThrow();
        try (var backstage = Backstage.open(OutputStream.nullOutputStream(), InputStream.nullInputStream())) {
            var rehearsal = backstage.rehearse(lesson);
            rehearsal.jumpTo(lesson.steps().size() - 1);
            rehearsal.run(rehearsal.step().solution().text());
            var journal = backstage.stage().journal();
            var secrets = Secrets.of(journal);
            var page =
                    InspectorPage.open(chromium, backstage.stage().inspector()).drawn(journal.size());

            page.choose("order", "time");
            page.drawn(journal.size());

            if (FULL_OF_SECRETS.contains(number)) {
                assertThat(secrets).hasSizeGreaterThan(3);
            }
            assertThat(page.rows())
                    .isEqualTo(journal.stream()
                            .map(one -> one.number() + " " + one.reply().status())
                            .toList());
            assertThat(Secrets.told(page.source(), secrets)).isEmpty();
            for (String kind : KINDS) {
                assertThat(Secrets.told(page.written(kind), secrets)).as(kind).isEmpty();
            }
            chromium.driver().get("about:blank");
        }
    }
}
