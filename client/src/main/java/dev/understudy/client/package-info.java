/** Placeholder. */
@NullMarked
package dev.understudy.client;

import org.jspecify.annotations.NullMarked;
