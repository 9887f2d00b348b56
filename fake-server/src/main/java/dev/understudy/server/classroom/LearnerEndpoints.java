package dev.understudy.server.classroom;

import com.fasterxml.jackson.databind.JsonNode;
import dev.understudy.server.lab.RecordFinder;
import dev.understudy.server.token.OpaqueTokens;
import dev.understudy.server.wire.Endpoint;
import dev.understudy.server.wire.Handler;
import dev.understudy.server.wire.Json;
import dev.understudy.server.wire.OAuthError;
import dev.understudy.server.wire.Reply;
import dev.understudy.server.wire.Request;
import dev.understudy.server.wire.Route;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a learner's runner asks: who it is for, what the server has recorded, and back to a moment. All of it is about
 * the learner whose key the request carries, and nobody else. The clock, the faults and the journal are those of the
 * lab over HTTP, which knows the same key.
 */
final class LearnerEndpoints {

    private final Classroom room;
    private final Doorkeeper door;
    private final RecordFinder records;
    private final String start;

    private interface Answer {
        Reply to(Learner learner, Request request);
    }

    /**
     * The endpoints of a class.
     *
     * @param start tells this start of the server from every other
     */
    LearnerEndpoints(Classroom room, Doorkeeper door, String start) {
        this.room = room;
        this.door = door;
        this.records = new RecordFinder(room.front().records(), OpaqueTokens::key);
        this.start = start;
    }

    List<Endpoint> endpoints() {
        return List.of(
                get("class", this::whoAmI),
                get("records/{table}", this::record),
                get("orders", this::orders),
                post("events", this::note),
                post(
                        "moments",
                        (learner, request) -> json(
                                Map.of("moment", start + "-" + room.worlds().remember(learner)))),
                post("moments/{moment}/restore", this::restore),
                post("desk", this::desk));
    }

    private Endpoint get(String path, Answer answer) {
        return endpoint(Route.get(LearnerPages.PATH + "/" + path), path, mine(answer));
    }

    private Endpoint post(String path, Answer answer) {
        var guard = room.front().guard();
        Handler own = mine(answer);
        return endpoint(Route.post(LearnerPages.PATH + "/" + path), path, guard.open(request -> {
            if (!request.isOf("application/json")) {
                throw Classroom.problem("Send the body as JSON, with Content-Type: application/json.");
            }
            return own.handle(request);
        }));
    }

    private Handler mine(Answer answer) {
        return room.front().guard().open(request -> answer.to(door.require(request), request));
    }

    private static Endpoint endpoint(Route route, String path, Handler handler) {
        return Endpoint.of("_me." + path.replaceAll("[^a-z]+", "."), route, handler);
    }

    private Reply whoAmI(Learner learner, Request request) {
        var answer = new LinkedHashMap<String, Object>();
        answer.put("name", learner.name());
        answer.put("project", learner.project());
        answer.put("url", request.base().toString());
        answer.put("start", start);
        answer.put("last", room.last());
        answer.put("names", learner.world().renaming().names());
        return json(answer);
    }

    private Reply record(Learner learner, Request request) {
        var query = request.query();
        try {
            var found = records.find(
                            request.pathValue("table"), query.find("key").orElse(""))
                    .filter(record -> room.worlds().owns(learner, record.key(), record.value()))
                    .flatMap(record -> record.field(query.find("field").orElse("")));
            return json(found.<Map<String, Object>>map(text -> Map.of("found", true, "value", text))
                    .orElseGet(() -> Map.of("found", false)));
        } catch (IllegalArgumentException e) {
            throw Classroom.problem(String.valueOf(e.getMessage()));
        }
    }

    private Reply orders(Learner learner, Request request) {
        long after = request.query()
                .find("after")
                .filter(number -> number.matches("\\d{1,18}"))
                .map(Long::parseLong)
                .orElseThrow(() -> Classroom.problem("\"after\" is the number of the last order, or 0."));
        var orders = new ArrayList<Map<String, Object>>();
        room.after(after, event -> Dashboard.concerns(event, learner))
                .forEach(event -> orders.add(Map.of(
                        "n",
                        event.n(),
                        "kind",
                        event.kind().word(),
                        "place",
                        event.place().number(),
                        "lesson",
                        event.place().lesson(),
                        "step",
                        event.place().step(),
                        "mine",
                        event.learner().equals(learner.id()),
                        "words",
                        Dashboard.words(event))));
        return json(Map.of("orders", orders, "start", start));
    }

    private Reply note(Learner learner, Request request) {
        room.note(learner, body(request));
        return json(Map.of("last", room.last()));
    }

    private Reply restore(Learner learner, Request request) {
        String moment = request.pathValue("moment");
        boolean known = moment.equals(Worlds.BEGINNING) || moment.startsWith(start + "-");
        if (!known || !room.worlds().restore(learner, moment.replace(start + "-", ""))) {
            throw OAuthError.INVALID_REQUEST.because(
                    404, "This moment is not known any more; \"" + Worlds.BEGINNING + "\" always is.");
        }
        return json(Map.of("start", start));
    }

    private Reply desk(Learner learner, Request request) {
        var words = new ArrayList<String>();
        body(request).path("words").forEach(word -> words.add(word.asText()));
        try {
            return json(Map.of("answer", room.front().desk().ask(learner.project(), words)));
        } catch (IllegalArgumentException e) {
            throw Classroom.problem(String.valueOf(e.getMessage()));
        }
    }

    private static JsonNode body(Request request) {
        return Json.read(request.body().text())
                .filter(JsonNode::isObject)
                .orElseThrow(() -> Classroom.problem("Send a JSON object."));
    }

    private static Reply json(Map<String, ?> members) {
        return Reply.compactJson(200, members).with("Cache-Control", "no-store");
    }
}
