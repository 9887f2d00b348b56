package dev.understudy.client;

import java.net.URI;
import java.util.Optional;
import java.util.Set;

/**
 * A user's credentials as they are stored: all of it is secret.
 *
 * @param clientId the client to which access was granted
 * @param clientSecret its secret
 * @param refreshToken what gives new access tokens
 * @param accessToken the last one
 * @param idToken who the user is, if that was asked for
 * @param askedScopes what was asked for
 * @param grantedScopes what was granted
 * @param tokenUri where tokens come from
 * @param revokeUri where they are revoked
 * @param status whether they are of use
 */
public record SavedCredentials(
        String clientId,
        Optional<String> clientSecret,
        Optional<String> refreshToken,
        Optional<AccessToken> accessToken,
        Optional<String> idToken,
        Set<String> askedScopes,
        Set<String> grantedScopes,
        URI tokenUri,
        URI revokeUri,
        Status status) {

    /** Whether credentials are of use. */
    public enum Status {
        /** As far as is known. */
        USABLE,
        /** The server said that they are dead, or they were revoked: the user has to grant access again. */
        INVALID
    }

    /** A copy that nobody can change. */
    public SavedCredentials {
        askedScopes = Set.copyOf(askedScopes);
        grantedScopes = Set.copyOf(grantedScopes);
    }

    /** The credentials as JSON. */
    public String toJson() {
        return SavedJson.write(this);
    }

    /**
     * Reads what {@link #toJson} wrote, or what oauth2client or google-auth stored.
     *
     * @throws IllegalArgumentException if it is something else
     */
    public static SavedCredentials fromJson(String json) {
        return SavedJson.read(json);
    }

    /** A copy with what a refresh brought; a refresh token that did not come stays as it was (RFC 6749 section 6). */
    SavedCredentials refreshed(TokenResponse response) {
        return new SavedCredentials(
                clientId,
                clientSecret,
                response.refreshToken().or(() -> refreshToken),
                Optional.of(response.accessToken()),
                response.idToken().or(() -> idToken),
                askedScopes,
                response.scopes().orElse(grantedScopes),
                tokenUri,
                revokeUri,
                Status.USABLE);
    }

    /** A copy that is known to be dead. */
    SavedCredentials invalid() {
        return new SavedCredentials(
                clientId,
                clientSecret,
                refreshToken,
                accessToken,
                idToken,
                askedScopes,
                grantedScopes,
                tokenUri,
                revokeUri,
                Status.INVALID);
    }

    /** The client and the scopes; no secret. */
    @Override
    public String toString() {
        return "SavedCredentials[" + clientId + ", " + status + ", scopes=" + new java.util.TreeSet<>(grantedScopes)
                + "]";
    }
}
