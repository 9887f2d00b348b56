/** The lessons as they are written: one Markdown file each. */
@NullMarked
package dev.understudy.lessons.course;

import org.jspecify.annotations.NullMarked;
