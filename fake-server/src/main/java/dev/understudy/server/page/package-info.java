/** Floor 2, tools: HTML pages from templates, escaped by construction. */
@NullMarked
package dev.understudy.server.page;

import org.jspecify.annotations.NullMarked;
