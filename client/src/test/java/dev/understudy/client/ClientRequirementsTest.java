package dev.understudy.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** docs/client-requirements.md names every numbered test, and every number has one. */
class ClientRequirementsTest {

    private static final Pattern ROW = Pattern.compile("\\| ([A-Z]\\d+) \\|.*");
    private static final Pattern NAMED = Pattern.compile("`(\\w+Test\\.([a-z]\\d+)_\\w+)`");
    private static final Pattern NUMBERED = Pattern.compile("\n    void ([a-z]\\d+_\\w+)\\(");

    @Test
    void every_numbered_test_stands_on_the_page_and_the_page_names_no_other() throws IOException {
        assertThat(named()).hasSizeGreaterThan(80).isEqualTo(numbered());
    }

    @Test
    void every_requirement_has_tests_of_its_own_number() throws IOException {
        for (String row : rows()) {
            String number = ROW.matcher(row).replaceAll("$1").toLowerCase(java.util.Locale.ROOT);
            assertThat(NAMED.matcher(row).results().map(name -> name.group(2)))
                    .as(row)
                    .isNotEmpty()
                    .containsOnly(number);
        }
    }

    @Test
    void all_thirty_are_there() throws IOException {
        var numbers = rows().stream()
                .map(row -> ROW.matcher(row).replaceAll("$1"))
                .filter(number -> number.startsWith("C"))
                .toList();

        assertThat(numbers)
                .isEqualTo(IntStream.rangeClosed(1, 30).mapToObj(n -> "C" + n).toList());
    }

    private static List<String> rows() throws IOException {
        return page().lines().filter(line -> ROW.matcher(line).matches()).toList();
    }

    private static Set<String> named() throws IOException {
        return NAMED.matcher(page())
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> numbered() throws IOException {
        try (var files = Files.walk(Path.of("src/test/java"))) {
            var tests = new TreeSet<String>();
            files.filter(file -> file.toString().endsWith("Test.java"))
                    .forEach(file -> NUMBERED.matcher(text(file))
                            .results()
                            .forEach(found ->
                                    tests.add(file.getFileName().toString().replace(".java", ".") + found.group(1))));
            return tests;
        }
    }

    private static String page() throws IOException {
        return Files.readString(Path.of("../docs/client-requirements.md"));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
