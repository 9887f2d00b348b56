package dev.understudy.server.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

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
     * @param port 0 for any free one
     * @throws PortInUse if something else listens there
     */
    static int open(Server server, HttpConfiguration http, String address, int port) {
        var first = connector(server, http, address, port);
        try {
            first.open();
        } catch (BindException e) {
            throw new PortInUse(address, port, e);
        } catch (IOException e) {
            throw port != 0 && e.getCause() instanceof BindException
                    ? new PortInUse(address, port, e)
                    : new UncheckedIOException(e);
        }
        List<ServerConnector> connectors = new ArrayList<>(List.of(first));
        if (address.equals("127.0.0.1")) {
            var second = connector(server, http, "::1", first.getLocalPort());
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

    private static ServerConnector connector(Server server, HttpConfiguration http, String address, int port) {
        var connector = new ServerConnector(server, ACCEPTORS, SELECTORS, new HttpConnectionFactory(http));
        connector.setHost(address);
        connector.setPort(port);
        connector.setIdleTimeout(IDLE_MILLIS);
        connector.setShutdownIdleTimeout(SHUTDOWN_IDLE_MILLIS);
        return connector;
    }
}
