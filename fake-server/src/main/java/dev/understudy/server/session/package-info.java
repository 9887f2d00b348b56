/** Floor 2, tools: the browsers that are known, and who is signed in at them. */
@NullMarked
package dev.understudy.server.session;

import org.jspecify.annotations.NullMarked;
