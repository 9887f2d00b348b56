/** Floor 2, tools: what Google refuses on a page of its own, and who may use an app at all. */
@NullMarked
package dev.understudy.server.refusal;

import org.jspecify.annotations.NullMarked;
