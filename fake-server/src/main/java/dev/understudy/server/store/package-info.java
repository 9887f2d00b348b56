/** Floor 2, tools: keeps records. */
@NullMarked
package dev.understudy.server.store;

import org.jspecify.annotations.NullMarked;
