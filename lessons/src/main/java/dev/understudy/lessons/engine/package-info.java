/** Runs Java lines in a JVM of their own, quickly, and stops what does not stop. */
@NullMarked
package dev.understudy.lessons.engine;

import org.jspecify.annotations.NullMarked;
