package dev.understudy.server.api;

import dev.understudy.server.model.ApiKey;
import dev.understudy.server.model.Project;
import dev.understudy.server.model.Status;
import dev.understudy.server.store.Records;
import dev.understudy.server.wire.Request;
import java.util.Optional;
import java.util.Set;

/** Which project a call is charged to: the one of the API key, of the token, or of {@code X-Goog-User-Project}. */
final class Consumers {

    private static final Set<String> CHARGERS =
            Set.of("roles/serviceusage.serviceUsageConsumer", "roles/owner", "roles/editor");

    private final Records records;

    Consumers(Records records) {
        this.records = records;
    }

    /**
     * The project of the call's API key, if it has one. A key is checked even where a token came too.
     *
     * @throws ApiException 400 if the key is not good, 403 if it is not for this API
     */
    Optional<Project> ofKey(Request request, GoogleApi api, Operation operation) {
        return request.query()
                .find("key")
                .or(() -> request.headers().find("X-Goog-Api-Key"))
                .map(key -> ofKey(key, api, operation));
    }

    private Project ofKey(String key, GoogleApi api, Operation operation) {
        var project = records.projectOfApiKey(key)
                .orElseThrow(() -> ConsumerErrors.invalidKey(api.service())
                        .because("No project has this API key; make one in the console, or in the scenario file."));
        requireThere(project, api.service());
        var found = project.apiKeys().stream()
                .filter(candidate -> candidate.key().equals(key))
                .findFirst();
        if (found.map(ApiKey::status).orElse(Status.DELETED) != Status.ACTIVE) {
            throw ConsumerErrors.invalidKey(api.service())
                    .because("The API key of project " + project.id() + " was disabled or deleted.");
        }
        if (!found.map(candidate -> candidate.allows(api.service().name())).orElse(false)) {
            throw ConsumerErrors.blockedKey(api, operation, project)
                    .because("The API key is restricted to other APIs than "
                            + api.service().name() + ".");
        }
        return project;
    }

    /**
     * The project that a caller with a token charges; nothing if the token's project is gone.
     *
     * @throws ApiException 400 or 403 if the call names a project that the caller may not charge, 403 for one that was
     *     shut down
     */
    Optional<Project> of(Request request, ApiService service, Caller caller, Optional<Project> ofKey) {
        if (ofKey.filter(project -> !project.id().equals(caller.projectId())).isPresent()) {
            throw ConsumerErrors.otherProject()
                    .because("The API key is of another project than the token's, " + caller.projectId() + ".");
        }
        var named = request.headers().find("X-Goog-User-Project");
        var project = named.isEmpty()
                ? records.projects().find(caller.projectId())
                : Optional.of(named(named.get(), service, caller));
        project.ifPresent(found -> requireThere(found, service));
        return project;
    }

    private void requireThere(Project project, ApiService service) {
        if (records.isShutDown(project.id())) {
            throw ConsumerErrors.deletedProject(service, project)
                    .because("The project " + project.id() + " was shut down in the console.");
        }
    }

    private Project named(String idOrNumber, ApiService service, Caller caller) {
        return records.projects()
                .find(idOrNumber)
                .or(() -> records.projectOfNumber(idOrNumber))
                .filter(project -> project.iam().isEmpty() || project.iam().grants(caller.email(), CHARGERS))
                .orElseThrow(() -> ConsumerErrors.deniedProject(service, idOrNumber)
                        .because("X-Goog-User-Project names " + idOrNumber + ", where " + caller.email()
                                + " has none of the roles " + CHARGERS + ", or which does not exist."));
    }
}
