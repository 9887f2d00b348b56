/** Placeholder. */
@NullMarked
package dev.understudy.lessons;

import org.jspecify.annotations.NullMarked;
