/** Floor 4, web: the API Console and the Admin console, what is done there and the pages on which people do it. */
@NullMarked
package dev.understudy.server.console;

import org.jspecify.annotations.NullMarked;
