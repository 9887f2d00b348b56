/** Floor 3, protocol: the metadata server that programs on a virtual machine ask for tokens. */
@NullMarked
package dev.understudy.server.metadata;

import org.jspecify.annotations.NullMarked;
