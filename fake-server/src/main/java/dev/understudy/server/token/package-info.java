/** Floor 2, tools: signing keys, opaque tokens, JWTs; the only package that imports Nimbus. */
@NullMarked
package dev.understudy.server.token;

import org.jspecify.annotations.NullMarked;
