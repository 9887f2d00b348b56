package dev.understudy.client;

import dev.understudy.client.CredentialSource.Found;
import dev.understudy.client.CredentialSource.Wanted;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/** A credentials file of whichever type. */
final class DefaultCredentialsFile {

    private DefaultCredentialsFile() {}

    static Found load(Path path, Wanted wanted) {
        CredentialsFile json = CredentialsFile.read(path);
        Set<String> scopes = wanted.scopes();
        String type = json.require("/type");
        return switch (type) {
            case "authorized_user" -> new Found(user(json, wanted), json.find("/quota_project_id"));
            case "service_account" -> {
                var robot = ServiceAccountCredentials.fromJson(path, wanted.surroundings());
                yield new Found(robot.withScopes(scopes), robot.projectId());
            }
            case "external_account" ->
                new Found(
                        ExternalAccountCredentials.fromJson(path, wanted.surroundings(), wanted.environment())
                                .withScopes(scopes),
                        json.find("/quota_project_id"));
            case "impersonated_service_account" ->
                new Found(impersonated(json, wanted), json.find("/quota_project_id"));
            case "external_account_authorized_user" ->
                throw json.invalid(
                        "/type",
                        "users of a workforce pool (external_account_authorized_user) are not supported by this client:"
                                + " use a workload's external_account, or a service account");
            case "gdch_service_account" ->
                throw json.invalid(
                        "/type",
                        "accounts of Google Distributed Cloud Hosted (gdch_service_account) are not supported by this"
                                + " client: they are for servers of your own, not for Google's APIs");
            default ->
                throw json.invalid(
                        "/type", "the type \"" + Printable.text(type) + "\" is not one that this client knows");
        };
    }

    private static Credentials user(CredentialsFile json, Wanted wanted) {
        return UserCredentials.of(AuthorizedUserFile.read(json, "", wanted.scopes()), wanted.surroundings());
    }

    /** The file of {@code gcloud auth application-default login --impersonate-service-account}. */
    private static Credentials impersonated(CredentialsFile json, Wanted wanted) {
        String url = json.require("/service_account_impersonation_url");
        String principal = url.replaceFirst(".*/serviceAccounts/([^/:]+):generateAccessToken$", "$1");
        if (principal.contains("/")) {
            throw json.invalid("/service_account_impersonation_url", "the impersonation URL names no account");
        }
        if (!json.find("/source_credentials/type").equals(Optional.of("authorized_user"))) {
            throw json.invalid("/source_credentials", "its source credentials are not those of a user");
        }
        var source = UserCredentials.of(
                AuthorizedUserFile.read(json, "/source_credentials", wanted.scopes()), wanted.surroundings());
        return ImpersonatedCredentials.of(source, principal, wanted.scopes());
    }
}
