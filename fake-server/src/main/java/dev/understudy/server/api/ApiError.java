package dev.understudy.server.api;

import dev.understudy.server.wire.Fact;
import dev.understudy.server.wire.Reply;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An error of an API, which has all that the older shape tells (an entry of the list {@code errors}) and the newer one
 * ({@code status} and {@code details}). {@link Rendering} says which is sent.
 *
 * @param code the HTTP status
 * @param message the sentence
 * @param status the name of the {@code google.rpc.Code}; absent where an API sends it only in the newer shape
 * @param entry the entry of the older list
 * @param formerly the entry before 2020, where it was another
 * @param details the newer list
 * @param challenge the value of {@code WWW-Authenticate}
 */
public record ApiError(
        int code,
        String message,
        Optional<String> status,
        Map<String, Object> entry,
        Optional<Map<String, Object>> formerly,
        List<Map<String, Object>> details,
        Optional<String> challenge) {

    /** In this order the entries of before 2020 have their members. */
    private static final List<String> OLD_ORDER =
            List.of("domain", "reason", "message", "extendedHelp", "locationType", "location");

    public ApiError {
        details = List.copyOf(details);
    }

    /** An error of one reason in the {@code global} domain. */
    public static ApiError of(int code, String reason, String message) {
        return new ApiError(
                code,
                message,
                Optional.empty(),
                entry(message, "global", reason),
                Optional.empty(),
                List.of(),
                Optional.empty());
    }

    /** An error about a parameter: HTTP 400. */
    public static ApiError parameter(String name, String reason, String message) {
        return of(400, reason, message).at(name, "parameter");
    }

    /** A copy with this sentence; the entry keeps its own. */
    public ApiError withMessage(String newMessage) {
        return new ApiError(code, newMessage, status, entry, formerly, details, challenge);
    }

    /** A copy whose entry says where the error is. */
    public ApiError at(String location, String locationType) {
        return withEntry(with(with(entry, "location", location), "locationType", locationType));
    }

    /** A copy with this entry in the older list. */
    public ApiError withEntry(Map<String, Object> newEntry) {
        return new ApiError(code, message, status, newEntry, formerly, details, challenge);
    }

    /** A copy whose entry was this one before 2020. */
    public ApiError formerly(Map<String, Object> oldEntry) {
        return new ApiError(code, message, status, entry, Optional.of(oldEntry), details, challenge);
    }

    /** A copy with the name of its {@code google.rpc.Code}. */
    public ApiError withStatus() {
        return withStatus(rpcCode(code));
    }

    /** A copy with another {@code google.rpc.Code} than the usual one of its HTTP status. */
    public ApiError withStatus(String name) {
        return new ApiError(code, message, Optional.of(name), entry, formerly, details, challenge);
    }

    /** A copy with these details. */
    public ApiError withDetails(List<Map<String, Object>> newDetails) {
        return new ApiError(code, message, status, entry, formerly, newDetails, challenge);
    }

    /** A copy with this challenge. */
    public ApiError withChallenge(String newChallenge) {
        return new ApiError(code, message, status, entry, formerly, details, Optional.of(newChallenge));
    }

    /** An entry of the older list. */
    public static Map<String, Object> entry(String message, String domain, String reason) {
        var entry = new LinkedHashMap<String, Object>();
        entry.put("message", message);
        entry.put("domain", domain);
        entry.put("reason", reason);
        return entry;
    }

    /** A copy of an entry with one more member. */
    public static Map<String, Object> with(Map<String, Object> entry, String name, Object value) {
        var copy = new LinkedHashMap<>(entry);
        copy.put(name, value);
        return copy;
    }

    /** The exception that carries this error. */
    public ApiException because(String why) {
        return new ApiException(this, why);
    }

    /** The reply as the call wants it, with the cause noted for the journal. */
    Reply reply(String why, Rendering rendering) {
        var body = rendering.errors() == Rendering.Errors.OLD ? oldBody() : body(rendering.errors());
        Reply reply = rendering.json(code, Map.of("error", body)).noting(Fact.why(why));
        return challenge.map(value -> reply.with("WWW-Authenticate", value)).orElse(reply);
    }

    private Map<String, Object> body(Rendering.Errors shape) {
        var body = new LinkedHashMap<String, Object>();
        body.put("code", code);
        body.put("message", message);
        if (shape == Rendering.Errors.BOTH) {
            body.put("errors", List.of(entry));
            status.ifPresent(name -> body.put("status", name));
        } else {
            body.put("status", status.orElseGet(() -> rpcCode(code)));
        }
        if (!details.isEmpty()) {
            body.put("details", details);
        }
        return body;
    }

    private Map<String, Object> oldBody() {
        var was = formerly.orElse(entry);
        var ordered = new LinkedHashMap<String, Object>();
        OLD_ORDER.stream().filter(was::containsKey).forEach(name -> ordered.put(name, was.get(name)));
        var body = new LinkedHashMap<String, Object>();
        body.put("errors", List.of(ordered));
        body.put("code", code);
        body.put("message", String.valueOf(was.get("message")));
        return body;
    }

    /** The convention between HTTP and google.rpc.Code; partly from memory. */
    private static String rpcCode(int code) {
        return switch (code) {
            case 401 -> "UNAUTHENTICATED";
            case 403 -> "PERMISSION_DENIED";
            case 404 -> "NOT_FOUND";
            case 409 -> "ALREADY_EXISTS";
            case 412 -> "FAILED_PRECONDITION";
            case 429 -> "RESOURCE_EXHAUSTED";
            case 499 -> "CANCELLED";
            case 500 -> "INTERNAL";
            case 501 -> "UNIMPLEMENTED";
            case 502, 503 -> "UNAVAILABLE";
            case 504 -> "DEADLINE_EXCEEDED";
            default -> "INVALID_ARGUMENT";
        };
    }
}
