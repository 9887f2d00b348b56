package dev.understudy.server.grant;

import dev.understudy.server.token.TokenRequest;
import dev.understudy.server.wire.JsonLayout;

/** One grant type of the token endpoint. To add one, write a class and name it in the list of grants. */
public interface GrantHandler {

    /** The value of {@code grant_type} that it answers. */
    String grantType();

    /**
     * Exchanges a grant for tokens.
     *
     * @throws dev.understudy.server.wire.OAuthException with Google's words if there is nothing to give
     */
    TokenResponse exchange(TokenRequest request);

    /** How Google lays out this grant's answers, good and bad, at its current token URL. */
    default JsonLayout layout() {
        return JsonLayout.PRETTY;
    }
}
