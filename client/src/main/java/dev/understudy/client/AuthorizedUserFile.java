package dev.understudy.client;

import java.net.URI;
import java.util.Optional;
import java.util.Set;

/** The {@code authorized_user} shape of gcloud's files. */
final class AuthorizedUserFile {

    private AuthorizedUserFile() {}

    static SavedCredentials read(CredentialsFile json, String at, Set<String> scopes) {
        URI tokenUri = json.findUri(at + "/token_uri").orElse(Endpoints.google().token());
        return new SavedCredentials(
                json.require(at + "/client_id"),
                json.find(at + "/client_secret"),
                Optional.of(json.require(at + "/refresh_token")),
                Optional.empty(),
                Optional.empty(),
                scopes,
                scopes,
                tokenUri,
                Endpoints.google().orOfFile(Optional.empty(), tokenUri).revocation(),
                SavedCredentials.Status.USABLE);
    }
}
