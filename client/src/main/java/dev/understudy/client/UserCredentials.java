package dev.understudy.client;

import dev.understudy.client.internal.Call;
import dev.understudy.client.internal.Destinations;
import dev.understudy.client.internal.Form;
import java.util.Optional;
import java.util.Set;

/**
 * What a user granted to an app. Gives access tokens, asks for new ones with the refresh token when they are about to
 * end, and keeps them in a storage if it was given one. Safe for use by many threads.
 */
public final class UserCredentials implements Credentials {

    private final Surroundings surroundings;
    private final Optional<Storage> storage;
    private final TokenSource tokens;
    private volatile SavedCredentials state;

    private UserCredentials(SavedCredentials state, Optional<Storage> storage, Surroundings surroundings) {
        this.state = state;
        this.storage = storage;
        this.surroundings = surroundings;
        this.tokens = new TokenSource(surroundings.clock(), state.accessToken(), this::renew);
    }

    /** Credentials as they were saved. */
    public static UserCredentials of(SavedCredentials saved, Surroundings surroundings) {
        return new UserCredentials(saved, Optional.empty(), within(saved, surroundings));
    }

    /** The credentials that a storage keeps, if any. They stay with it: each new token is kept there. */
    public static Optional<UserCredentials> load(Storage storage) {
        return load(storage, Surroundings.fromEnvironment());
    }

    /** As {@link #load(Storage)}; endpoints other than Google's win over the stored ones. */
    public static Optional<UserCredentials> load(Storage storage, Surroundings surroundings) {
        return storage.load()
                .map(saved -> new UserCredentials(saved, Optional.of(storage), within(saved, surroundings)));
    }

    static UserCredentials granted(
            ClientSecrets client, Set<String> asked, TokenResponse response, Surroundings surroundings) {
        var saved = new SavedCredentials(
                client.clientId(),
                client.clientSecret(),
                response.refreshToken(),
                Optional.of(response.accessToken()),
                response.idToken(),
                asked,
                response.scopes().orElse(asked), // absent means: as asked (RFC 6749 section 5.1)
                surroundings.endpoints().token(),
                client.revokeUri()
                        .filter(uri -> surroundings.endpoints().token().equals(client.tokenUri()))
                        .orElse(surroundings.endpoints().revocation()),
                SavedCredentials.Status.USABLE);
        return new UserCredentials(saved, Optional.empty(), surroundings);
    }

    /** The same credentials, kept in this storage from now on. */
    public UserCredentials saveIn(Storage place) {
        place.locked(() -> {
            place.save(state);
            return state;
        });
        return new UserCredentials(state, Optional.of(place), surroundings);
    }

    @Override
    public AccessToken accessToken() {
        requireUsable();
        return tokens.fresh();
    }

    @Override
    public AccessToken accessTokenInsteadOf(AccessToken refused) {
        requireUsable();
        return tokens.insteadOf(refused);
    }

    /** A new access token, even if the one at hand is still good. */
    public AccessToken refresh() {
        return state.accessToken().map(this::accessTokenInsteadOf).orElseGet(this::accessToken);
    }

    /** What was granted, which may be less or more than was asked for (RFC 6749 section 3.3). */
    public Set<String> grantedScopes() {
        return state.grantedScopes();
    }

    /** What was asked for and not granted: the user may leave boxes empty. */
    public Set<String> missingScopes() {
        return Scopes.missing(state.askedScopes(), state.grantedScopes());
    }

    /** Whether all of these were granted. */
    public boolean hasScopes(Set<String> scopes) {
        return Scopes.missing(scopes, state.grantedScopes()).isEmpty();
    }

    /** Whether there is a refresh token: without one, access ends with the access token. */
    public boolean hasRefreshToken() {
        return state.refreshToken().isPresent();
    }

    /** The id_token, if one came. */
    public Optional<String> idToken() {
        return state.idToken();
    }

    /** Whether the server said that these credentials are dead. */
    public boolean isInvalid() {
        return state.status() == SavedCredentials.Status.INVALID;
    }

    /** All of it, to be stored elsewhere: secret. */
    public SavedCredentials saved() {
        return state;
    }

    @Override
    public Surroundings surroundings() {
        return surroundings;
    }

    /** Gives access back (RFC 7009): the tokens die at the server, and the storage forgets them. */
    public void revoke() {
        String token = state.refreshToken()
                .or(() -> state.accessToken().map(AccessToken::value))
                .orElseThrow(() ->
                        new ReauthorizationNeeded("These credentials hold no token.", "there is nothing to revoke"));
        Call call = Call.form(surroundings.endpoints().revocation(), Form.of("token", token));
        int status = Wire.patiently(surroundings, call, dev.understudy.client.internal.Answer::status);
        if (status != 200 && status != 400) {
            throw new TokenEndpointFailure("the token was not revoked", Optional.empty(), status);
        }
        state = state.invalid(); // 400: it was dead before (RFC 7009 section 2.2)
        storage.ifPresent(Storage::delete);
    }

    /** The client and the scopes; no secret. */
    @Override
    public String toString() {
        return "UserCredentials[" + state.clientId() + ", " + state.status() + ", scopes="
                + new java.util.TreeSet<>(state.grantedScopes()) + "]";
    }

    private AccessToken renew(Optional<AccessToken> unwanted) {
        return storage.map(place -> place.locked(() -> renewIn(place, unwanted)))
                .orElseGet(this::request);
    }

    /** Another process may have been faster: its token is taken, and nothing is asked. */
    private AccessToken renewIn(Storage place, Optional<AccessToken> unwanted) {
        Optional<SavedCredentials> stored =
                place.load().filter(saved -> saved.clientId().equals(state.clientId()));
        stored.ifPresent(saved -> state = saved);
        Optional<AccessToken> fresher = stored.flatMap(SavedCredentials::accessToken)
                .filter(token -> token.isFresh(surroundings.clock().instant()))
                .filter(token -> unwanted.stream().noneMatch(old -> old.value().equals(token.value())));
        if (fresher.isPresent()) {
            return fresher.get();
        }
        requireUsable();
        SavedCredentials before = state;
        try {
            return request();
        } finally {
            if (!state.equals(before)) {
                place.save(state);
            }
        }
    }

    private AccessToken request() {
        String refreshToken = state.refreshToken()
                .orElseThrow(() -> new ReauthorizationNeeded(
                        "The access token has ended and there is no refresh token.",
                        "access was asked for without access_type=offline, or the user had granted it before,"
                                + " and Google gives a refresh token only with the consent page"));
        Form form = Form.of("grant_type", "refresh_token", "refresh_token", refreshToken, "client_id", state.clientId())
                .with("client_secret", state.clientSecret());
        try {
            TokenResponse response = new TokenEndpoint(surroundings.endpoints().token(), surroundings).ask(form);
            requireSameUser(response);
            state = state.refreshed(response);
            return response.accessToken();
        } catch (TokenEndpointFailure e) {
            state = e.needsReauthorization() ? state.invalid() : state;
            throw e;
        }
    }

    /** A refreshed id_token is about the same user by the same issuer (OpenID Connect Core section 12.2). */
    private void requireSameUser(TokenResponse response) {
        if (state.idToken().isPresent() && response.idToken().isPresent()) {
            var before = IdTokenClaims.read(state.idToken().get());
            var after = IdTokenClaims.read(response.idToken().get());
            if (!before.subject().equals(after.subject())) {
                throw new IdTokenInvalid("sub", "is another user than before");
            }
            if (!before.claims().path("iss").equals(after.claims().path("iss"))) {
                throw new IdTokenInvalid("iss", "is another issuer than before");
            }
        }
    }

    private void requireUsable() {
        if (isInvalid()) {
            throw new ReauthorizationNeeded(
                    "These credentials are dead.", "the server refused the refresh token, or access was revoked");
        }
    }

    private static Surroundings within(SavedCredentials saved, Surroundings chosen) {
        Endpoints endpoints = chosen.endpoints().orOfFile(Optional.empty(), saved.tokenUri());
        var here = chosen.withEndpoints(endpoints);
        FileHosts.requireTrusted(saved.tokenUri(), here);
        String values = saved.clientId() + " " + saved.refreshToken().orElse("");
        if (Destinations.carriesFake(values) && !Destinations.isLoopback(endpoints.token())) {
            throw UnsafeDestination.fakeToReal(endpoints.token());
        }
        return here;
    }
}
