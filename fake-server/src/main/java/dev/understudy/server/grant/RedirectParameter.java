package dev.understudy.server.grant;

import dev.understudy.server.model.Profile;
import dev.understudy.server.wire.OAuthError;
import dev.understudy.server.wire.Params;
import java.util.regex.Pattern;

/** The {@code redirect_uri} of a code exchange: looked at before everything else, at Google. */
final class RedirectParameter {

    /** What Google's JavaScript library sends in place of a URI. */
    private static final String POSTMESSAGE = "postmessage";

    private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:.*", Pattern.DOTALL);

    private RedirectParameter() {}

    static String require(Params params, Profile profile) {
        var absence = profile.followsTheTokenRfcs() ? OAuthError.INVALID_GRANT : OAuthError.INVALID_REQUEST;
        String uri = params.find("redirect_uri")
                .orElseThrow(() -> absence.because("Missing parameter: redirect_uri")
                        .explained("A code exchange must repeat the redirect_uri of the authorization request."));
        if (!uri.equals(POSTMESSAGE) && !SCHEME.matcher(uri).matches()) {
            throw OAuthError.INVALID_REQUEST
                    .because("Invalid parameter value for redirect_uri: Missing scheme: " + uri)
                    .explained("The redirect_uri is not a URI: it has no scheme such as http://.");
        }
        return uri;
    }
}
