package dev.understudy.server.admin;

import dev.understudy.server.lab.Clock;
import dev.understudy.server.wire.Reply;
import dev.understudy.server.wire.Request;
import dev.understudy.server.wire.Route;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The time of a project. */
final class ClockOperations {

    private static final String PATH = LabApi.ROOT + "/projects/{project}/clock";
    private static final LabOperation.Payload ANSWER = new LabOperation.Payload(
            "Clock", "{\"now\": \"2026-11-21T12:00:00Z\", \"offset\": \"PT1H\", \"frozen\": false}");

    private final Clock clock;
    private final Projects projects;

    ClockOperations(LabSurroundings surroundings) {
        this.clock = surroundings.lab().clock();
        this.projects = new Projects(surroundings.records());
    }

    List<LabOperation> operations() {
        return List.of(
                LabOperation.of(
                        Route.get(PATH),
                        "getClock",
                        "What time it is for the project.",
                        ANSWER,
                        request -> answer(projects.of(request))),
                LabOperation.of(
                                Route.post(PATH),
                                "changeClock",
                                "Sets, moves, stops or resumes the project's time, in this order.",
                                ANSWER,
                                this::change)
                        .taking("ClockChange", "{\"advance\": \"PT1H\"}"));
    }

    private Reply change(Request request) {
        String project = projects.of(request);
        var body = JsonBody.of(request, "set", "advance", "state");
        var state = body.text("state").orElse("");
        if (!List.of("", "frozen", "running").contains(state)) {
            throw JsonBody.problem("\"state\" must be \"frozen\" or \"running\", not \"" + state + "\".");
        }
        body.parsed("set", "a time such as 2026-11-21T12:00:00Z", Instant::parse)
                .ifPresent(moment -> clock.set(project, moment));
        body.parsed("advance", "a time span such as PT1H or -PT5M", Duration::parse)
                .ifPresent(by -> clock.advance(project, by));
        switch (state) {
            case "frozen" -> clock.freeze(project);
            case "running" -> clock.resume(project);
            default -> {}
        }
        return answer(project);
    }

    private Reply answer(String project) {
        return Reply.json(
                200,
                Ordered.of(
                        "now",
                        clock.now(project).toString(),
                        "offset",
                        clock.offset(project).toString(),
                        "frozen",
                        clock.isFrozen(project)));
    }
}
