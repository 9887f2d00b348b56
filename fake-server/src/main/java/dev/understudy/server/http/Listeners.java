package dev.understudy.server.http;

import dev.understudy.server.token.LocalAuthority;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.DetectorConnectionFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/** Opens the sockets: on loopback both 127.0.0.1 and ::1, since "localhost" may mean either. */
final class Listeners {

    private static final int ACCEPTORS = 1;
    private static final int SELECTORS = 1;
    private static final long IDLE_MILLIS = 10_000;
    /** An idle kept-alive connection must not hold up a graceful stop. */
    private static final long SHUTDOWN_IDLE_MILLIS = 50;

    private Listeners() {}

    /**
     * Opens the sockets of an address and a port, and gives the port.
     *
     * @param place where; port 0 stands for any free one
     * @throws PortInUse if something else listens there
     */
    static int open(Server server, HttpConfiguration http, Place place) {
        String address = place.address();
        int port = place.port();
        var first = opened(connector(server, http, place, address, port));
        List<ServerConnector> connectors = new ArrayList<>(List.of(first));
        for (var more : place.alsoAt()) {
            connectors.add(opened(connector(server, http, place, more.getHostString(), more.getPort())));
        }
        if (address.equals("127.0.0.1")) {
            var second = connector(server, http, place, "::1", first.getLocalPort());
            try {
                second.open();
                connectors.add(second);
            } catch (IOException e) {
                // No IPv6 on this machine, or the port is taken there: 127.0.0.1 alone will do.
                second.close();
            }
        }
        connectors.forEach(server::addConnector);
        return first.getLocalPort();
    }

    private static ServerConnector opened(ServerConnector connector) {
        int port = connector.getPort();
        try {
            connector.open();
            return connector;
        } catch (BindException e) {
            throw new PortInUse(connector.getHost(), port, e);
        } catch (IOException e) {
            throw port != 0 && e.getCause() instanceof BindException
                    ? new PortInUse(connector.getHost(), port, e)
                    : new UncheckedIOException(e);
        }
    }

    private static ServerConnector connector(
            Server server, HttpConfiguration http, Place place, String address, int port) {
        var connector = new ServerConnector(server, ACCEPTORS, SELECTORS, protocols(http, place));
        connector.setHost(address);
        connector.setPort(port);
        connector.setIdleTimeout(IDLE_MILLIS);
        connector.setShutdownIdleTimeout(SHUTDOWN_IDLE_MILLIS);
        return connector;
    }

    /** Plain HTTP; with a certificate, TLS at the same port: the first byte of a connection tells which it is. */
    private static ConnectionFactory[] protocols(HttpConfiguration http, Place place) {
        var plain = new HttpConnectionFactory(http);
        if (place.authority().isEmpty()) {
            return new ConnectionFactory[] {plain};
        }
        var context = new SslContextFactory.Server();
        context.setKeyStore(place.authority().get().serverKeys());
        context.setKeyStorePassword(LocalAuthority.PASSWORD);
        var secure = new SslConnectionFactory(context, plain.getProtocol());
        return new ConnectionFactory[] {new DetectorConnectionFactory(secure), plain};
    }
}
