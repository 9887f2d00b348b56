/** Floor 5, front: the commands of the server. */
@NullMarked
package dev.understudy.server.cli;

import org.jspecify.annotations.NullMarked;
