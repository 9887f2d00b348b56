package dev.understudy.server.iam;

import dev.understudy.server.wire.Body;
import dev.understudy.server.wire.Fact;
import dev.understudy.server.wire.Json;
import dev.understudy.server.wire.Reply;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Ends a request to IAM with an error in the shape of Google's APIs. */
final class IamError extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private static final String REALM = "Bearer realm=\"https://accounts.google.com/\"";

    private static final String EXPECTED = " Expected OAuth 2 access token, login cookie or other valid authentication"
            + " credential. See https://developers.google.com/identity/sign-in/web/devconsole-project.";

    private static final String EVERY_API = "googleapis.com";

    private final int status;
    private final transient Map<String, Object> error;
    private final transient Optional<String> challenge;
    private final String why;

    private IamError(
            int status, String name, String message, List<Object> details, Optional<String> challenge, String why) {
        super(message, null, false, false);
        this.status = status;
        this.challenge = challenge;
        this.why = why;
        this.error = new LinkedHashMap<>();
        error.put("code", status);
        error.put("message", message);
        error.put("status", name);
        if (!details.isEmpty()) {
            error.put("details", details);
        }
    }

    static IamError missing(IamMethod method, String why) {
        return new IamError(
                401,
                "UNAUTHENTICATED",
                "Request is missing required authentication credential." + EXPECTED,
                List.of(info("CREDENTIALS_MISSING", EVERY_API, method.metadata())),
                Optional.of(REALM),
                why);
    }

    static IamError unauthenticated(String why) {
        return new IamError(
                401,
                "UNAUTHENTICATED",
                "Request had invalid authentication credentials." + EXPECTED,
                List.of(),
                Optional.of(REALM + ", error=\"invalid_token\""),
                why);
    }

    static IamError insufficientScope(IamMethod method, List<String> scopes, String why) {
        return new IamError(
                403,
                "PERMISSION_DENIED",
                "Request had insufficient authentication scopes.",
                List.of(info("ACCESS_TOKEN_SCOPE_INSUFFICIENT", EVERY_API, method.metadata())),
                Optional.of(REALM + ", error=\"insufficient_scope\", scope=\"" + String.join(" ", scopes) + "\""),
                why);
    }

    static IamError denied(String permission, String why) {
        String message = "Permission '" + permission + "' denied on resource (or it may not exist).";
        return new IamError(
                403,
                "PERMISSION_DENIED",
                message,
                List.of(info("IAM_PERMISSION_DENIED", "iam.googleapis.com", Map.of("permission", permission))),
                Optional.empty(),
                why);
    }

    static IamError invalid(String why) {
        return new IamError(
                400, "INVALID_ARGUMENT", "Request contains an invalid argument.", List.of(), Optional.empty(), why);
    }

    Reply reply() {
        var reply = Reply.of(status, Body.of("application/json; charset=UTF-8", Json.pretty(Map.of("error", error))))
                .noting(Fact.why(why));
        return challenge.map(value -> reply.with("WWW-Authenticate", value)).orElse(reply);
    }

    private static Map<String, Object> info(String reason, String domain, Map<String, String> metadata) {
        var info = new LinkedHashMap<String, Object>();
        info.put("@type", "type.googleapis.com/google.rpc.ErrorInfo");
        info.put("reason", reason);
        info.put("domain", domain);
        info.put("metadata", metadata);
        return info;
    }
}
