package dev.understudy.server.model;

import java.util.List;
import java.util.Optional;

/**
 * An OAuth client of the API Console.
 *
 * @param id the client id: project number, dash, 32 lower-case letters or digits, {@code .apps.googleusercontent.com}
 * @param secret the client secret; absent for types that have none
 * @param type the application type
 * @param projectId the project it belongs to
 * @param name the name in the console
 * @param redirectUris the registered redirect URIs, compared exactly for Web clients
 * @param oob the rule for out-of-band redirects; absent: the profile's
 * @param status whether it may be used
 * @param javascriptOrigins the registered origins of a Web client's scripts: scheme, host and port
 * @param jwks its public keys as a JSON Web Key Set, with which it may show who it is in the strict profile
 * @param issuer the {@code iss} of its id_tokens and authorization responses; absent: the server's own
 * @param appId how the system or the store names the app: Android package, iOS bundle ID, Chrome item ID, Store ID
 * @param sha1 the SHA-1 fingerprint of the certificate that an Android app is signed with: pairs in capitals, with colons
 */
public record OAuthClient(
        String id,
        Optional<String> secret,
        ClientType type,
        String projectId,
        String name,
        List<String> redirectUris,
        Optional<OobMode> oob,
        Status status,
        List<String> javascriptOrigins,
        Optional<String> jwks,
        Optional<String> issuer,
        Optional<String> appId,
        Optional<String> sha1) {

    public OAuthClient {
        redirectUris = List.copyOf(redirectUris);
        javascriptOrigins = List.copyOf(javascriptOrigins);
    }

    /** A client whose scripts may run nowhere, and for which the server signs as itself. */
    public OAuthClient(
            String id,
            Optional<String> secret,
            ClientType type,
            String projectId,
            String name,
            List<String> redirectUris,
            Optional<OobMode> oob,
            Status status) {
        this(
                id,
                secret,
                type,
                projectId,
                name,
                redirectUris,
                oob,
                status,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** A copy under this name in the console. */
    public OAuthClient withName(String newName) {
        return copy(secret, newName, redirectUris, oob, status, javascriptOrigins, jwks, issuer, appId, sha1);
    }

    /** A copy with this secret, in place of the one it had. */
    public OAuthClient withSecret(String newSecret) {
        return copy(
                Optional.of(newSecret), name, redirectUris, oob, status, javascriptOrigins, jwks, issuer, appId, sha1);
    }

    /** A copy with these redirect URIs. */
    public OAuthClient withRedirectUris(List<String> uris) {
        return copy(secret, name, uris, oob, status, javascriptOrigins, jwks, issuer, appId, sha1);
    }

    /** A copy with this rule for out-of-band redirects. */
    public OAuthClient withOob(OobMode mode) {
        return copy(
                secret, name, redirectUris, Optional.of(mode), status, javascriptOrigins, jwks, issuer, appId, sha1);
    }

    /** A copy that may, or may not, be used. */
    public OAuthClient withStatus(Status newStatus) {
        return copy(secret, name, redirectUris, oob, newStatus, javascriptOrigins, jwks, issuer, appId, sha1);
    }

    /** A copy whose scripts may run at these origins. */
    public OAuthClient withJavascriptOrigins(List<String> origins) {
        return copy(secret, name, redirectUris, oob, status, origins, jwks, issuer, appId, sha1);
    }

    /** A copy with these public keys, a JSON Web Key Set. */
    public OAuthClient withJwks(String newJwks) {
        return copy(
                secret, name, redirectUris, oob, status, javascriptOrigins, Optional.of(newJwks), issuer, appId, sha1);
    }

    /** A copy for which the server signs under this name; nothing for its own. */
    public OAuthClient withIssuer(Optional<String> newIssuer) {
        return copy(secret, name, redirectUris, oob, status, javascriptOrigins, jwks, newIssuer, appId, sha1);
    }

    /** A copy for the app of this name in its system or store. */
    public OAuthClient withAppId(String newAppId) {
        return copy(
                secret, name, redirectUris, oob, status, javascriptOrigins, jwks, issuer, Optional.of(newAppId), sha1);
    }

    /** A copy for the Android app that is signed with the certificate of this SHA-1 fingerprint. */
    public OAuthClient withSha1(String fingerprint) {
        var given = Optional.of(FingerprintRules.canonical(fingerprint));
        return copy(secret, name, redirectUris, oob, status, javascriptOrigins, jwks, issuer, appId, given);
    }

    /** Id, type and project of a client never change. */
    private OAuthClient copy(
            Optional<String> newSecret,
            String newName,
            List<String> newUris,
            Optional<OobMode> newOob,
            Status newStatus,
            List<String> newOrigins,
            Optional<String> newJwks,
            Optional<String> newIssuer,
            Optional<String> newAppId,
            Optional<String> newSha1) {
        return new OAuthClient(
                id,
                newSecret,
                type,
                projectId,
                newName,
                newUris,
                newOob,
                newStatus,
                newOrigins,
                newJwks,
                newIssuer,
                newAppId,
                newSha1);
    }
}
