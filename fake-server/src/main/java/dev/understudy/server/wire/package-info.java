/** Floor 1, words: the nouns of HTTP and OAuth. Uses the JDK and Jackson only. */
@NullMarked
package dev.understudy.server.wire;

import org.jspecify.annotations.NullMarked;
