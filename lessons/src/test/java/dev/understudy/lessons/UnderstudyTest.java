package dev.understudy.lessons;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class UnderstudyTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void the_version_is_that_of_the_build() {
        int code = run("--version");

        assertThat(code).isZero();
        assertThat(out.toString()).startsWith("understudy ").doesNotContain("$").contains("Java");
    }

    @Test
    void bad_usage_is_code_2_and_one_sentence() {
        int code = run("leran");

        assertThat(code).isEqualTo(2);
        assertThat(err.toString().lines()).hasSize(1);
        assertThat(err.toString()).contains("leran");
    }

    @Test
    void without_a_command_the_way_to_the_help_is_shown() {
        int code = run();

        assertThat(code).isEqualTo(2);
        assertThat(err.toString()).contains("understudy --help");
    }

    private int run(String... args) {
        return Understudy.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(args);
    }
}
