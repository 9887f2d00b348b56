package dev.understudy.server.http;

import dev.understudy.server.wire.GoogleHosts;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Locale;
import java.util.function.Consumer;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.handler.ConnectHandler;

/**
 * Answers {@code CONNECT} (RFC 9110 section 9.3.6): a tunnel to one of Google's hosts ends at this server itself, one to
 * any other host is refused. So a program that is told to use this proxy finds Google here, and nothing leaves the
 * machine.
 */
final class Tunnels extends ConnectHandler {

    private static final int HTTPS = 443;

    private final int port;
    private final Consumer<String> refused;

    /**
     * Tunnels before the handler of all other requests.
     *
     * @param port where this server listens on loopback
     * @param refused is told each host and port that was refused
     */
    Tunnels(Handler rest, int port, Consumer<String> refused) {
        super(rest);
        this.port = port;
        this.refused = refused;
    }

    @Override
    public boolean validateDestination(String host, int destination) {
        boolean ours = destination == HTTPS && GoogleHosts.secure().contains(host.toLowerCase(Locale.ROOT));
        if (!ours) {
            refused.accept(host + ":" + destination);
        }
        return ours;
    }

    @Override
    protected InetSocketAddress newConnectAddress(String host, int destination) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }
}
