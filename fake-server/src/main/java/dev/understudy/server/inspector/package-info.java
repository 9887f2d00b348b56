/** Floor 4, web: the live flow view, pages and an event stream over the journal. */
@NullMarked
package dev.understudy.server.inspector;

import org.jspecify.annotations.NullMarked;
