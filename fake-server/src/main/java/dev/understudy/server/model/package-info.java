/** Floor 1, words: the nouns of the API Console and of what the server remembers. Uses the JDK only. */
@NullMarked
package dev.understudy.server.model;

import org.jspecify.annotations.NullMarked;
