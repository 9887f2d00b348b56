package dev.understudy.server.account;

import dev.understudy.server.model.AccessToken;
import dev.understudy.server.model.User;
import dev.understudy.server.token.CompactJwt;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** How a version of tokeninfo shows tokens; the maps may be changed. */
interface TokenInfoShape {

    /** A token of a service account has no user, and its client is the account's numeric id. */
    Map<String, Object> accessToken(AccessToken token, Optional<User> user, Instant now);

    Map<String, Object> idToken(CompactJwt token, Instant now);
}
