package dev.understudy.client;

import java.util.Optional;

/**
 * Credentials that need nothing kept: when a token ends they ask for the next one in the same way. One token is kept in
 * memory, for all threads.
 */
abstract sealed class RenewingCredentials implements Credentials
        permits ComputeEngineCredentials,
                ExternalAccountCredentials,
                IdTokenCredentials,
                ImpersonatedCredentials,
                SelfSignedJwtCredentials,
                ServiceAccountCredentials {

    final Surroundings surroundings;
    private final TokenSource tokens;

    RenewingCredentials(Surroundings surroundings) {
        this.surroundings = surroundings;
        this.tokens = new TokenSource(surroundings.clock(), Optional.empty(), unwanted -> request());
    }

    /** Gets a new token. */
    abstract AccessToken request();

    @Override
    public final AccessToken accessToken() {
        return tokens.fresh();
    }

    @Override
    public final AccessToken accessTokenInsteadOf(AccessToken refused) {
        return tokens.insteadOf(refused);
    }

    @Override
    public final Surroundings surroundings() {
        return surroundings;
    }
}
