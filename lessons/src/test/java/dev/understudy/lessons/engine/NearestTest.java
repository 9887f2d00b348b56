package dev.understudy.lessons.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {

    private static final List<String> NAMES = List.of("key", "get", "verifier", ":next", "allows");

    @ParameterizedTest
    @CsvSource({"kye,key", "ge,get", "gett,get", "verifer,verifier", "Verifier,verifier", ":nxt,:next", "allow,allows"})
    void a_mistyped_name_is_known(String wrong, String meant) {
        assertThat(Nearest.of(wrong, NAMES)).contains(meant);
    }

    @ParameterizedTest
    @CsvSource({"x", "drive", "getKey", "key"})
    void what_is_too_far_off_or_right_is_not_guessed_at(String name) {
        assertThat(Nearest.of(name, NAMES)).isEmpty();
    }
}
