/** Floor 4, web: carries requests in and replies out; the only package that imports Javalin or Jetty. */
@NullMarked
package dev.understudy.server.http;

import org.jspecify.annotations.NullMarked;
