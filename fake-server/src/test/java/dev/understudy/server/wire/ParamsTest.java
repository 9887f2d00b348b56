package dev.understudy.server.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParamsTest {

    @Test
    void repeated_parameters_are_kept_in_order() {
        var params = Params.parse("a=1&b=2&a=3");

        assertThat(params.all("a")).containsExactly("1", "3");
        assertThat(params.repeated()).containsExactly("a");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "a=", "", "&&", "a=&a="})
    void a_parameter_without_value_is_absent(String text) {
        assertThat(Params.parse(text).find("a")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=%zz", "%=1", "a=%4", "code=4%2skj"})
    void broken_encoding_is_refused(String text) {
        assertThatThrownBy(() -> Params.parse(text)).isInstanceOf(MalformedRequest.class);
    }

    @Test
    void too_many_parameters_are_refused() {
        assertThat(Params.parse("a=1&".repeat(Params.MAX_COUNT)).all("a")).hasSize(Params.MAX_COUNT);
        assertThatThrownBy(() -> Params.parse("a=1&".repeat(Params.MAX_COUNT + 1)))
                .isInstanceOf(MalformedRequest.class);
    }

    @Test
    void a_missing_one_is_named_in_googles_words() {
        assertThatThrownBy(() -> Params.NONE.require("code")).isInstanceOfSatisfying(OAuthException.class, error -> {
            assertThat(error.error()).isEqualTo(OAuthError.INVALID_REQUEST);
            assertThat(error.description()).isEqualTo("Missing required parameter: code");
        });
    }

    @Test
    void any_text_survives_encoding() {
        long seed = new Random().nextLong();
        var random = new Random(seed);
        for (int i = 0; i < 2_000; i++) {
            var text = new StringBuilder("x");
            random.ints(1 + random.nextInt(20), 1, 0x10FFFF)
                    .filter(c -> c < 0xD800 || c > 0xDFFF)
                    .forEach(text::appendCodePoint);

            var back = Params.parse(Params.of("state", text.toString()).encode());

            assertThat(back.find("state")).as("seed %d", seed).hasValue(text.toString());
        }
    }

    @Test
    void the_body_wins_over_the_query() {
        var both = Params.of("a", "body").or(Params.of("a", "query", "b", "query"));

        assertThat(both.find("a")).hasValue("body");
        assertThat(both.find("b")).hasValue("query");
    }
}
