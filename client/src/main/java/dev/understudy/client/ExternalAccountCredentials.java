package dev.understudy.client;

import dev.understudy.client.internal.Destinations;
import dev.understudy.client.internal.Form;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Credentials of a workload that another identity provider knows: its token, from a file, an address, a program or AWS, is
 * exchanged for one of Google's (RFC 8693), and that, if the file says so, for one of a service account.
 */
public final class ExternalAccountCredentials extends RenewingCredentials {

    private final ExternalAccountFile file;
    private final Set<String> scopes;
    private final Map<String, String> environment;

    private ExternalAccountCredentials(
            ExternalAccountFile file, Set<String> scopes, Surroundings surroundings, Map<String, String> environment) {
        super(surroundings);
        this.file = file;
        this.scopes = Scopes.checked(scopes);
        this.environment = Map.copyOf(environment);
    }

    /**
     * The workload of this file of type {@code external_account}, with a source of type file, URL, executable or AWS.
     *
     * @throws CredentialsFileInvalid if it is not one
     */
    public static ExternalAccountCredentials fromJson(Path file) {
        return fromJson(file, Surroundings.fromEnvironment());
    }

    /** As {@link #fromJson(Path)}; endpoints other than Google's win over those of the file. */
    public static ExternalAccountCredentials fromJson(Path path, Surroundings chosen) {
        return fromJson(path, chosen, System.getenv());
    }

    static ExternalAccountCredentials fromJson(Path path, Surroundings chosen, Map<String, String> environment) {
        ExternalAccountFile file = ExternalAccountFile.load(path);
        Endpoints endpoints = chosen.endpoints();
        if (endpoints.isGoogle() && !Destinations.isGoogle(file.tokenUrl())) {
            endpoints = Endpoints.at(Destinations.origin(file.tokenUrl())).withSecurityTokens(file.tokenUrl());
        }
        var here = chosen.withEndpoints(endpoints);
        FileHosts.requireTrusted(file.tokenUrl(), here);
        return new ExternalAccountCredentials(file, Set.of(), here, environment);
    }

    /** A copy for these scopes. */
    public ExternalAccountCredentials withScopes(Set<String> newScopes) {
        return new ExternalAccountCredentials(file, newScopes, surroundings, environment);
    }

    /** The audience and the scopes; no secret. */
    @Override
    public String toString() {
        return "ExternalAccountCredentials[" + file.audience() + ", scopes=" + new TreeSet<>(scopes) + "]";
    }

    @Override
    AccessToken request() {
        boolean impersonates = file.impersonated().isPresent();
        Set<String> wanted = impersonates ? Set.of("https://www.googleapis.com/auth/cloud-platform") : scopes;
        Form form = Form.of(
                "grant_type", "urn:ietf:params:oauth:grant-type:token-exchange",
                "audience", file.audience(),
                "scope", String.join(" ", new TreeSet<>(wanted)),
                "requested_token_type", "urn:ietf:params:oauth:token-type:access_token",
                "subject_token", file.subjectToken(surroundings, environment),
                "subject_token_type", file.subjectTokenType());
        AccessToken exchanged = new TokenEndpoint(surroundings.endpoints().securityTokens(), surroundings)
                .ask(form)
                .accessToken();
        return file.impersonated()
                .map(principal -> ImpersonatedCredentials.of(
                                AccessTokenCredentials.of(exchanged.value(), surroundings), principal, scopes)
                        .accessToken())
                .orElse(exchanged);
    }
}
