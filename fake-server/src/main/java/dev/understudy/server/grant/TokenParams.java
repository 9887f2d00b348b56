package dev.understudy.server.grant;

import dev.understudy.server.model.Profile;
import dev.understudy.server.wire.OAuthError;
import dev.understudy.server.wire.Params;
import dev.understudy.server.wire.Request;

/** Finds the parameters of a token request: Google takes them from the form, a JSON body and the query. */
final class TokenParams {

    private TokenParams() {}

    static Params of(Request request, Profile profile) {
        if (!profile.takesParametersAnywhere()) {
            return strict(request);
        }
        var body =
                request.isOf("application/json") ? Params.ofJson(request.body().text()) : request.form();
        return body.or(request.query());
    }

    /** RFC 6749 section 3.2: a form, and no parameter more than once. */
    private static Params strict(Request request) {
        if (!request.isOf("application/x-www-form-urlencoded")) {
            throw OAuthError.INVALID_REQUEST
                    .because("The parameters must be sent as application/x-www-form-urlencoded")
                    .explained("RFC 6749 section 3.2 demands a form in the body; Google is more lenient.");
        }
        if (!request.form().repeated().isEmpty()) {
            throw OAuthError.INVALID_REQUEST
                    .because("Repeated parameter: " + request.form().repeated().get(0))
                    .explained("RFC 6749 section 3.2: request parameters must not be included more than once.");
        }
        return request.form();
    }
}
