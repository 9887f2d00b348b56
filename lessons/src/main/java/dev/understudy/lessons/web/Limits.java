package dev.understudy.lessons.web;

import java.time.Duration;

/**
 * What the pages may cost at most.
 *
 * @param pages how many may be open at once, each with a JVM of its own
 * @param run how long lines may run
 * @param rest how long one may do nothing before the JVM is ended
 * @param leash how long a JVM stays when no page listens to it: a page that is loaded again is back sooner
 */
record Limits(int pages, Duration run, Duration rest, Duration leash) {

    /** Those of a learner's own machine. */
    static final Limits USUAL = new Limits(4, Duration.ofSeconds(10), Duration.ofMinutes(15), Duration.ofSeconds(10));
}
