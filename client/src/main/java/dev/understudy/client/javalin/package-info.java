/** A login for Javalin apps. Javalin is an optional dependency: whoever does not use this package need not have it. */
@NullMarked
package dev.understudy.client.javalin;

import org.jspecify.annotations.NullMarked;
