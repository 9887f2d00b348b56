package dev.understudy.client;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Application Default Credentials: what a program finds around it, so that the same program runs on a developer's
 * machine and in the cloud. Looked for, in this order:
 *
 * <ol>
 *   <li>the file that the variable {@code GOOGLE_APPLICATION_CREDENTIALS} names;
 *   <li>the file that {@code gcloud auth application-default login} writes, in {@code ~/.config/gcloud} or where the
 *       variable {@code CLOUDSDK_CONFIG} says;
 *   <li>the metadata server of the virtual machine, unless the variable {@code NO_GCE_CHECK} is {@code true}.
 * </ol>
 *
 * <p>A file may be of the types {@code authorized_user}, {@code service_account}, {@code impersonated_service_account} and
 * {@code external_account} (with a file, an address, a program or AWS as its source). Users of a workforce pool
 * ({@code external_account_authorized_user}) and {@code gdch_service_account} are refused by name.
 *
 * @param credentials what was found
 * @param projectId the project to which it belongs, if that is known
 * @param trail the places looked at, the last one being where it was
 */
public record ApplicationDefault(Credentials credentials, Optional<String> projectId, List<String> trail) {

    private static final List<CredentialSource> SOURCES =
            List.of(new EnvironmentFileSource(), new WellKnownFileSource(), new MetadataSource());

    /** A copy that nobody can change. */
    public ApplicationDefault {
        trail = List.copyOf(trail);
    }

    /**
     * Looks for credentials and gives them these scopes.
     *
     * @throws DefaultCredentialsNotFound if there are none, with the places looked at
     * @throws CredentialsFileInvalid if a file was found that is not usable
     */
    public static ApplicationDefault find(Set<String> scopes) {
        return find(scopes, Surroundings.fromEnvironment(), System.getenv());
    }

    /** As {@link #find(Set)}, with other endpoints and other variables. */
    public static ApplicationDefault find(
            Set<String> scopes, Surroundings surroundings, Map<String, String> environment) {
        var trail = new ArrayList<String>();
        var wanted = new CredentialSource.Wanted(scopes, surroundings, environment);
        for (CredentialSource source : SOURCES) {
            CredentialSource.Looked looked = source.look(wanted);
            trail.add(looked.where());
            if (looked.found().isPresent()) {
                var found = looked.found().get();
                Optional<String> project = Optional.ofNullable(environment.get("GOOGLE_CLOUD_PROJECT"))
                        .or(found::projectId);
                return new ApplicationDefault(found.credentials(), project, trail);
            }
        }
        throw new DefaultCredentialsNotFound(trail);
    }
}
