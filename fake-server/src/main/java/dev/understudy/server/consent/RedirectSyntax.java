package dev.understudy.server.consent;

import dev.understudy.server.refusal.Refusal;
import dev.understudy.server.wire.OAuthError;
import dev.understudy.server.wire.Params;
import java.util.regex.Pattern;

/** What Google finds wrong with a redirect URI by looking at it alone. */
final class RedirectSyntax {

    private static final Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*):.*", Pattern.DOTALL);
    private static final Pattern HOST = Pattern.compile("https?://(?:[^/?#@]*@)?([^/?#:]*).*", Pattern.DOTALL);
    private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(?:\\.\\d{1,3}){3}");

    private RedirectSyntax() {}

    /**
     * Whether it can be one at all.
     *
     * @throws Refusal without a scheme, with a fragment (RFC 6749 section 3.1.2), or with a scheme that runs code
     */
    static void check(String uri) {
        var scheme = SCHEME.matcher(uri);
        if (!scheme.matches()) {
            throw invalid("Missing scheme", uri);
        }
        if (uri.indexOf('#') >= 0) {
            throw invalid("Fragment not allowed", uri);
        }
        if (!scheme.group(1).matches("https?") && scheme.group(1).indexOf('.') < 0) {
            // The words are from memory; that an app's own scheme has a period is of Google's guide.
            throw invalid("Invalid scheme", uri);
        }
    }

    /**
     * A private address can only be reached by a device, which must say so.
     *
     * @throws Refusal for a private address without {@code device_id} and {@code device_name}
     */
    static void checkDevice(String uri, Params params) {
        var host = HOST.matcher(uri);
        boolean named = params.find("device_id").isPresent()
                && params.find("device_name").isPresent();
        if (host.matches() && IPV4.matcher(host.group(1)).matches() && isPrivate(host.group(1)) && !named) {
            throw Refusal.of(
                            OAuthError.INVALID_REQUEST, "device_id and device_name are required for private IP: " + uri)
                    .repeating("redirect_uri", uri);
        }
    }

    /**
     * Whether what is sent there is encrypted, or stays on this machine.
     *
     * @throws Refusal for http elsewhere
     */
    static void checkHttps(String uri) {
        if (uri.startsWith("http:") && !Loopback.matches(uri)) {
            throw invalid("Must use https", uri)
                    .explained("RFC 9700 section 2.6: no authorization response goes over an unencrypted connection.");
        }
    }

    /**
     * Whether its host is one that could ever be registered; asked only if the URI is not.
     *
     * @throws Refusal for an address that is not loopback, and for a name that is not public
     */
    static void checkHost(String uri) {
        var matcher = HOST.matcher(uri);
        if (!matcher.matches()) {
            return;
        }
        String host = matcher.group(1);
        if (IPV4.matcher(host).matches() && !host.startsWith("127.") && !isPrivate(host)) {
            throw invalid("Raw IP addresses not allowed", uri);
        }
        if (host.indexOf('.') < 0 && !host.isEmpty() && !host.equalsIgnoreCase("localhost") && !host.startsWith("[")) {
            throw invalid("Non-public domains not allowed", uri);
        }
    }

    /** The private networks of RFC 1918. */
    private static boolean isPrivate(String ipv4) {
        String[] part = ipv4.split("\\.");
        int second = Integer.parseInt(part[1]);
        return part[0].equals("10")
                || (part[0].equals("192") && second == 168)
                || (part[0].equals("172") && second >= 16 && second <= 31);
    }

    private static Refusal invalid(String what, String uri) {
        return Refusal.of(OAuthError.INVALID_REQUEST, "Invalid parameter value for redirect_uri: " + what + ": " + uri)
                .repeating("redirect_uri", uri);
    }
}
