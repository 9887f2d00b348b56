package dev.understudy.client;

import dev.understudy.client.internal.Destinations;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What identifies an app to the authorization server: the file {@code client_secret.json} as the console gives it.
 *
 * @param type what kind of app
 * @param clientId the public name of the app
 * @param clientSecret its secret, which for an installed app is none
 * @param authUri where users grant access
 * @param tokenUri where codes become tokens
 * @param redirectUris the registered redirect URIs
 * @param projectId the project in the console
 * @param revokeUri where tokens are revoked, if the file says so
 * @param certUri the public keys of id_tokens, if the file says so
 */
public record ClientSecrets(
        Type type,
        String clientId,
        Optional<String> clientSecret,
        URI authUri,
        URI tokenUri,
        List<URI> redirectUris,
        Optional<String> projectId,
        Optional<URI> revokeUri,
        Optional<URI> certUri) {

    /** The two kinds of app. */
    public enum Type {
        /** A web server, which can keep a secret. */
        WEB,
        /** A program on somebody's machine, which cannot. */
        INSTALLED
    }

    /** A copy that nobody can change. */
    public ClientSecrets {
        redirectUris = List.copyOf(redirectUris);
    }

    /** A web app of which id, secret and redirect URI are known from elsewhere; its servers are Google's. */
    public static ClientSecrets web(String clientId, String clientSecret, URI redirectUri) {
        return of(Type.WEB, clientId, clientSecret, redirectUri);
    }

    /** An installed app of which id and secret are known from elsewhere; its servers are Google's. */
    public static ClientSecrets installed(String clientId, String clientSecret) {
        return of(Type.INSTALLED, clientId, clientSecret, URI.create("http://localhost"));
    }

    /**
     * Reads a file.
     *
     * @throws CredentialsFileInvalid if it is not one, naming the member and the line
     */
    public static ClientSecrets load(Path file) {
        CredentialsFile json = CredentialsFile.read(file);
        Type type = type(json);
        String at = type == Type.WEB ? "/web" : "/installed";
        var secrets = new ClientSecrets(
                type,
                json.require(at + "/client_id"),
                json.find(at + "/client_secret"),
                json.requireUri(at + "/auth_uri"),
                json.requireUri(at + "/token_uri"),
                json.uris(at + "/redirect_uris"),
                json.find(at + "/project_id"),
                json.findUri(at + "/revoke_uri"),
                json.findUri(at + "/auth_provider_x509_cert_url"));
        if (type == Type.WEB && secrets.clientSecret().isEmpty()) {
            throw json.invalid(at + "/client_secret", "\"client_secret\" is missing");
        }
        if (type == Type.WEB && secrets.redirectUris().isEmpty()) {
            throw json.invalid(at + "/redirect_uris", "\"redirect_uris\" is missing");
        }
        return secrets;
    }

    private static ClientSecrets of(Type type, String clientId, String clientSecret, URI redirectUri) {
        return new ClientSecrets(
                type,
                clientId,
                Optional.of(clientSecret),
                Endpoints.google().authorization(),
                Endpoints.google().token(),
                List.of(redirectUri),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static Type type(CredentialsFile json) {
        if (json.root().path("web").isObject()) {
            return Type.WEB;
        }
        if (json.root().path("installed").isObject()) {
            return Type.INSTALLED;
        }
        String found = json.root().has("private_key")
                ? "this is the key of a service account: load it with ServiceAccountCredentials.fromJson"
                : "neither \"web\" nor \"installed\" is there";
        throw json.invalid("", found);
    }

    /** Where this client is to go: the endpoints chosen, or those of the file where nobody chose. */
    Surroundings within(Surroundings chosen) {
        Endpoints endpoints = chosen.endpoints().orOfFile(Optional.of(authUri), tokenUri);
        var here = chosen.withEndpoints(endpoints);
        FileHosts.requireTrusted(authUri, here);
        FileHosts.requireTrusted(tokenUri, here);
        requireRealForReal(endpoints);
        return here;
    }

    private void requireRealForReal(Endpoints endpoints) {
        String values = clientId + " " + clientSecret.orElse("");
        if (Destinations.carriesFake(values) && !Destinations.isLoopback(endpoints.token())) {
            throw UnsafeDestination.fakeToReal(endpoints.token());
        }
    }

    /** All but the secret. */
    @Override
    public String toString() {
        return "ClientSecrets[" + type + ", " + clientId + ", tokenUri=" + tokenUri + "]";
    }
}
