package dev.understudy.server.api;

import static dev.understudy.server.api.Details.info;
import static dev.understudy.server.api.Details.ordered;

import dev.understudy.server.model.Project;
import java.util.List;
import java.util.Map;

/** The errors about the project that calls: its API keys and its quotas. Sentences and layouts are from memory. */
final class ConsumerErrors {

    private ConsumerErrors() {}

    /** A key that no project has, or that was deleted. */
    static ApiError invalidKey(ApiService service) {
        String message = "API key not valid. Please pass a valid API key.";
        return ApiError.of(400, "badRequest", message)
                .formerly(ApiError.entry("Bad Request", "usageLimits", "keyInvalid"))
                .withStatus()
                .withDetails(List.of(
                        info("API_KEY_INVALID", ordered("service", service.host())), Details.localized(message)));
    }

    /** A key that is restricted to other APIs. */
    static ApiError blockedKey(GoogleApi api, Operation operation, Project project) {
        String host = api.service().host();
        String message = "Requests to this API " + host + " method " + operation.rpc() + " are blocked.";
        return ApiError.of(403, "forbidden", message)
                .formerly(ApiError.entry(message, "usageLimits", "accessNotConfigured"))
                .withStatus()
                .withDetails(List.of(info(
                        "API_KEY_SERVICE_BLOCKED",
                        ordered(
                                "service",
                                host,
                                "methodName",
                                operation.rpc(),
                                "apiName",
                                host,
                                "consumer",
                                consumer(project)))));
    }

    /** A project that was shut down. */
    static ApiError deletedProject(ApiService service, Project project) {
        return ApiError.of(403, "forbidden", "Project #" + project.number() + " has been deleted.")
                .withStatus()
                .withDetails(List.of(
                        info("CONSUMER_INVALID", ordered("service", service.host(), "consumer", consumer(project)))));
    }

    /** A key and a token of two projects. */
    static ApiError otherProject() {
        return ApiError.of(
                        400, "badRequest", "The API Key and the authentication credential are from different projects.")
                .withStatus();
    }

    /** {@code X-Goog-User-Project} names a project that the caller may not charge. */
    static ApiError deniedProject(ApiService service, String project) {
        String message = "Caller does not have required permission to use project " + project
                + ". Grant the caller the roles/serviceusage.serviceUsageConsumer role, or a custom role with the"
                + " serviceusage.services.use permission, by visiting"
                + " https://console.developers.google.com/iam-admin/iam/project?project=" + project
                + " and then retry. Propagation of the new permission may take a few minutes.";
        return ApiError.of(403, "forbidden", message)
                .withStatus()
                .withDetails(List.of(info(
                        "USER_PROJECT_DENIED", ordered("service", service.host(), "consumer", "projects/" + project))));
    }

    /** The project's limit for everybody together. */
    static ApiError rateLimit(ApiService service, Project project) {
        return service.style() == ApiService.Style.MODERN
                ? exhausted(service, project, "Requests per minute")
                : usageLimit("rateLimitExceeded", "Rate Limit Exceeded");
    }

    /** The project's limit for one user. */
    static ApiError userRateLimit(ApiService service, Project project) {
        return service.style() == ApiService.Style.MODERN
                ? exhausted(service, project, "Requests per minute per user")
                : usageLimit("userRateLimitExceeded", "User Rate Limit Exceeded");
    }

    private static ApiError usageLimit(String reason, String message) {
        return ApiError.of(403, reason, message).withEntry(ApiError.entry(message, "usageLimits", reason));
    }

    private static ApiError exhausted(ApiService service, Project project, String limit) {
        String message = "Quota exceeded for quota metric 'Requests' and limit '" + limit + "' of service '"
                + service.host() + "' for consumer 'project_number:" + project.number() + "'.";
        Map<String, Object> metadata =
                ordered("service", service.host(), "consumer", consumer(project), "quota_limit", limit);
        return ApiError.of(429, "rateLimitExceeded", message)
                .withStatus()
                .withDetails(List.of(info("RATE_LIMIT_EXCEEDED", metadata)));
    }

    private static String consumer(Project project) {
        return "projects/" + project.number();
    }
}
