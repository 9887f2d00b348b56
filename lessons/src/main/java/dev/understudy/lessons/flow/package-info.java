/** The command that has a user grant access, for scripts. */
@NullMarked
package dev.understudy.lessons.flow;

import org.jspecify.annotations.NullMarked;
