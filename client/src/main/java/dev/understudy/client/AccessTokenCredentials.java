package dev.understudy.client;

import java.util.Optional;

/** Credentials of a token that was obtained by other means. It cannot be renewed. */
public final class AccessTokenCredentials implements Credentials {

    private final AccessToken token;
    private final Surroundings surroundings;

    private AccessTokenCredentials(AccessToken token, Surroundings surroundings) {
        this.token = token;
        this.surroundings = surroundings;
    }

    /** Credentials of this token. */
    public static AccessTokenCredentials of(String token) {
        return of(token, Surroundings.fromEnvironment());
    }

    /** Credentials of this token, for the APIs of these endpoints. */
    public static AccessTokenCredentials of(String token, Surroundings surroundings) {
        return new AccessTokenCredentials(new AccessToken(token, Optional.empty()), surroundings);
    }

    @Override
    public AccessToken accessToken() {
        return token;
    }

    @Override
    public AccessToken accessTokenInsteadOf(AccessToken refused) {
        throw new ReauthorizationNeeded(
                "The access token is expired, revoked or was never good.",
                "there is only this token, and nothing with which to ask for another");
    }

    @Override
    public Surroundings surroundings() {
        return surroundings;
    }

    /** Without the token. */
    @Override
    public String toString() {
        return "AccessTokenCredentials";
    }
}
