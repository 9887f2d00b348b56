package dev.understudy.server.api;

import static dev.understudy.server.api.Details.info;
import static dev.understudy.server.api.Details.ordered;

import java.util.List;
import java.util.Map;

/** The errors of the bearer gate, in Google's words (recordings of 2015 to 2026). */
final class AccessErrors {

    private static final String REALM = "Bearer realm=\"https://accounts.google.com/\"";
    private static final String INVALID = REALM + ", error=\"invalid_token\"";
    private static final String EXPECTED = "Expected OAuth 2 access token, login cookie or other valid authentication"
            + " credential. See https://developers.google.com/identity/sign-in/web/devconsole-project.";
    private static final String CONSOLE = "https://console.developers.google.com";

    private AccessErrors() {}

    /** No token at all; the entry of today's older list is from memory. */
    static ApiError missing(GoogleApi api, Operation operation) {
        return ApiError.of(401, "required", "Request is missing required authentication credential. " + EXPECTED)
                .withEntry(ApiError.entry("Login Required.", "global", "required"))
                .at("Authorization", "header")
                .formerly(atHeader(ApiError.entry("Login Required", "global", "required")))
                .withStatus()
                .withDetails(List.of(info("CREDENTIALS_MISSING", metadata(api, operation))))
                .withChallenge(REALM);
    }

    /** Neither a token nor a key, at a method that could do with a key, as older services answered until 2022. */
    static ApiError unregistered() {
        String message = "Daily Limit for Unauthenticated Use Exceeded. Continued use requires signup.";
        return ApiError.of(403, "dailyLimitExceededUnreg", message)
                .withEntry(ApiError.with(
                        ApiError.entry(message, "usageLimits", "dailyLimitExceededUnreg"),
                        "extendedHelp",
                        "https://code.google.com/apis/console"));
    }

    /** A key alone, at a method that needs to know who asks (from memory). */
    static ApiError keyIsNotEnough(GoogleApi api, Operation operation) {
        return missing(api, operation)
                .withMessage("API keys are not supported by this API. Expected OAuth2 access token or other"
                        + " authentication credentials that assert a principal. See"
                        + " https://cloud.google.com/docs/authentication");
    }

    /** A token that is not valid, whatever the cause: no details. */
    static ApiError invalid() {
        return ApiError.of(401, "authError", "Request had invalid authentication credentials. " + EXPECTED)
                .withEntry(ApiError.entry("Invalid Credentials", "global", "authError"))
                .at("Authorization", "header")
                .withStatus()
                .withChallenge(INVALID);
    }

    /** A token that was valid once. */
    static ApiError expired(GoogleApi api, Operation operation) {
        return invalid().withDetails(List.of(info("ACCESS_TOKEN_EXPIRED", metadata(api, operation))));
    }

    /** A credential that is no access token. */
    static ApiError wrongType(GoogleApi api, Operation operation) {
        return invalid().withDetails(List.of(info("ACCESS_TOKEN_TYPE_UNSUPPORTED", metadata(api, operation))));
    }

    /** More than one token (RFC 6750 section 2); the sentence is the fake's own. */
    static ApiError ambiguous() {
        return ApiError.of(400, "badRequest", "The request carries more than one access token.")
                .withStatus()
                .withChallenge(REALM + ", error=\"invalid_request\"");
    }

    /** A valid token whose scopes do not allow this. */
    static ApiError insufficientScope(GoogleApi api, Operation operation) {
        String message = "Request had insufficient authentication scopes.";
        return ApiError.of(403, "insufficientPermissions", message)
                .withEntry(ApiError.entry("Insufficient Permission", "global", "insufficientPermissions"))
                .formerly(ApiError.entry("Insufficient Permission: " + message, "global", "insufficientPermissions"))
                .withStatus()
                .withDetails(List.of(info("ACCESS_TOKEN_SCOPE_INSUFFICIENT", metadata(api, operation))))
                .withChallenge(REALM + ", error=\"insufficient_scope\", scope=\"" + String.join(" ", operation.scopes())
                        + "\"");
    }

    /** The API is not enabled in the client's project; the layout of the last two details is from memory. */
    static ApiError notEnabled(ApiService service, String number) {
        String url = CONSOLE + "/apis/api/" + service.host() + "/overview?project=" + number;
        String rest = " has not been used in project " + number + " before or it is disabled. Enable it by visiting "
                + url + " then retry. If you enabled this API recently, wait a few minutes for the action to propagate"
                + " to our systems and retry.";
        String message = service.title() + rest;
        String old = "Access Not Configured. " + service.title().replaceFirst("^Google ", "") + rest;
        return ApiError.of(403, "accessNotConfigured", message)
                .withEntry(ApiError.with(
                        ApiError.entry(message, "usageLimits", "accessNotConfigured"), "extendedHelp", CONSOLE))
                .formerly(ApiError.with(ApiError.entry(old, "usageLimits", "accessNotConfigured"), "extendedHelp", url))
                .withStatus()
                .withDetails(List.of(
                        info("SERVICE_DISABLED", activation(service, number, url)),
                        Details.localized(message),
                        Details.help("Google developers console API activation", url)));
    }

    private static Map<String, Object> activation(ApiService service, String number, String url) {
        return ordered(
                "serviceTitle",
                service.title(),
                "consumer",
                "projects/" + number,
                "containerInfo",
                number,
                "service",
                service.host(),
                "activationUrl",
                url);
    }

    private static Map<String, Object> atHeader(Map<String, Object> entry) {
        return ApiError.with(ApiError.with(entry, "location", "Authorization"), "locationType", "header");
    }

    private static Map<String, Object> metadata(GoogleApi api, Operation operation) {
        return ordered("service", api.service().host(), "method", operation.rpc());
    }
}
