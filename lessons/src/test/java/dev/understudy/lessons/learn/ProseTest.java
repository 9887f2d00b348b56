package dev.understudy.lessons.learn;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProseTest {

    @Test
    void words_are_wrapped_and_never_broken() {
        assertThat(Prose.lines("One two three `four-five`, six.", 15, Paint.PLAIN))
                .containsExactly("One two three", "four-five, six.");
    }

    @Test
    void lists_and_code_keep_their_shape() {
        assertThat(Prose.lines("See:\n\n- a long item here\n- b\n\n```java\nint x;\n```\n", 12, Paint.PLAIN))
                .containsExactly("See:", "", "- a long", "  item here", "- b", "", "  int x;");
    }
}
