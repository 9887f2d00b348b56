package dev.understudy.server;

import dev.understudy.server.http.Place;
import dev.understudy.server.model.Profile;
import java.util.List;

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
 */
public record Settings(String address, int port, Profile profile, List<String> hosts, boolean googleHostNames) {

    /** Loopback, any free port, Google as it is today. */
    public static final Settings EMBEDDED = new Settings("127.0.0.1", 0, Profile.GOOGLE);

    public Settings {
        hosts = List.copyOf(hosts);
    }

    /** Settings without further names. */
    public Settings(String address, int port, Profile profile) {
        this(address, port, profile, List.of(), false);
    }

    /** A copy with this port. */
    public Settings withPort(int newPort) {
        return new Settings(address, newPort, profile, hosts, googleHostNames);
    }

    /** A copy with this address. */
    public Settings withAddress(String newAddress) {
        return new Settings(newAddress, port, profile, hosts, googleHostNames);
    }

    /** A copy with this profile. */
    public Settings withProfile(Profile newProfile) {
        return new Settings(address, port, newProfile, hosts, googleHostNames);
    }

    /** A copy with these further names. */
    public Settings withHosts(List<String> newHosts) {
        return new Settings(address, port, profile, newHosts, googleHostNames);
    }

    /** A copy that answers for the names of Google's hosts. */
    public Settings withGoogleHostNames() {
        return new Settings(address, port, profile, hosts, true);
    }

    Place place() {
        return new Place(address, port, hosts, googleHostNames);
    }
}
