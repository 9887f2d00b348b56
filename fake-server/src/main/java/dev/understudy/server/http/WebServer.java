package dev.understudy.server.http;

import dev.understudy.server.page.GooglePages;
import dev.understudy.server.wire.Handler;
import dev.understudy.server.wire.MalformedRequest;
import dev.understudy.server.wire.Reply;
import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.util.JavalinException;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.EagerContentHandler;
import org.eclipse.jetty.server.handler.EagerContentHandler.RetainedContentLoaderFactory;
import org.jspecify.annotations.Nullable;

/** Carries requests from the network to a handler, and its replies back. */
public final class WebServer implements AutoCloseable {

    /** The largest body, in bytes, packed and unpacked. */
    static final int MAX_BODY = 1024 * 1024;

    /** The largest content of a file that is read in one request. */
    static final int MAX_UPLOAD = 16 * 1024 * 1024;

    private static final int MAX_HEADER = 8 * 1024;
    private static final int FRAMING = 16;
    private static final long STOP_MILLIS = 2_000;
    /** How long a request may take to arrive, head and body. */
    private static final Duration ARRIVAL = Duration.ofSeconds(10);

    private final Handler handler;
    private final Place place;
    private final Duration arrival;
    private final Javalin javalin;
    private final LiveReplies live = new LiveReplies();
    private final Set<String> refused = ConcurrentHashMap.newKeySet();
    private URI listensAt = URI.create("http://unstarted.invalid");
    private Hosts hosts = new Hosts(URI.create("http://unstarted.invalid"), Set.of(), false);

    private WebServer(Handler handler, Place place, Duration arrival) {
        this.handler = handler;
        this.place = place;
        this.arrival = arrival;
        this.javalin = Javalin.create(this::configure);
    }

    /**
     * Starts a server.
     *
     * @param handler what answers every request
     * @param place where it listens, and under which names
     * @throws PortInUse if something else listens there
     */
    public static WebServer start(Handler handler, Place place) {
        return start(handler, place, ARRIVAL);
    }

    /** Starts a server with another patience for requests that arrive slowly. */
    static WebServer start(Handler handler, Place place, Duration arrival) {
        var server = new WebServer(handler, place, arrival);
        server.javalin.start();
        return server;
    }

    /** The base URL, without a trailing slash. */
    public URI url() {
        return hosts.own();
    }

    /** Where it listens. */
    public URI listensAt() {
        return listensAt;
    }

    /** The hosts, with their ports, that somebody wanted to reach through this proxy and could not. */
    public Set<String> refused() {
        return Set.copyOf(refused);
    }

    /** Lets the requests in flight finish, for two seconds at most, and stops; what is left then is cut off. */
    @Override
    public void close() {
        live.close();
        try {
            javalin.stop();
        } catch (JavalinException e) {
            if (!(e.getCause() instanceof TimeoutException)) {
                throw e;
            }
        }
    }

    private void configure(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        // A thread that sleeps for five seconds at each start, for which the JVM waits at its end.
        config.startup.startupWatcherEnabled = false;
        config.concurrency.useVirtualThreads = true;
        config.http.maxRequestSize = MAX_UPLOAD;
        config.http.compressionStrategy = CompressionStrategy.NONE;
        config.jetty.modifyServer(this::listen);
        config.routes.before(this::answer);
    }

    private void listen(Server server) {
        var http = new HttpConfiguration();
        http.setRequestHeaderSize(MAX_HEADER);
        // A redirect repeats the state of the request, and may add tokens.
        http.setResponseHeaderSize(2 * MAX_HEADER);
        http.setSendServerVersion(false);
        if (place.authority().isPresent()) {
            // Python's httplib2 asks for a tunnel to a host and port, and leaves the port out of the Host header.
            http.setHttpCompliance(
                    HttpCompliance.RFC9110.with("tunnels", HttpCompliance.Violation.MISMATCHED_AUTHORITY));
        }
        server.setStopTimeout(STOP_MILLIS);
        server.setErrorHandler(new PlainErrors());
        // Bodies are awaited without a thread each, so that slow clients cannot keep out the others.
        var eager = new EagerContentHandler(new RetainedContentLoaderFactory(MAX_BODY, FRAMING, false));
        var deadline = new ArrivalDeadline(arrival);
        eager.setHandler(deadline);
        int port = Listeners.open(server, http, place);
        server.setHandler(place.authority().isPresent() ? new Tunnels(eager, port, refused::add) : eager);
        for (Connector connector : server.getConnectors()) {
            ((ServerConnector) connector).addBean(deadline, false);
        }
        hosts = Hosts.of(place, port);
        listensAt = Hosts.of(place.unnamed(), port).own();
    }

    private void answer(Context context) {
        Reply reply;
        try {
            String host = context.req().getHeader("Host");
            var base = hosts.base(host);
            if (base.isPresent()) {
                reply = handler.handle(RequestReader.read(context, base.get()));
            } else {
                refuse(host);
                reply = GooglePages.misdirected();
            }
        } catch (MalformedRequest e) {
            reply = GooglePages.badRequest();
        } catch (HttpResponseException e) {
            reply = e.getStatus() == 413 ? GooglePages.tooLarge() : GooglePages.badRequest();
        }
        ReplyWriter.write(reply, context, live);
        context.skipRemainingHandlers();
    }

    /** What a proxy is asked in plain HTTP for another host (RFC 9112 section 3.2.2) is refused as a tunnel there is. */
    private void refuse(@Nullable String host) {
        if (host != null && place.authority().isPresent()) {
            refused.add(host.contains(":") ? host : host + ":80");
        }
    }
}
