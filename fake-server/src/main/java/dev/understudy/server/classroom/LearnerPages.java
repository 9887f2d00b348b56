package dev.understudy.server.classroom;

import dev.understudy.server.page.KeyPage;
import dev.understudy.server.page.LearnerPage;
import dev.understudy.server.session.ControlGuard;
import dev.understudy.server.wire.Body;
import dev.understudy.server.wire.Endpoint;
import dev.understudy.server.wire.OAuthException;
import dev.understudy.server.wire.Reply;
import dev.understudy.server.wire.Request;
import dev.understudy.server.wire.Route;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The learner's own page: card, files, diagram and progress, for whoever has typed the key into this browser. */
final class LearnerPages {

    /** Where the page is, and what else is a learner's own lies below. */
    static final String PATH = "/me";

    private final Classroom room;
    private final Doorkeeper door;
    private final Dashboard dashboard;
    private final ControlGuard guard;

    LearnerPages(Classroom room, Doorkeeper door) {
        this.room = room;
        this.door = door;
        this.dashboard = new Dashboard(room);
        this.guard = room.front().guard();
    }

    List<Endpoint> endpoints() {
        return List.of(
                Endpoint.of("_me", Route.get(PATH), guard.opened(this::page)),
                Endpoint.of("_me.enter", Route.post(PATH), guard.open(this::enter)),
                Endpoint.of("_me.leave", Route.post(PATH + "/leave"), guard.open(LearnerPages::leave)),
                Endpoint.of("_me.state", Route.get(PATH + "/state"), guard.open(this::state)),
                Endpoint.of("_me.file", Route.get(PATH + "/files/{file}"), guard.open(this::file)));
    }

    private Reply page(Request request) {
        Optional<Learner> known;
        try {
            known = door.find(request);
        } catch (OAuthException e) {
            return new KeyPage(e.description()).page(e.status());
        }
        return known.map(learner -> new LearnerPage(
                                request.base(),
                                Cards.of(learner),
                                room.front().desk().files(learner.project()))
                        .page())
                .orElseGet(() -> new KeyPage("").page(200));
    }

    private Reply enter(Request request) {
        String key = request.form().find("key").orElse("").strip().toLowerCase(Locale.ROOT);
        try {
            return door.learner(key, request.from())
                    .map(learner -> there(request, key, ""))
                    .orElseGet(() ->
                            new KeyPage("No learner of this class has this key; look at your card again.").page(403));
        } catch (OAuthException e) {
            return new KeyPage(e.description()).page(e.status());
        }
    }

    private static Reply leave(Request request) {
        return there(request, "", "; Max-Age=0");
    }

    private static Reply there(Request request, String cookie, String more) {
        return Reply.redirect(PATH)
                .with("Cache-Control", "no-store")
                .plus(
                        "Set-Cookie",
                        Doorkeeper.cookieName(request) + "=" + cookie + "; Path=/; HttpOnly; SameSite=Strict" + more);
    }

    private Reply state(Request request) {
        return Reply.compactJson(200, dashboard.state(door.require(request))).with("Cache-Control", "no-store");
    }

    private Reply file(Request request) {
        var learner = door.require(request);
        String name = request.pathValue("file");
        return room.front()
                .desk()
                .file(learner.project(), name)
                .map(json -> Reply.download(name, Body.of("application/json; charset=utf-8", json)))
                .orElseThrow(() -> Classroom.problem("There is no file " + name + " for you."));
    }
}
