package dev.understudy.server.api;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The errors of the bearer gate, in Google's words (recordings of 2022 to 2026). */
final class AccessErrors {

    private static final String REALM = "Bearer realm=\"https://accounts.google.com/\"";
    private static final String INVALID = REALM + ", error=\"invalid_token\"";
    private static final String EXPECTED = "Expected OAuth 2 access token, login cookie or other valid authentication"
            + " credential. See https://developers.google.com/identity/sign-in/web/devconsole-project.";
    private static final String CONSOLE = "https://console.developers.google.com";

    private AccessErrors() {}

    /** No token at all; the entry of the older list is from memory. */
    static ApiError missing(GoogleApi api, Operation operation) {
        return ApiError.of(401, "required", "Request is missing required authentication credential. " + EXPECTED)
                .withErrors(ApiError.entry("Login Required.", "global", "required"))
                .at("Authorization", "header")
                .withStatus()
                .withDetails(List.of(info("CREDENTIALS_MISSING", metadata(api, operation))))
                .withChallenge(REALM);
    }

    /** A token that is not valid, whatever the cause: no details. */
    static ApiError invalid() {
        return ApiError.of(401, "authError", "Request had invalid authentication credentials. " + EXPECTED)
                .withErrors(ApiError.entry("Invalid Credentials", "global", "authError"))
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
        return ApiError.of(403, "insufficientPermissions", "Request had insufficient authentication scopes.")
                .withErrors(ApiError.entry("Insufficient Permission", "global", "insufficientPermissions"))
                .withStatus()
                .withDetails(List.of(info("ACCESS_TOKEN_SCOPE_INSUFFICIENT", metadata(api, operation))))
                .withChallenge(REALM + ", error=\"insufficient_scope\", scope=\"" + String.join(" ", operation.scopes())
                        + "\"");
    }

    /** The API is not enabled in the client's project; the layout of the last two details is from memory. */
    static ApiError notEnabled(ApiService service, String number) {
        String url = CONSOLE + "/apis/api/" + service.host() + "/overview?project=" + number;
        String message = service.title() + " has not been used in project " + number
                + " before or it is disabled. Enable it by visiting " + url
                + " then retry. If you enabled this API recently, wait a few minutes for the action to propagate to our"
                + " systems and retry.";
        var entry = new LinkedHashMap<>(ApiError.entry(message, "usageLimits", "accessNotConfigured"));
        entry.put("extendedHelp", CONSOLE);
        var metadata = new LinkedHashMap<String, Object>();
        metadata.put("serviceTitle", service.title());
        metadata.put("consumer", "projects/" + number);
        metadata.put("containerInfo", number);
        metadata.put("service", service.host());
        metadata.put("activationUrl", url);
        var details = new ArrayList<Map<String, Object>>();
        details.add(info("SERVICE_DISABLED", metadata));
        details.add(detail("LocalizedMessage", "locale", "en-US", "message", message));
        details.add(detail(
                "Help",
                "links",
                List.of(ordered("description", "Google developers console API activation", "url", url))));
        return ApiError.of(403, "accessNotConfigured", message)
                .withErrors(entry)
                .withStatus()
                .withDetails(details);
    }

    private static Map<String, Object> metadata(GoogleApi api, Operation operation) {
        return ordered("service", api.service().host(), "method", operation.rpc());
    }

    private static Map<String, Object> info(String reason, Map<String, Object> metadata) {
        return detail("ErrorInfo", "reason", reason, "domain", "googleapis.com", "metadata", metadata);
    }

    private static Map<String, Object> detail(String type, Object... members) {
        var detail = new LinkedHashMap<String, Object>();
        detail.put("@type", "type.googleapis.com/google.rpc." + type);
        detail.putAll(ordered(members));
        return detail;
    }

    private static Map<String, Object> ordered(Object... namesAndValues) {
        var map = new LinkedHashMap<String, Object>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            map.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return map;
    }
}
