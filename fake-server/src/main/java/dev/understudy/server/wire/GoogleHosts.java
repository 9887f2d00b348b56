package dev.understudy.server.wire;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The names of Google's own hosts that the fake can answer for, where a TLS or proxy front brings their requests. No
 * other name of Google's exists here.
 */
public final class GoogleHosts {

    /** Sign-in and consent; also what Google signs its tokens as. */
    public static final String ACCOUNTS = "accounts.google.com";

    /** The token endpoint, revocation, tokeninfo and device codes. */
    public static final String OAUTH2 = "oauth2.googleapis.com";

    /** Keys, certificates and the older APIs. */
    public static final String WWW_APIS = "www.googleapis.com";

    /** Userinfo as OpenID Connect has it. */
    public static final String OPENID = "openidconnect.googleapis.com";

    /** The page at which users type a device's code. */
    public static final String WWW = "www.google.com";

    /** The pictures of accounts. */
    public static final String PICTURES = "lh3.googleusercontent.com";

    /** The metadata server's address, which is the same on every virtual machine. */
    public static final String METADATA_ADDRESS = "169.254.169.254";

    private static final Set<String> SECURE = Set.of(
            ACCOUNTS,
            OAUTH2,
            WWW_APIS,
            OPENID,
            WWW,
            PICTURES,
            "iamcredentials.googleapis.com",
            "sts.googleapis.com",
            "drive.googleapis.com",
            "calendar-json.googleapis.com",
            "gmail.googleapis.com",
            "people.googleapis.com",
            "sqladmin.googleapis.com",
            "groupssettings.googleapis.com",
            "content.googleapis.com");

    /** The metadata server speaks plain http. */
    private static final Set<String> PLAIN = Set.of("metadata.google.internal", METADATA_ADDRESS);

    private GoogleHosts() {}

    /** The base URL of a {@code Host} header that names one of these hosts at its usual port, in any case. */
    public static Optional<URI> base(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        return base("https://", name, ":443", SECURE).or(() -> base("http://", name, ":80", PLAIN));
    }

    /** The hosts that are asked by https: the names in the certificate of a TLS front. */
    public static Set<String> secure() {
        return SECURE;
    }

    /** The hosts that are asked by plain http, at port 80: the metadata server's name and its address. */
    public static Set<String> plain() {
        return PLAIN;
    }

    /** Whether this is the name of one of these hosts. */
    public static boolean contains(String name) {
        return SECURE.contains(name) || PLAIN.contains(name);
    }

    private static Optional<URI> base(String scheme, String host, String usualPort, Set<String> names) {
        String name = host.endsWith(usualPort) ? host.substring(0, host.length() - usualPort.length()) : host;
        return names.contains(name) ? Optional.of(URI.create(scheme + name)) : Optional.empty();
    }
}
