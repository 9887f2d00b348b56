package dev.understudy.client.internal;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * One port on this machine only. {@code localhost} may mean 127.0.0.1 or ::1, so there both are listened on: otherwise
 * another user of this machine could listen on the one that was left.
 */
final class LoopbackListener implements AutoCloseable {

    private static final int TRIES_FOR_A_FREE_PORT = 20;
    private static final int BACKLOG = 16;

    private final List<HttpServer> servers;
    private final ExecutorService threads = Executors.newCachedThreadPool(work -> {
        var thread = new Thread(work, "loopback-receiver");
        thread.setDaemon(true);
        return thread;
    });

    private LoopbackListener(List<HttpServer> servers) {
        this.servers = servers;
    }

    static LoopbackListener open(String host, List<Integer> ports) throws IOException {
        List<InetAddress> addresses = addresses(host);
        for (int port : ports) {
            for (int i = 0; i < (port == 0 ? TRIES_FOR_A_FREE_PORT : 1); i++) {
                var servers = bind(addresses, port);
                if (!servers.isEmpty()) {
                    return new LoopbackListener(servers);
                }
            }
        }
        throw new BindException("none of the ports " + ports + " is free on " + host);
    }

    int port() {
        return servers.get(0).getAddress().getPort();
    }

    void start(HttpHandler handler) {
        for (HttpServer server : servers) {
            server.createContext("/", handler);
            server.setExecutor(threads);
            server.start();
        }
    }

    @Override
    public void close() {
        servers.forEach(server -> server.stop(0));
        threads.shutdownNow();
    }

    /** The servers of all addresses on one port, or none if another program has it on one of them. */
    private static List<HttpServer> bind(List<InetAddress> addresses, int port) throws IOException {
        var servers = new ArrayList<HttpServer>();
        for (InetAddress address : addresses) {
            int wanted = servers.isEmpty() ? port : servers.get(0).getAddress().getPort();
            try {
                servers.add(HttpServer.create(new InetSocketAddress(address, wanted), BACKLOG));
            } catch (BindException e) {
                if (servers.isEmpty() || !isAbsent(e)) {
                    servers.forEach(server -> server.stop(0));
                    return List.of();
                }
            }
        }
        return servers;
    }

    /** Whether this machine has no such address, as without IPv6, rather than the port being taken. */
    private static boolean isAbsent(BindException e) {
        String message = String.valueOf(e.getMessage());
        return message.contains("Cannot assign") || message.contains("not supported");
    }

    private static List<InetAddress> addresses(String host) throws IOException {
        var four = InetAddress.getByAddress("127.0.0.1", new byte[] {127, 0, 0, 1});
        var six = InetAddress.getByAddress(new byte[] {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1});
        return switch (host) {
            case "127.0.0.1" -> List.of(four);
            case "[::1]" -> List.of(six);
            case "localhost" -> List.of(four, six);
            default ->
                throw new IllegalArgumentException(
                        "the browser comes back to 127.0.0.1, [::1] or localhost, not to " + host);
        };
    }
}
