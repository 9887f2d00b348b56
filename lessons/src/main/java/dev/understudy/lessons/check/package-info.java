/** The check language: what the server must have recorded, and what to say when it has not. Pure, without any I/O. */
@NullMarked
package dev.understudy.lessons.check;

import org.jspecify.annotations.NullMarked;
