package dev.understudy.server.classroom;

import com.fasterxml.jackson.databind.JsonNode;
import dev.understudy.server.classroom.ClassEvent.Place;
import dev.understudy.server.lab.FaultKind;
import dev.understudy.server.page.CardsPage;
import dev.understudy.server.page.ClassPage;
import dev.understudy.server.session.ControlGuard;
import dev.understudy.server.wire.Body;
import dev.understudy.server.wire.Endpoint;
import dev.understudy.server.wire.Json;
import dev.understudy.server.wire.Reply;
import dev.understudy.server.wire.Request;
import dev.understudy.server.wire.Route;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.List;

/** The instructor's pages: the dashboard, the cards to print, and what can be done to a class. */
final class InstructorEndpoints {

    private static final String ROOT = "/_understudy/class";
    private static final Duration FURTHEST = Duration.ofDays(400);

    private final Classroom room;
    private final Dashboard dashboard;
    private final ControlGuard guard;

    InstructorEndpoints(Classroom room) {
        this.room = room;
        this.dashboard = new Dashboard(room);
        this.guard = room.front().guard();
    }

    List<Endpoint> endpoints() {
        return List.of(
                Endpoint.of("_class", Route.get(ROOT), guard.page(request -> page())),
                Endpoint.of("_class.cards", Route.get(ROOT + "/cards"), guard.page(this::cards)),
                Endpoint.of("_class.state", Route.get(ROOT + "/state"), guard.reading(request -> state())),
                Endpoint.of("_class.csv", Route.get(ROOT + "/class.csv"), guard.reading(request -> csv())),
                Endpoint.of("_class.actions", Route.post(ROOT + "/actions"), guard.changing(this::act)));
    }

    private Reply page() {
        var kinds = room.front().faults().kinds().stream()
                .map(FaultKind::name)
                .filter(name -> !name.equals("none"))
                .toList();
        return new ClassPage(kinds).page();
    }

    private Reply cards(Request request) {
        return new CardsPage(request.base(), Cards.of(room.learners())).page();
    }

    private Reply state() {
        return Reply.compactJson(200, dashboard.state()).with("Cache-Control", "no-store");
    }

    private Reply csv() {
        return Reply.download("class.csv", Body.of("text/csv; charset=utf-8; header=present", dashboard.csv()));
    }

    /** {@code {"action": "reset", "learner": "", "lesson": "05-the-code-once", "step": 2}}; without a learner: all. */
    private Reply act(Request request) {
        var order = Json.read(request.body().text())
                .filter(JsonNode::isObject)
                .orElseThrow(() -> Classroom.problem("Send a JSON object with an \"action\"."));
        switch (order.path("action").asText()) {
            case "reset" ->
                room.reset(whom(order), order.path("learner").asText().isEmpty(), ClassEvent.place(order));
            case "undo" -> room.undo(order.path("n").asLong());
            case "broadcast" -> room.broadcast(place(order), order.path("words").asText());
            case "show" ->
                room.show(
                        order.path("learner").asText().isEmpty()
                                ? ""
                                : whom(order).get(0).id());
            case "time" ->
                room.travel(whom(order), by(order), order.path("words").asText());
            case "fault" -> fail(order);
            default -> throw Classroom.problem("Say an action: reset, undo, broadcast, show, time or fault.");
        }
        return state();
    }

    private void fail(JsonNode order) {
        try {
            String endpoint = order.path("endpoint").asText();
            room.fail(whom(order), order.path("fault").asText(), endpoint.isEmpty() ? "token" : endpoint);
        } catch (IllegalArgumentException e) {
            throw Classroom.problem(String.valueOf(e.getMessage()));
        }
    }

    private List<Learner> whom(JsonNode order) {
        String id = order.path("learner").asText();
        var found = room.learners().stream()
                .filter(learner -> id.isEmpty() || learner.id().equals(id))
                .toList();
        if (found.isEmpty()) {
            throw Classroom.problem("There is no learner \"" + id + "\" in this class.");
        }
        return found;
    }

    /** A step as people write it: {@code 05.2}, or {@code 05} for its first one. */
    private static Place place(JsonNode order) {
        String place = order.path("place").asText();
        if (!place.matches("\\d\\d(\\.[1-9]\\d?)?")) {
            throw Classroom.problem("Say where to, such as 05 or 05.2, not \"" + place + "\".");
        }
        String[] parts = place.split("\\.", 2);
        return new Place(parts[0], "", parts.length > 1 ? Integer.parseInt(parts[1]) : 0, 0, "");
    }

    private static Duration by(JsonNode order) {
        try {
            var by = Duration.parse(order.path("by").asText());
            if (by.abs().compareTo(FURTHEST) > 0) {
                throw Classroom.problem("\"by\" is " + FURTHEST.toDays() + " days at most.");
            }
            return by;
        } catch (DateTimeException e) {
            throw Classroom.problem("\"by\" must be a time span such as PT1H.");
        }
    }

    /** The address of the dashboard, with the token that opens it. */
    static URI link(URI base, String token) {
        return URI.create(base + ROOT + "?token=" + token);
    }
}
