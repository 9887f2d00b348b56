package dev.understudy.server.http;

import dev.understudy.server.token.LocalAuthority;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;

/**
 * Where a server listens, and under which names it may be asked.
 *
 * @param address the address to listen on; on 127.0.0.1 it listens on ::1 as well
 * @param port the port, 0 for any free one
 * @param hosts names beside those of loopback and of the address, with a port where it is another than the server's; the
 *     first is what the server calls itself
 * @param answersGoogle whether it also answers for the names of Google's hosts
 * @param authority who signed its certificate: if there is one, it speaks TLS as well as plain HTTP at its one port, calls
 *     itself by https, and is a forward proxy (RFC 9110 section 9.3.6) to Google's hosts, all of which it plays itself
 * @param alsoAt where else it listens
 */
public record Place(
        String address,
        int port,
        List<String> hosts,
        boolean answersGoogle,
        Optional<LocalAuthority> authority,
        List<InetSocketAddress> alsoAt) {

    public Place {
        hosts = List.copyOf(hosts);
        alsoAt = List.copyOf(alsoAt);
    }

    /** A place under no other names than those of loopback and of the address. */
    public static Place at(String address, int port) {
        return new Place(address, port, List.of(), false, Optional.empty(), List.of());
    }

    /** This place without further names. */
    Place unnamed() {
        return new Place(address, port, List.of(), answersGoogle, authority, alsoAt);
    }
}
