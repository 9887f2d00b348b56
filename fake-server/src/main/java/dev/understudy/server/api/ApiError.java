package dev.understudy.server.api;

import dev.understudy.server.wire.Fact;
import dev.understudy.server.wire.Reply;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An error in the shape of Google's APIs: the older {@code errors} list and the newer {@code status} and {@code
 * details} side by side, as Drive and Calendar send them.
 *
 * @param code the HTTP status
 * @param message the sentence
 * @param status the name of the {@code google.rpc.Code}; absent where an API sends the older shape alone
 * @param errors the older list
 * @param details the newer one
 * @param challenge the value of {@code WWW-Authenticate}
 */
public record ApiError(
        int code,
        String message,
        Optional<String> status,
        List<Map<String, Object>> errors,
        List<Map<String, Object>> details,
        Optional<String> challenge) {

    public ApiError {
        errors = List.copyOf(errors);
        details = List.copyOf(details);
    }

    /** An error of one reason in the {@code global} domain, in the older shape. */
    public static ApiError of(int code, String reason, String message) {
        return new ApiError(
                code,
                message,
                Optional.empty(),
                List.of(entry(message, "global", reason)),
                List.of(),
                Optional.empty());
    }

    /** An error about a parameter: HTTP 400. */
    public static ApiError parameter(String name, String reason, String message) {
        return of(400, reason, message).at(name, "parameter");
    }

    /** A copy whose first entry says where the error is. */
    public ApiError at(String location, String locationType) {
        var first = new LinkedHashMap<>(errors.get(0));
        first.put("location", location);
        first.put("locationType", locationType);
        return new ApiError(code, message, status, List.of(first), details, challenge);
    }

    /** A copy with these entries in the older list. */
    public ApiError withErrors(Map<String, Object> entry) {
        return new ApiError(code, message, status, List.of(entry), details, challenge);
    }

    /** A copy with the name of its {@code google.rpc.Code}. */
    public ApiError withStatus() {
        return withStatus(rpcCode(code));
    }

    /** A copy with another {@code google.rpc.Code} than the usual one of its HTTP status. */
    public ApiError withStatus(String name) {
        return new ApiError(code, message, Optional.of(name), errors, details, challenge);
    }

    /** A copy with these details. */
    public ApiError withDetails(List<Map<String, Object>> newDetails) {
        return new ApiError(code, message, status, errors, newDetails, challenge);
    }

    /** A copy with this challenge. */
    public ApiError withChallenge(String newChallenge) {
        return new ApiError(code, message, status, errors, details, Optional.of(newChallenge));
    }

    /** An entry of the older list. */
    public static Map<String, Object> entry(String message, String domain, String reason) {
        var entry = new LinkedHashMap<String, Object>();
        entry.put("message", message);
        entry.put("domain", domain);
        entry.put("reason", reason);
        return entry;
    }

    /** The exception that carries this error. */
    public ApiException because(String why) {
        return new ApiException(this, why);
    }

    /** The reply, laid out for people, with the cause noted for the journal. */
    Reply reply(String why) {
        return reply(why, ApiReplies.Print.PRETTY);
    }

    /** The reply in this layout, with the cause noted for the journal. */
    Reply reply(String why, ApiReplies.Print print) {
        var error = new LinkedHashMap<String, Object>();
        error.put("code", code);
        error.put("message", message);
        error.put("errors", errors);
        status.ifPresent(name -> error.put("status", name));
        if (!details.isEmpty()) {
            error.put("details", details);
        }
        Reply reply = ApiReplies.json(code, Map.of("error", error), print).noting(Fact.why(why));
        return challenge.map(value -> reply.with("WWW-Authenticate", value)).orElse(reply);
    }

    /** The convention between HTTP and google.rpc.Code; partly from memory. */
    private static String rpcCode(int code) {
        return switch (code) {
            case 401 -> "UNAUTHENTICATED";
            case 403 -> "PERMISSION_DENIED";
            case 404 -> "NOT_FOUND";
            case 409 -> "ALREADY_EXISTS";
            case 429 -> "RESOURCE_EXHAUSTED";
            case 500 -> "INTERNAL";
            case 503 -> "UNAVAILABLE";
            default -> "INVALID_ARGUMENT";
        };
    }
}
