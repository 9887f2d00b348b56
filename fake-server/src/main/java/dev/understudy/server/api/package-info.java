/** Floor 3, protocol: the fake Google APIs behind one bearer-token gate. */
@NullMarked
package dev.understudy.server.api;

import org.jspecify.annotations.NullMarked;
