package dev.understudy.server;

import dev.understudy.server.wire.GoogleHosts;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.TreeSet;

/** A network in which Google's hosts have the address of this machine: what its hosts file says, and where they are asked. */
public final class PrivateHosts {

    /** The metadata server's address, which is asked without a name. */
    public static final String METADATA_ADDRESS = GoogleHosts.METADATA_ADDRESS;

    private PrivateHosts() {}

    /** The hosts file (hosts(5)). */
    public static String file() {
        var names = new TreeSet<>(GoogleHosts.secure());
        names.addAll(GoogleHosts.plain());
        names.remove(METADATA_ADDRESS);
        return "127.0.0.1 localhost\n::1 localhost\n127.0.0.1 " + String.join("\n127.0.0.1 ", names) + "\n";
    }

    /** Where the fake must listen there. */
    public static List<InetSocketAddress> ports() {
        return List.of(
                InetSocketAddress.createUnresolved("127.0.0.1", 443),
                InetSocketAddress.createUnresolved("127.0.0.1", 80),
                InetSocketAddress.createUnresolved(METADATA_ADDRESS, 80));
    }
}
