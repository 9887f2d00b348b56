package dev.understudy.server.consent;

import dev.understudy.server.model.OAuthClient;
import java.util.regex.Pattern;

/** Redirects to an app's own URI scheme (Google's guide for mobile and desktop apps; RFC 8252 section 7.1). */
final class AppSchemes {

    private static final String SUFFIX = ".apps.googleusercontent.com";
    private static final Pattern URI =
            Pattern.compile("([a-z][a-z0-9+-]*(?:\\.[a-z0-9+-]+)+):/(?!/)[\\x21-\\x7E&&[^#\"<>" + "\\\\^`{|}]]*");

    private AppSchemes() {}

    /** Whether a URI leads to an app: its scheme has a period, and its path begins with a single slash. */
    static boolean matches(String uri) {
        return URI.matcher(uri).matches();
    }

    /** Whether the scheme is the client id turned round, which iOS apps get without registering anything. */
    static boolean isOf(OAuthClient client, String uri) {
        var matcher = URI.matcher(uri);
        return matcher.matches()
                && client.id().endsWith(SUFFIX)
                && matcher.group(1)
                        .equals("com.googleusercontent.apps."
                                + client.id().substring(0, client.id().length() - SUFFIX.length()));
    }
}
