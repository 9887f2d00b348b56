package dev.understudy.server.http;

import dev.understudy.server.lab.Attribution;
import dev.understudy.server.lab.Exchange;
import dev.understudy.server.lab.Gate;
import dev.understudy.server.lab.InProcessLab;
import dev.understudy.server.lab.Origin;
import dev.understudy.server.lab.RealSecrets;
import dev.understudy.server.page.GooglePages;
import dev.understudy.server.wire.Endpoint;
import dev.understudy.server.wire.Fact;
import dev.understudy.server.wire.Handler;
import dev.understudy.server.wire.OAuthException;
import dev.understudy.server.wire.Reply;
import dev.understudy.server.wire.Request;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The way of every request through the house: endpoint, project, faults, handler, journal. */
public final class Dispatcher {

    /** Endpoints whose name begins so are the fake's own controls: not Google's, so not in the journal. */
    public static final String CONTROL = "_";

    private static final System.Logger LOG = System.getLogger(Dispatcher.class.getName());

    private static final Fact REAL_SECRET = new Fact(
            "real_secret",
            "The request carried what looks like a real secret of Google's: the fake has no use for it and did not keep"
                    + " it. Point the app at the fake's own credential files, and consider the secret exposed.");

    private final Router router;
    private final Attribution attribution;
    private final InProcessLab lab;
    private final RealSecrets secrets;

    /** A dispatcher over these endpoints. */
    public Dispatcher(List<Endpoint> endpoints, Attribution attribution, InProcessLab lab, RealSecrets secrets) {
        this.router = new Router(endpoints);
        this.attribution = attribution;
        this.lab = lab;
        this.secrets = secrets;
    }

    /** Whose request it is and where it goes; nothing for the fake's own pages. */
    public Optional<Gate.Destination> destinationOf(Request request) {
        String endpoint =
                router.find(request).map(match -> match.endpoint().name()).orElse("");
        return endpoint.startsWith(CONTROL) || request.path().equals("/")
                ? Optional.empty()
                : Optional.of(new Gate.Destination(
                        attribution.originOf(request).orElse(Origin.UNKNOWN).project(), endpoint));
    }

    /** Answers a request and records both. */
    public Reply handle(Request request) {
        var found = router.find(request);
        if (found.isPresent() && found.get().endpoint().name().startsWith(CONTROL)) {
            var control = found.get();
            return guarded(control.endpoint().name(), control.endpoint().handler())
                    .handle(control.request());
        }
        long start = System.nanoTime();
        var at = lab.clock().now("");
        var origin = attribution.originOf(request).orElse(Origin.UNKNOWN);
        var elsewhere = lab.clock().elsewhere(origin.project());
        String endpoint = found.map(match -> match.endpoint().name()).orElse("");
        Reply reply =
                found.map(match -> misbehaving(match, origin)).orElseGet(() -> GooglePages.notFound(request.path()));
        if (reply.facts().contains(Fact.CONTROL)) {
            return reply;
        }
        var took = Duration.ofNanos(System.nanoTime() - start);
        var kept = secrets.without(request);
        // What time it is for the project, if that is another than the server's.
        Reply timed = elsewhere
                .map(now -> reply.noting(new Fact(Fact.PROJECT_TIME, now.toString())))
                .orElse(reply);
        Reply recorded = kept.equals(request) ? timed : timed.noting(REAL_SECRET);
        lab.journal()
                .record(number ->
                        new Exchange(number, at, took, origin.project(), endpoint, kept.fromNowhere(), recorded));
        return reply;
    }

    private Reply misbehaving(Router.Match match, Origin origin) {
        String name = match.endpoint().name();
        var endpoint = guarded(name, match.endpoint().handler());
        return guarded(name, request -> lab.faults().around(origin, name, request, endpoint))
                .handle(match.request());
    }

    private static Handler guarded(String name, Handler handler) {
        return request -> {
            try {
                return handler.handle(request);
            } catch (OAuthException e) {
                return e.reply();
            } catch (RuntimeException e) {
                LOG.log(System.Logger.Level.ERROR, "The endpoint " + name + " failed", e);
                return GooglePages.serverError().noting(Fact.why("A defect of the fake: " + e));
            }
        };
    }
}
