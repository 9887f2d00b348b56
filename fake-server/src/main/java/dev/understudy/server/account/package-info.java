/** Floor 3, protocol: revocation, tokeninfo, userinfo, discovery, certificates. */
@NullMarked
package dev.understudy.server.account;

import org.jspecify.annotations.NullMarked;
