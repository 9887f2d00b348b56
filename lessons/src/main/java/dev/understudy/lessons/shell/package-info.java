/**
 * What a learner types: a few verbs that speak HTTP with the fake, and the people of the lessons in their browsers. It
 * runs in the learner's own JVM, where the server's classes are not.
 */
@NullMarked
package dev.understudy.lessons.shell;

import org.jspecify.annotations.NullMarked;
