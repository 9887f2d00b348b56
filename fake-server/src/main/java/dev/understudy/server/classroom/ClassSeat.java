package dev.understudy.server.classroom;

import dev.understudy.server.lab.Attribution;
import dev.understudy.server.session.ControlGuard;
import dev.understudy.server.wire.Handler;
import dev.understudy.server.wire.OAuthException;
import dev.understudy.server.wire.Request;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Says whose a request is that carries a learner's key, and what of the server's controls that learner may use: the
 * inspector, the journal, the clock and the faults of their own project.
 */
final class ClassSeat implements ControlGuard.Pass {

    /** The header by which a learner's runner says under which address the learner's programs know the server. */
    static final String BASE_HEADER = "X-Understudy-Base";

    private static final Pattern LOOPBACK = Pattern.compile("http://(?:127\\.0\\.0\\.1|localhost|\\[::1]):\\d{1,5}");
    private static final Pattern OF_PROJECT =
            Pattern.compile("/_understudy/projects/([^/]+)/(?:clock|faults|reset)(?:/.*)?");
    private static final Pattern BY_PROJECT = Pattern.compile("/_understudy/(?:inspector(?:/.*)?|journal)");

    private final Doorkeeper door;

    ClassSeat(Doorkeeper door) {
        this.door = door;
    }

    @Override
    public boolean admits(Request request) {
        return project(request)
                .filter(project -> door.find(request)
                        .filter(learner -> learner.project().equals(project))
                        .isPresent())
                .isPresent();
    }

    /**
     * What comes from a learner's runner is marked with the learner's project, and answered under the address that the
     * learner's programs use: only one of the learner's own machine, since what is answered there is believed.
     */
    Handler before(Handler house) {
        return request -> {
            if (request.path().startsWith(LearnerPages.PATH + "/")) {
                return house.handle(request);
            }
            var headers = request.headers();
            var plain = request.withHeaders(headers.without(Attribution.PROJECT_HEADER)
                    .without(Doorkeeper.KEY_HEADER)
                    .without(BASE_HEADER));
            if (headers.find(Doorkeeper.KEY_HEADER).isEmpty()) {
                return house.handle(plain);
            }
            try {
                var learner = door.require(request);
                var marked = plain.withHeaders(plain.headers().with(Attribution.PROJECT_HEADER, learner.project()));
                return house.handle(base(request).map(marked::withBase).orElse(marked));
            } catch (OAuthException e) {
                return e.reply();
            }
        };
    }

    private static Optional<URI> base(Request request) {
        return request.headers()
                .find(BASE_HEADER)
                .filter(base -> LOOPBACK.matcher(base).matches())
                .map(URI::create);
    }

    /** The one project that a request to the controls is about. */
    private static Optional<String> project(Request request) {
        Matcher own = OF_PROJECT.matcher(request.path());
        if (own.matches()) {
            return Optional.of(own.group(1));
        }
        List<String> named = request.query().values().getOrDefault("project", List.of());
        return BY_PROJECT.matcher(request.path()).matches() && named.size() == 1
                ? Optional.of(named.get(0))
                : Optional.empty();
    }
}
