package dev.understudy.server.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
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

    @Test
    void frozen_time_stands_still_until_it_is_resumed() {
        var source = new AtomicReference<>(NOON);
        var running = new Clock(source::get);

        running.advance("ada", Duration.ofHours(1));
        assertThat(running.freeze("ada")).isEqualTo(NOON.plusSeconds(3600));
        source.set(NOON.plusSeconds(50));

        assertThat(running.now("ada")).isEqualTo(NOON.plusSeconds(3600));
        assertThat(running.isFrozen("ada")).isTrue();
        assertThat(running.offset("ada")).isEqualTo(Duration.ofSeconds(3550));
        assertThat(running.now("bob")).isEqualTo(NOON.plusSeconds(50));

        assertThat(running.resume("ada")).isEqualTo(NOON.plusSeconds(3600));
        source.set(NOON.plusSeconds(60));
        assertThat(running.now("ada")).isEqualTo(NOON.plusSeconds(3610));
    }

    @Test
    void frozen_time_can_be_moved_and_set() {
        clock.freeze("ada");

        clock.advance("ada", Duration.ofMinutes(1));
        assertThat(clock.now("ada")).isEqualTo(NOON.plusSeconds(60));
        clock.set("ada", NOON.minusSeconds(5));
        assertThat(clock.now("ada")).isEqualTo(NOON.minusSeconds(5));
        assertThat(clock.isFrozen("ada")).isTrue();
    }

    @Test
    void a_project_can_be_set_to_any_moment() {
        var then = Instant.parse("2012-02-29T23:59:59Z");

        assertThat(clock.set("ada", then)).isEqualTo(then);

        assertThat(clock.now("ada")).isEqualTo(then);
        assertThat(clock.now("bob")).isEqualTo(NOON);
        assertThat(clock.isFrozen("ada")).isFalse();
    }
}
