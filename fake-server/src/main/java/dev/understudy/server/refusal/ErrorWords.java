package dev.understudy.server.refusal;

import dev.understudy.server.model.Wording;
import java.util.Locale;

/**
 * What Google's error page says above the details.
 *
 * @param heading the heading
 * @param explanation what the user is told
 */
record ErrorWords(String heading, String explanation) {

    private static final String MORE = " Learn more about this error";
    private static final String LATER = " You can try again later, or contact the developer about this issue." + MORE;

    /** The words for an error; {@code app} is the app's name, or "this app". */
    static ErrorWords of(AuthError error, String app, Wording wording) {
        return wording == Wording.TODAY
                ? today(error, app)
                : new ErrorWords("Authorization Error", error.description());
    }

    private static ErrorWords today(AuthError error, String app) {
        return switch (error.code()) {
            case "redirect_uri_mismatch" -> invalidRequest(app);
            case "invalid_request" ->
                error.documentation().isPresent() ? invalidRequest(app) : authorizationError(error);
            case "access_denied" ->
                new ErrorWords(
                        "Access blocked: " + capital(app) + " has not completed the Google verification process",
                        error.description());
            case "policy_enforced" ->
                new ErrorWords(
                        "Access blocked: " + capital(app) + " is not approved by Advanced Protection",
                        error.description());
            case "disallowed_useragent" ->
                new ErrorWords(
                        "Access blocked: " + capital(app)
                                + "'s request does not comply with Google's \"Use secure browsers\" policy",
                        error.description() + MORE);
            case "org_internal", "admin_policy_enforced" -> new ErrorWords("Authorization Error", error.description());
            default -> authorizationError(error);
        };
    }

    private static ErrorWords invalidRequest(String app) {
        return new ErrorWords(
                "Access blocked: " + capital(app) + "'s request is invalid",
                "You can't sign in because " + app + " sent an invalid request." + LATER);
    }

    private static ErrorWords authorizationError(AuthError error) {
        return new ErrorWords("Access blocked: Authorization Error", error.description() + LATER);
    }

    private static String capital(String app) {
        return app.isEmpty() ? app : app.substring(0, 1).toUpperCase(Locale.ROOT) + app.substring(1);
    }
}
