/** Floor 3, protocol: the token endpoint, one file per grant type. */
@NullMarked
package dev.understudy.server.grant;

import org.jspecify.annotations.NullMarked;
