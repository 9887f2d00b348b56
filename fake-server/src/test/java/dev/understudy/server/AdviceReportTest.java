package dev.understudy.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.understudy.server.lab.Finding;
import dev.understudy.server.lab.Severity;
import dev.understudy.server.lab.advice.Advice;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The advice as people and files get it after a program. */
class AdviceReportTest {

    @TempDir
    private Path directory;

    @Test
    void people_are_told_what_was_seen_where_why_and_what_to_do_in_lines_that_they_can_read() {
        var lines = AdviceReport.lines(List.of(finding(1)));

        assertThat(lines).contains("Understudy has advice on how OAuth was used:");
        assertThat(lines.get(3)).startsWith("  error missing-state: It was seen. Request 1.");
        assertThat(lines)
                .anyMatch(line -> line.startsWith("    Why: "))
                .anyMatch(line -> line.startsWith("    Instead: "));
        assertThat(lines).allMatch(line -> line.length() <= 100);
        assertThat(String.join("\n", lines)).contains("RFC 9700 section 2.1, https://", "; lesson 08");
    }

    @Test
    void of_many_requests_the_first_are_named() {
        assertThat(AdviceReport.lines(List.of(finding(12))).get(3))
                .endsWith("Requests 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 and more.");
    }

    @Test
    void nothing_found_is_told_too() {
        assertThat(AdviceReport.lines(List.of()))
                .contains("Understudy has no advice: nothing was found in how OAuth was used.");
    }

    @ParameterizedTest
    @CsvSource({"oauth.sarif, missing-state", "OAUTH.XML, <failure", "oauth.json, exchanges"})
    void the_name_of_the_file_says_in_which_format(String name, String content) {
        AdviceReport.write(List.of(finding(1)), directory.resolve(name), Severity.WARNING);

        assertThat(directory.resolve(name)).content().contains(content);
    }

    @ParameterizedTest
    @CsvSource({
        "findings.txt, 'ends with .sarif, .xml (JUnit''s) or .json'",
        "nowhere/findings.sarif, name a file in a directory that is there",
    })
    void a_file_that_cannot_be_is_refused_by_name(String name, String why) {
        assertThatThrownBy(() -> AdviceReport.check(directory.resolve(name)))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining(name)
                .hasMessageContaining(why);
    }

    @Test
    void rules_that_there_are_can_be_left_out() {
        assertThat(AdviceReport.without(List.of(finding(1)), List.of("missing-state")))
                .isEmpty();
        assertThat(AdviceReport.without(List.of(finding(1)), List.of("no-pkce")))
                .hasSize(1);
        assertThatThrownBy(() -> AdviceReport.checkRules(List.of("no-pcke")))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("There is no rule \"no-pcke\"; did you mean no-pkce?");
    }

    private static Finding finding(int exchanges) {
        var rule = Advice.everyRule().get(0);
        return new Finding(
                rule,
                "shop-1",
                "the-client",
                "It was seen.",
                LongStream.rangeClosed(1, exchanges).boxed().toList());
    }
}
