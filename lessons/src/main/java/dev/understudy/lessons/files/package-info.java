/** Files that nobody wants to keep. */
@NullMarked
package dev.understudy.lessons.files;

import org.jspecify.annotations.NullMarked;
