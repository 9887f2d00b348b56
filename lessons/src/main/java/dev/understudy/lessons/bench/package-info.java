/** How fast the fake is: started by scripts/bench, never by the tests. */
@NullMarked
package dev.understudy.lessons.bench;

import org.jspecify.annotations.NullMarked;
