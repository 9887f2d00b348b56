package dev.understudy.client.internal;

import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;

/** Judges where a secret may be sent, by the address alone: no name is ever resolved for it. */
public final class Destinations {

    private static final Pattern LOOPBACK_V4 = Pattern.compile("127(\\.\\d{1,3}){3}");
    private static final Pattern FAKE = Pattern.compile("FAKE-|(?<!\\d)9990{6}\\d");

    private Destinations() {}

    /** Whether this address is on this machine: {@code localhost}, {@code 127.x.y.z} or {@code [::1]}. */
    public static boolean isLoopback(URI uri) {
        String host = host(uri);
        return host.equals("localhost")
                || host.equals("[::1]")
                || LOOPBACK_V4.matcher(host).matches();
    }

    /** Whether this address is one of Google's. */
    public static boolean isGoogle(URI uri) {
        String host = host(uri);
        return host.equals("accounts.google.com") || host.equals("googleapis.com") || host.endsWith(".googleapis.com");
    }

    /** Whether this is the metadata server of a virtual machine: it speaks plain http, within the machine's own host. */
    public static boolean isMetadata(URI uri) {
        String host = host(uri);
        return host.equals("metadata.google.internal") || host.equals("169.254.169.254");
    }

    /** Whether two addresses have the same scheme, host and port (RFC 6454 section 5). */
    public static boolean sameOrigin(URI one, URI other) {
        return scheme(one).equals(scheme(other)) && host(one).equals(host(other)) && port(one) == port(other);
    }

    /** The scheme, host and port of an address, without a path. */
    public static URI origin(URI uri) {
        return URI.create(scheme(uri) + "://" + uri.getRawAuthority());
    }

    /** Whether this text carries a value that a fake made: such values begin with or contain {@code FAKE-}. */
    public static boolean carriesFake(String text) {
        return FAKE.matcher(text).find();
    }

    /**
     * Refuses an address to which no secret may go: plain http except to this machine (RFC 6749 section 10.9), and user
     * information in front of the host, which misleads the eye.
     *
     * @throws UnsafeAddress if it is refused
     */
    public static void requireSafe(URI uri) throws UnsafeAddress {
        String scheme = scheme(uri);
        if (host(uri).isEmpty() || uri.getRawUserInfo() != null) {
            throw new UnsafeAddress(uri, "it does not plainly name a host");
        }
        if (!scheme.equals("https") && !(scheme.equals("http") && (isLoopback(uri) || isMetadata(uri)))) {
            throw new UnsafeAddress(uri, "it is not https, and only this machine may be reached without");
        }
    }

    /**
     * Refuses to send what a fake made to a server that is not on this machine.
     *
     * @throws UnsafeAddress if it is refused
     */
    public static void requireNoFake(URI uri, String text) throws UnsafeAddress {
        if (!isLoopback(uri) && carriesFake(text)) {
            throw new UnsafeAddress(uri, "the request carries a value that a fake of Google made");
        }
    }

    private static String scheme(URI uri) {
        return uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    }

    private static String host(URI uri) {
        return uri.getHost() == null ? "" : uri.getHost().toLowerCase(Locale.ROOT);
    }

    private static int port(URI uri) {
        if (uri.getPort() >= 0) {
            return uri.getPort();
        }
        return scheme(uri).equals("https") ? 443 : 80;
    }
}
