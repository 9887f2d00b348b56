/** Plays a lesson with somebody: the fake, their session, the steps, the terminal. */
@NullMarked
package dev.understudy.lessons.learn;

import org.jspecify.annotations.NullMarked;
