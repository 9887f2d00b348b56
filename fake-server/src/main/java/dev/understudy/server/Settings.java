package dev.understudy.server;

import dev.understudy.server.classroom.Roster;
import dev.understudy.server.http.Place;
import dev.understudy.server.model.Profile;
import dev.understudy.server.token.LocalAuthority;
import dev.understudy.server.wire.GoogleHosts;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * How a fake is started.
 *
 * @param address the address to listen on
 * @param port the port, 0 for any free one
 * @param profile which server it plays
 * @param hosts further names under which it may be asked, with a port where it is another than the server's; the first
 *     becomes its base URL and issuer
 * @param googleHostNames whether it also answers for the names of Google's hosts, for a proxy or TLS front: then it calls
 *     itself what Google does
 * @param labToken the token that the lab over HTTP asks for; absent: a new one at each start
 * @param tls whether it speaks TLS too, at the same port, with a certificate of an authority made for this run; together
 *     with {@code googleHostNames} it is that front itself, and a forward proxy to Google's hosts
 * @param alsoAt where else it listens, for requests that come by one of its names: the ports 443 and 80 of Google's hosts
 * @param roster whose class it is for; absent: for no class
 */
public record Settings(
        String address,
        int port,
        Profile profile,
        List<String> hosts,
        boolean googleHostNames,
        Optional<String> labToken,
        boolean tls,
        List<InetSocketAddress> alsoAt,
        Optional<Roster> roster) {

    /** Loopback, any free port, Google as it is today. */
    public static final Settings EMBEDDED = new Settings("127.0.0.1", 0, Profile.GOOGLE);

    public Settings {
        hosts = List.copyOf(hosts);
        alsoAt = List.copyOf(alsoAt);
    }

    /** Settings without further names, and with a new lab token at each start. */
    public Settings(String address, int port, Profile profile) {
        this(address, port, profile, List.of(), false, Optional.empty(), false, List.of(), Optional.empty());
    }

    /** A copy with this port. */
    public Settings withPort(int newPort) {
        return new Settings(address, newPort, profile, hosts, googleHostNames, labToken, tls, alsoAt, roster);
    }

    /** A copy with this address. */
    public Settings withAddress(String newAddress) {
        return new Settings(newAddress, port, profile, hosts, googleHostNames, labToken, tls, alsoAt, roster);
    }

    /** A copy with this profile. */
    public Settings withProfile(Profile newProfile) {
        return new Settings(address, port, newProfile, hosts, googleHostNames, labToken, tls, alsoAt, roster);
    }

    /** A copy with these further names. */
    public Settings withHosts(List<String> newHosts) {
        return new Settings(address, port, profile, newHosts, googleHostNames, labToken, tls, alsoAt, roster);
    }

    /** A copy that answers for the names of Google's hosts. */
    public Settings withGoogleHostNames() {
        return new Settings(address, port, profile, hosts, true, labToken, tls, alsoAt, roster);
    }

    /** A copy with this lab token. */
    public Settings withLabToken(String token) {
        return new Settings(address, port, profile, hosts, googleHostNames, Optional.of(token), tls, alsoAt, roster);
    }

    /** A copy that speaks TLS too. */
    public Settings withTls() {
        return new Settings(address, port, profile, hosts, googleHostNames, labToken, true, alsoAt, roster);
    }

    /** A copy that listens there as well. */
    public Settings withAlsoAt(List<InetSocketAddress> addresses) {
        return new Settings(address, port, profile, hosts, googleHostNames, labToken, tls, addresses, roster);
    }

    /** A copy for a class, each of whose learners has a copy of the server's world. */
    public Settings forClass(Roster newRoster) {
        return new Settings(
                address, port, profile, hosts, googleHostNames, labToken, tls, alsoAt, Optional.of(newRoster));
    }

    Place place(Optional<LocalAuthority> authority) {
        return new Place(address, port, hosts, googleHostNames, authority, alsoAt);
    }

    /** The names that its certificate is for. */
    Set<String> certified() {
        var names = new TreeSet<>(List.of("localhost", "127.0.0.1", "::1", address));
        hosts.stream().map(host -> host.replaceFirst(":\\d+$", "")).forEach(names::add);
        if (googleHostNames) {
            names.addAll(GoogleHosts.secure());
        }
        return names;
    }
}
