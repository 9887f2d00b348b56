/** The lessons as pages on this machine: a third front end over the same course, session and checks. */
@NullMarked
package dev.understudy.lessons.web;

import org.jspecify.annotations.NullMarked;
