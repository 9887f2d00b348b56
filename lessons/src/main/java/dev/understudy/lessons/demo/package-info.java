/** The project's main job before one's eyes: a real browser, a person's click, a token, an API called with it. */
@NullMarked
package dev.understudy.lessons.demo;

import org.jspecify.annotations.NullMarked;
