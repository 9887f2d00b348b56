package dev.understudy.lessons.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class NeedsChromiumTest {

    private static final Optional<String> NOTHING_MISSING = Optional.empty();
    private static final Optional<String> MISSING = Optional.of("No Chromium was found.");

    @Test
    void browser_tests_run_where_there_is_a_browser() {
        assertThat(NeedsChromium.Condition.decide(NOTHING_MISSING, false).isDisabled())
                .isFalse();
    }

    @Test
    void elsewhere_they_are_skipped_with_a_reason() {
        var result = NeedsChromium.Condition.decide(MISSING, false);

        assertThat(result.isDisabled()).isTrue();
        assertThat(result.getReason().orElseThrow()).contains("skipped").contains("No Chromium was found.");
    }

    @Test
    void in_ci_a_missing_browser_fails_the_build() {
        assertThatThrownBy(() -> NeedsChromium.Condition.decide(MISSING, true))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("In CI the browser tests must run.");
    }
}
