/** Floor 3, protocol: the authorization endpoint, from the request to the delivery of the code. */
@NullMarked
package dev.understudy.server.consent;

import org.jspecify.annotations.NullMarked;
