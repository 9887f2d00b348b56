package dev.understudy.server.http;

import dev.understudy.server.lab.Attribution;
import dev.understudy.server.lab.Exchange;
import dev.understudy.server.lab.InProcessLab;
import dev.understudy.server.page.GooglePages;
import dev.understudy.server.wire.Endpoint;
import dev.understudy.server.wire.Fact;
import dev.understudy.server.wire.OAuthException;
import dev.understudy.server.wire.Reply;
import dev.understudy.server.wire.Request;
import java.time.Duration;
import java.util.List;

/** The way of every request through the house: endpoint, project, faults, handler, journal. */
public final class Dispatcher {

    /** Endpoints whose name begins so are the fake's own controls: not Google's, so not in the journal. */
    public static final String CONTROL = "_";

    private static final System.Logger LOG = System.getLogger(Dispatcher.class.getName());

    private final Router router;
    private final Attribution attribution;
    private final InProcessLab lab;

    /** A dispatcher over these endpoints. */
    public Dispatcher(List<Endpoint> endpoints, Attribution attribution, InProcessLab lab) {
        this.router = new Router(endpoints);
        this.attribution = attribution;
        this.lab = lab;
    }

    /** Answers a request and records both. */
    public Reply handle(Request request) {
        var found = router.find(request);
        if (found.isPresent() && found.get().endpoint().name().startsWith(CONTROL)) {
            return answer(found.get());
        }
        long start = System.nanoTime();
        String project = attribution.projectOf(request).orElse("");
        String endpoint = found.map(match -> match.endpoint().name()).orElse("");
        Reply reply = found.map(match -> lab.faults().around(project, endpoint, () -> answer(match)))
                .orElseGet(() -> GooglePages.notFound(request.path()));
        var took = Duration.ofNanos(System.nanoTime() - start);
        var at = lab.clock().now("");
        Reply recorded = reply;
        lab.journal().record(number -> new Exchange(number, at, took, project, endpoint, request, recorded));
        return reply;
    }

    private static Reply answer(Router.Match match) {
        try {
            return match.endpoint().handler().handle(match.request());
        } catch (OAuthException e) {
            return Reply.json(
                            e.status(),
                            java.util.Map.of("error", e.error().code(), "error_description", e.description()))
                    .noting(e.facts());
        } catch (RuntimeException e) {
            LOG.log(
                    System.Logger.Level.ERROR,
                    "The endpoint " + match.endpoint().name() + " failed",
                    e);
            return GooglePages.serverError().noting(Fact.why("A defect of the fake: " + e));
        }
    }
}
