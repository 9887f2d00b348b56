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
 */
public record OAuthClient(
        String id,
        Optional<String> secret,
        ClientType type,
        String projectId,
        String name,
        List<String> redirectUris,
        Optional<OobMode> oob,
        Status status) {

    public OAuthClient {
        redirectUris = List.copyOf(redirectUris);
    }
}
