/** The {@code understudy} command: one name for the server, the lessons and the demo. */
@NullMarked
package dev.understudy.lessons;

import org.jspecify.annotations.NullMarked;
