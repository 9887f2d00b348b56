/** The lessons on paper: one page of HTML each, and one for the course, with everything in it. */
@NullMarked
package dev.understudy.lessons.print;

import org.jspecify.annotations.NullMarked;
