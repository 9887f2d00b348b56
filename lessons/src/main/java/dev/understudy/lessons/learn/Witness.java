package dev.understudy.lessons.learn;

import dev.understudy.lessons.course.Lesson;

/** Is told how a learner gets on, as it happens. */
@FunctionalInterface
interface Witness {

    /** Nobody is told. */
    Witness NOBODY = (event, lesson, step, words) -> {};

    /** What can be told. */
    enum Event {
        /** A step was begun. */
        BEGUN,
        /** A hint was taken. */
        HINT,
        /** A mistake was met that is known by name. */
        MISTAKE,
        /** A step was solved. */
        PASSED
    }

    /**
     * Takes note; must not wait for anything.
     *
     * @param step from 0
     * @param words of a mistake, what it is called; else empty
     */
    void told(Event event, Lesson lesson, int step, String words);
}
