package dev.understudy.lessons.learn;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WrapTest {

    @Test
    void a_sentence_is_wrapped_at_its_words_under_its_beginning() {
        assertThat(Wrap.lines("  This step is not solved yet.", 16))
                .containsExactly("  This step is", "  not solved", "  yet.");
        assertThat(Wrap.lines("  short", 16)).containsExactly("  short");
        assertThat(Wrap.lines("    :hint     a hint", 80)).containsExactly("    :hint     a hint");
    }

    @Test
    void a_word_that_is_too_long_has_a_line_of_its_own() {
        assertThat(Wrap.lines("  see http://localhost:8080/ there", 12))
                .containsExactly("  see", "  http://localhost:8080/", "  there");
    }

    @Test
    void colours_take_no_room() {
        var paint = new Paint(true, true);

        assertThat(Wrap.lines(paint.dim("  one two three"), 15)).hasSize(1);
        assertThat(Wrap.lines(paint.dim("  one two three"), 12)).hasSize(2);
    }
}
