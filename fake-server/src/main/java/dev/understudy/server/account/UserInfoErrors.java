package dev.understudy.server.account;

import dev.understudy.server.wire.Fact;
import dev.understudy.server.wire.Reply;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The two shapes in which userinfo refuses a token: OAuth's at the current URLs, the Google APIs' at the old ones. */
enum UserInfoErrors {
    /** {@code {"error": …, "error_description": …}}. */
    OAUTH {
        @Override
        Object body(int status, String message, Entry entry) {
            return oauth(status, message, "invalid_request");
        }
    },
    /** The same with RFC 6750's name of the error, which Google used until about 2015 (pyoidc#98). */
    RFC {
        @Override
        Object body(int status, String message, Entry entry) {
            return oauth(status, message, "invalid_token");
        }
    },
    /** {@code {"error": {"code": …, "message": …, "errors": […], "status": …}}}. */
    API {
        @Override
        Object body(int status, String message, Entry entry) {
            var inner = new LinkedHashMap<String, Object>();
            inner.put("message", entry.message());
            inner.put("domain", "global");
            inner.put("reason", entry.reason());
            if (status == 401) {
                inner.put("location", "Authorization");
                inner.put("locationType", "header");
            }
            var error = new LinkedHashMap<String, Object>();
            error.put("code", status);
            error.put("message", message);
            error.put("errors", List.of(inner));
            error.put("status", STATUS.get(status));
            return Map.of("error", error);
        }
    };

    private static final Map<Integer, String> STATUS =
            Map.of(400, "INVALID_ARGUMENT", 401, "UNAUTHENTICATED", 403, "PERMISSION_DENIED");

    private static final String REALM = "Bearer realm=\"https://accounts.google.com/\"";
    private static final String EXPECTED = " Expected OAuth 2 access token, login cookie or other valid authentication"
            + " credential. See https://developers.google.com/identity/sign-in/web/devconsole-project.";

    /** The entry of the list {@code errors}; from memory. */
    record Entry(String message, String reason) {}

    abstract Object body(int status, String message, Entry entry);

    private static Map<String, Object> oauth(int status, String message, String unauthorized) {
        var members = new LinkedHashMap<String, Object>();
        String error = switch (status) {
            case 400 -> "invalid_request";
            case 403 -> "insufficient_scope";
            default -> unauthorized;
        };
        members.put("error", error);
        members.put("error_description", status == 401 ? "Invalid Credentials" : message);
        return members;
    }

    Reply missing() {
        return reply(
                401,
                body(
                        401,
                        "Request is missing required authentication credential." + EXPECTED,
                        new Entry("Login Required.", "required")),
                REALM,
                "The request has no access token.");
    }

    Reply invalid(String why) {
        return reply(
                401,
                body(
                        401,
                        "Request had invalid authentication credentials." + EXPECTED,
                        new Entry("Invalid Credentials", "authError")),
                REALM + ", error=\"invalid_token\"",
                why);
    }

    /** More than one token (RFC 6750 section 2); the sentence is the fake's own. */
    Reply ambiguous() {
        String sentence = "The request carries more than one access token.";
        return reply(
                400,
                body(400, sentence, new Entry(sentence, "badRequest")),
                REALM + ", error=\"invalid_request\"",
                sentence);
    }

    Reply insufficient() {
        return reply(
                403,
                body(
                        403,
                        "Request had insufficient authentication scopes.",
                        new Entry("Insufficient Permission", "insufficientPermissions")),
                REALM + ", error=\"insufficient_scope\"",
                "The token's scopes have none of openid, email and profile.");
    }

    private static Reply reply(int status, Object body, String challenge, String why) {
        return AccountReplies.json(status, body)
                .with("WWW-Authenticate", challenge)
                .noting(Fact.why(why));
    }
}
