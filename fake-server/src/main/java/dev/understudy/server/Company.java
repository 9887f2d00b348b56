package dev.understudy.server;

import dev.understudy.server.admin.LabSurroundings;
import dev.understudy.server.classroom.ClassServer;
import dev.understudy.server.classroom.Front;
import dev.understudy.server.model.Scenario;
import dev.understudy.server.session.ControlGuard;
import dev.understudy.server.token.OpaqueTokens;
import dev.understudy.server.wire.Endpoint;
import dev.understudy.server.wire.Handler;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Who can reach a fake beside the person at its machine, and who therefore may use its controls.
 *
 * @param room the class it is for, if it is for one
 * @param isAlone whether nobody else can reach it
 * @param guard keeps its controls
 */
record Company(Optional<ClassServer> room, boolean isAlone, ControlGuard guard) {

    /** The company of a fake with these settings and this world. */
    static Company of(Settings settings, Scenario scenario, OpaqueTokens tokens, Supplier<Instant> now) {
        var room = settings.roster().map(roster -> new ClassServer(roster, scenario, now));
        boolean alone = room.isEmpty() && Standalone.isLoopback(settings.address());
        var own = new ControlGuard(settings.labToken().orElseGet(tokens::id));
        var asking = alone ? own : own.inCompany();
        return new Company(
                room, alone, room.map(ClassServer::pass).map(asking::admitting).orElse(asking));
    }

    /** What the class is served, if there is one. */
    List<Endpoint> endpoints(FakeGoogle google, LabSurroundings has, OpaqueTokens tokens) {
        return room.map(own -> {
                    var desk = new ProjectDesk(google, own::domainOf);
                    var front = new Front(has.lab(), has.faults(), has.records(), has.store(), guard, desk);
                    return own.open(front, tokens.id().substring(0, 12));
                })
                .orElse(List.of());
    }

    /** The handler, which knows a learner's requests by the learner's key. */
    Handler before(Handler house) {
        return room.map(own -> own.before(house)).orElse(house);
    }

    /** A page of the controls, with the token that opens it where others could ask for it. */
    URI page(URI at) {
        return isAlone ? at : URI.create(at + "?token=" + guard.token());
    }
}
