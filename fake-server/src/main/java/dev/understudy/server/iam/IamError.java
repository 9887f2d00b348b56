package dev.understudy.server.iam;

import dev.understudy.server.wire.Body;
import dev.understudy.server.wire.Fact;
import dev.understudy.server.wire.Json;
import dev.understudy.server.wire.Reply;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Ends a request to IAM with an error in the shape of Google's APIs. */
final class IamError extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private static final String REALM = "Bearer realm=\"https://accounts.google.com/\"";

    private final int status;
    private final transient Map<String, Object> error;
    private final String why;

    private IamError(int status, String name, String message, List<Object> details, String why) {
        super(message, null, false, false);
        this.status = status;
        this.why = why;
        this.error = new LinkedHashMap<>();
        error.put("code", status);
        error.put("message", message);
        error.put("status", name);
        if (!details.isEmpty()) {
            error.put("details", details);
        }
    }

    static IamError unauthenticated(String why) {
        String message =
                "Request had invalid authentication credentials. Expected OAuth 2 access token, login cookie or"
                        + " other valid authentication credential. See"
                        + " https://developers.google.com/identity/sign-in/web/devconsole-project.";
        return new IamError(401, "UNAUTHENTICATED", message, List.of(), why);
    }

    static IamError insufficientScope(String why) {
        String message = "Request had insufficient authentication scopes.";
        return new IamError(
                403, "PERMISSION_DENIED", message, List.of(info("ACCESS_TOKEN_SCOPE_INSUFFICIENT", Map.of())), why);
    }

    static IamError denied(String permission, String why) {
        String message = "Permission '" + permission + "' denied on resource (or it may not exist).";
        return new IamError(
                403,
                "PERMISSION_DENIED",
                message,
                List.of(info("IAM_PERMISSION_DENIED", Map.of("permission", permission))),
                why);
    }

    static IamError invalid(String why) {
        return new IamError(400, "INVALID_ARGUMENT", "Request contains an invalid argument.", List.of(), why);
    }

    Reply reply() {
        var reply = Reply.of(status, Body.of("application/json; charset=UTF-8", Json.pretty(Map.of("error", error))))
                .noting(Fact.why(why));
        return status == 401 ? reply.with("WWW-Authenticate", REALM + ", error=\"invalid_token\"") : reply;
    }

    private static Map<String, Object> info(String reason, Map<String, String> metadata) {
        var info = new LinkedHashMap<String, Object>();
        info.put("@type", "type.googleapis.com/google.rpc.ErrorInfo");
        info.put("reason", reason);
        info.put("domain", "iam.googleapis.com");
        info.put("metadata", metadata);
        return info;
    }
}
