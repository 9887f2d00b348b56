package dev.understudy.server.inspector;

import dev.understudy.server.lab.Exchange;
import dev.understudy.server.lab.Gate;
import dev.understudy.server.lab.InProcessLab;
import dev.understudy.server.page.InspectorPage;
import dev.understudy.server.session.ControlGuard;
import dev.understudy.server.store.Records;
import dev.understudy.server.token.OpaqueTokens;
import dev.understudy.server.token.SigningKeys;
import dev.understudy.server.wire.Body;
import dev.understudy.server.wire.Endpoint;
import dev.understudy.server.wire.Handler;
import dev.understudy.server.wire.Reply;
import dev.understudy.server.wire.Request;
import dev.understudy.server.wire.Route;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * The live flow inspector: a page, and what it reads. It shows what travels, so it is for the person at this machine
 * only.
 */
public final class InspectorEndpoints {

    private static final String ROOT = "/_understudy/inspector";
    private static final Pattern EVENT_ID = Pattern.compile("([0-9A-Za-z_-]{12})-([0-9]{1,18})");

    private final Inspector inspector;
    private final Controls controls;
    private final ControlGuard guard;

    /**
     * What the inspector sees and moves.
     *
     * @param lab its journal and clock
     * @param gate where requests are held
     * @param server what answers a request that is sent again
     * @param guard who keeps it to the person at this machine
     */
    public record Stage(InProcessLab lab, Gate gate, Handler server, ControlGuard guard) {}

    /** The inspector of this stage. */
    public InspectorEndpoints(Stage stage, Records records, SigningKeys keys, OpaqueTokens tokens) {
        this.inspector = new Inspector(stage.lab(), stage.gate(), records, keys, tokens);
        this.controls = new Controls(inspector, stage.server());
        this.guard = stage.guard();
    }

    /** The page and everything that it asks for. */
    public List<Endpoint> endpoints() {
        return List.of(
                endpoint("", guard.page(request -> InspectorPage.INSTANCE.page())),
                endpoint("/events", guard.reading(this::events)),
                Endpoint.of("_inspector.controls", Route.post(ROOT + "/controls"), guard.changing(controls::act)),
                endpoint("/exchanges", guard.reading(this::exchanges)),
                endpoint("/exchanges/{number}/snippets", guard.reading(this::snippets)));
    }

    private static Endpoint endpoint(String path, Handler handler) {
        return Endpoint.of("_inspector" + path.replaceAll("[^a-z]+", "."), Route.get(ROOT + path), handler);
    }

    private Reply events(Request request) {
        var live = new EventStream(
                inspector, controls, new EventStream.Feed(project(request), masking(request), lastSeen(request)));
        return Reply.of(200, Body.live("text/event-stream; charset=utf-8", live))
                .with("Cache-Control", "no-store");
    }

    /** The number after which a page that was cut off goes on; from the beginning if it saw another start. */
    private long lastSeen(Request request) {
        return request.headers()
                .find("Last-Event-ID")
                .or(() -> request.query().find("after"))
                .map(EVENT_ID::matcher)
                .filter(id -> id.matches() && id.group(1).equals(inspector.boot()))
                .map(id -> Long.parseLong(id.group(2)))
                .orElse(0L);
    }

    private Reply exchanges(Request request) {
        String project = project(request);
        var recording = Map.of(
                "boot",
                inspector.boot(),
                "exchanges",
                inspector.describe(of(project), masking(request)),
                "advice",
                inspector.advise(project, masking(request)));
        return Reply.compactJson(200, recording).with("Cache-Control", "no-store");
    }

    /** The programs carry the secrets of their request: they are asked for one by one, when somebody copies them. */
    private Reply snippets(Request request) {
        var asked = of(project(request));
        return number(request)
                .flatMap(wanted ->
                        inspector.lab().journal().find(asked.and(exchange -> exchange.number() == wanted)).stream()
                                .findFirst())
                .map(exchange -> Reply.compactJson(200, Snippets.of(exchange.request())))
                .orElseGet(() -> Reply.compactJson(
                        404,
                        Map.of(
                                "error",
                                "not_found",
                                "error_description",
                                "The journal does not hold this exchange any more.")))
                .with("Cache-Control", "no-store");
    }

    private static Optional<Long> number(Request request) {
        return Optional.of(request.pathValue("number"))
                .filter(text -> text.matches("[0-9]{1,18}"))
                .map(Long::parseLong);
    }

    private static Predicate<Exchange> of(String project) {
        return exchange -> project.isEmpty() || exchange.project().equals(project);
    }

    private static String project(Request request) {
        return request.query().find("project").orElse("");
    }

    private static Masking masking(Request request) {
        return Masking.named(request.query().find("mask").orElse(""));
    }
}
