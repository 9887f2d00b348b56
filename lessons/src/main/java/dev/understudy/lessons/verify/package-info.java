/** Proves that every lesson is true: what it starts with fails, what it solves passes, what it breaks breaks so. */
@NullMarked
package dev.understudy.lessons.verify;

import org.jspecify.annotations.NullMarked;
