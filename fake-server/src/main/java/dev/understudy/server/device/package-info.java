/** Floor 3, protocol: the device endpoint and the pages at which its user types the code. */
@NullMarked
package dev.understudy.server.device;

import org.jspecify.annotations.NullMarked;
