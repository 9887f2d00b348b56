package dev.understudy.server.http;

import dev.understudy.server.model.Loopback;
import dev.understudy.server.wire.GoogleHosts;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The names under which this server may be asked. Any other {@code Host} is refused, so that a web page elsewhere
 * cannot reach the server by pointing its own name at loopback (DNS rebinding).
 *
 * @param own what the server calls itself, whichever of its own names was used
 * @param names those names, each with its port
 * @param answersGoogle whether the names of Google's hosts are answered for too
 */
record Hosts(URI own, Set<String> names, boolean answersGoogle) {

    private static final Set<String> ANY = Set.of("0.0.0.0", "::");

    /** The names of a place, once its port is known. */
    static Hosts of(Place place, int port) {
        boolean everywhere = ANY.contains(place.address());
        String bound = everywhere ? "127.0.0.1" : literal(place.address());
        String own = place.hosts().stream().findFirst().orElse(bound);
        var names = Stream.of(
                        Loopback.HOSTS.stream(),
                        Stream.of(bound),
                        place.hosts().stream(),
                        everywhere ? addresses() : Stream.<String>empty())
                .flatMap(name -> name)
                .map(name -> withPort(name, port))
                .collect(Collectors.toUnmodifiableSet());
        String scheme = place.authority().isPresent() ? "https://" : "http://";
        return new Hosts(URI.create(scheme + withPort(own, port)), names, place.answersGoogle());
    }

    /** The base URL of a request with this {@code Host}: nothing if it is no name of this server. */
    Optional<URI> base(@Nullable String host) {
        if (host == null) {
            return Optional.empty();
        }
        if (names.contains(withoutUsualPort(host.toLowerCase(Locale.ROOT)))) {
            return Optional.of(own);
        }
        return answersGoogle ? GoogleHosts.base(host) : Optional.empty();
    }

    private static String withPort(String name, int port) {
        String lower = name.toLowerCase(Locale.ROOT);
        return withoutUsualPort(lower.matches(".*[^:]:[0-9]+") && !lower.endsWith("]") ? lower : lower + ":" + port);
    }

    /** Nobody writes port 80, and Jetty takes it away where somebody does. */
    private static String withoutUsualPort(String host) {
        return host.endsWith(":80") ? host.substring(0, host.length() - 3) : host;
    }

    private static String literal(String address) {
        return address.contains(":") ? "[" + address + "]" : address;
    }

    /** No name can be pointed at an address that is written as such. */
    private static Stream<String> addresses() {
        try {
            return NetworkInterface.networkInterfaces()
                    .flatMap(NetworkInterface::inetAddresses)
                    .map(InetAddress::getHostAddress)
                    .map(address -> literal(address.split("%", 2)[0]));
        } catch (SocketException e) {
            return Stream.empty();
        }
    }
}
