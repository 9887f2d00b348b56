package dev.understudy.server.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

class ClockTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private final Clock clock = new Clock(InstantSource.fixed(NOON));

    @Test
    void each_project_travels_alone() {
        clock.advance("ada", Duration.ofHours(1));

        assertThat(clock.now("ada")).isEqualTo(NOON.plusSeconds(3600));
        assertThat(clock.now("bob")).isEqualTo(NOON);
        assertThat(clock.now("")).isEqualTo(NOON);
    }

    @Test
    void travels_add_up_and_go_back() {
        clock.advance("ada", Duration.ofHours(1));

        assertThat(clock.advance("ada", Duration.ofMinutes(-90))).isEqualTo(Duration.ofMinutes(-30));
        assertThat(clock.now("ada")).isEqualTo(NOON.minusSeconds(1800));
    }

    @Test
    void a_reset_ends_the_journey() {
        clock.advance("ada", Duration.ofHours(1));

        clock.reset("ada");

        assertThat(clock.now("ada")).isEqualTo(NOON);
    }
}
