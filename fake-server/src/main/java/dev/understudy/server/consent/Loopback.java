package dev.understudy.server.consent;

import java.util.Collection;
import java.util.regex.Pattern;

/** The loopback redirect of installed apps (RFC 8252 section 7.3; Google's guide for mobile and desktop apps). */
final class Loopback {

    private static final Pattern URI =
            Pattern.compile("http://(?:127\\.0\\.0\\.1|\\[::1]|localhost)(?::(\\d{1,5}))?(?:[/?][\\x21-\\x7E&&[^#\"<>"
                    + "\\\\^`{|}]]*)?");

    private static final Pattern PORT = Pattern.compile("^(http://(?:\\[::1]|[^/:]+)):\\d+");

    private Loopback() {}

    /** Whether a URI leads to the user's own machine: any port and any path, but no other spelling of the host. */
    static boolean matches(String uri) {
        var matcher = URI.matcher(uri);
        return matcher.matches() && (matcher.group(1) == null || isPort(Integer.parseInt(matcher.group(1))));
    }

    /** Whether a loopback URI is one of these but for its port (RFC 8252 section 7.3). */
    static boolean matchesButForPort(String uri, Collection<String> registered) {
        return matches(uri)
                && registered.stream()
                        .filter(Loopback::matches)
                        .anyMatch(other -> withoutPort(other).equals(withoutPort(uri)));
    }

    private static String withoutPort(String uri) {
        return PORT.matcher(uri).replaceFirst("$1");
    }

    private static boolean isPort(int number) {
        return number > 0 && number < 65_536;
    }
}
