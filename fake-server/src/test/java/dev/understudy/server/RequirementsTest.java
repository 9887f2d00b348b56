package dev.understudy.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.server.model.Profile;
import java.io.File;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.commons.annotation.Testable;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;

/** docs/requirements.md has every requirement by its number, and every test that it names exists. */
class RequirementsTest {

    private static final Path TESTS = Path.of("src/test/java");
    private static final Pattern TEST = Pattern.compile("`(\\w+Test)\\.(\\w+)`");
    private static final Pattern WORD = Pattern.compile("`(\\w+)`");

    static Stream<String> tests() throws IOException {
        return TEST.matcher(page()).results().map(MatchResult::group).distinct();
    }

    @ParameterizedTest
    @MethodSource("tests")
    void a_test_that_is_named_exists(String name) throws Exception {
        var parts = TEST.matcher(name).results().findFirst().orElseThrow();

        assertThat(testsOf(parts.group(1))).contains(parts.group(2));
    }

    /** What JUnit runs in the class of this simple name, be it inherited. */
    private static List<String> testsOf(String simpleName) throws Exception {
        try (var files = Files.walk(TESTS)) {
            var file = files.filter(path -> path.endsWith(simpleName + ".java"))
                    .findFirst()
                    .orElseThrow();
            String name = TESTS.relativize(file)
                    .toString()
                    .replaceFirst("[.]java$", "")
                    .replace(File.separatorChar, '.');
            var tests = AnnotationSupport.findAnnotatedMethods(
                    Class.forName(name), Testable.class, HierarchyTraversalMode.BOTTOM_UP);
            return tests.stream().map(Method::getName).toList();
        }
    }

    @ParameterizedTest
    @CsvSource({"A, 97", "J, 14", "G, 19"})
    void every_number_has_one_row_with_a_test(String letter, int last) throws IOException {
        var rows = page().lines().filter(line -> line.matches("\\| " + letter + "[0-9]+ \\|.*"));

        assertThat(rows.filter(row -> TEST.matcher(row).find()).map(row -> row.split("\\|")[1].strip()))
                .containsExactlyElementsOf(IntStream.rangeClosed(1, last)
                        .mapToObj(number -> letter + number)
                        .toList());
    }

    @Test
    void a_switch_that_is_named_exists() throws IOException {
        var deviations = page().substring(page().indexOf("## Where Google deviates"))
                .lines()
                .filter(line -> line.startsWith("| G"));
        var switches = deviations
                .map(line -> line.split("\\|")[3])
                .flatMap(cell -> WORD.matcher(cell).results());

        assertThat(switches.map(found -> found.group(1)))
                .hasSizeGreaterThan(5)
                .isSubsetOf(Arrays.stream(Profile.class.getMethods())
                        .map(Method::getName)
                        .toList());
    }

    private static String page() throws IOException {
        return Files.readString(Path.of("../docs/requirements.md"));
    }
}
