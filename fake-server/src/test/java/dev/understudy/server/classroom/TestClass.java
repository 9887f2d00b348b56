package dev.understudy.server.classroom;

import com.fasterxml.jackson.databind.JsonNode;
import dev.understudy.server.FakeGoogle;
import dev.understudy.server.Settings;
import dev.understudy.server.lab.Exchange;
import dev.understudy.server.model.ClientType;
import dev.understudy.server.model.OAuthClient;
import dev.understudy.server.model.Scenario;
import dev.understudy.server.model.ServiceAccount;
import dev.understudy.server.model.User;
import dev.understudy.server.wire.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A class in full swing: its server, its instructor, its learners. */
final class TestClass implements AutoCloseable {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Path folder;
    private final Roster roster;
    private final FakeGoogle google;

    /** One learner of it. */
    record Seat(FakeGoogle google, String id, String key, String project) {

        OAuthClient client(ClientType type) {
            return google.records()
                    .clients()
                    .all()
                    .filter(client -> client.projectId().equals(project) && client.type() == type)
                    .findFirst()
                    .orElseThrow();
        }

        User ada() {
            return google.records().userByEmail("ada@" + id + ".example.com").orElseThrow();
        }

        ServiceAccount robot() {
            return google.records()
                    .serviceAccounts()
                    .find("robot@" + project + ".iam.gserviceaccount.com")
                    .orElseThrow();
        }

        /** What the server has put down as this learner's, oldest first. */
        List<Exchange> exchanges() {
            return google.lab().exchanges(exchange -> exchange.project().equals(project));
        }
    }

    /** A class of so many, its files in this folder; the port may be that of an earlier start. */
    TestClass(Path folder, int size, int port) {
        this.folder = folder;
        this.roster = Roster.ofSize(folder.resolve("class.json"), size);
        this.google = FakeGoogle.start(
                Scenario.demo(),
                Settings.EMBEDDED.withPort(port).forClass(roster).withLabToken(roster.token()));
    }

    /** The same class after its server was stopped and started. */
    TestClass restarted() {
        int port = google.url().getPort();
        google.close();
        return new TestClass(folder, roster.learners().size(), port);
    }

    FakeGoogle google() {
        return google;
    }

    Path folder() {
        return folder;
    }

    URI at(String path) {
        return URI.create(google.url() + path);
    }

    Seat seat(int number) {
        var entry = roster.learners().get(number - 1);
        return new Seat(google, entry.id(), entry.key(), "example-123-" + entry.id());
    }

    /** What the instructor's page is told. */
    JsonNode state() throws Exception {
        return json(asInstructor(at("/_understudy/class/state")));
    }

    /** The row of a learner on the instructor's page. */
    JsonNode row(Seat seat) throws Exception {
        for (JsonNode row : state().path("learners")) {
            if (row.path("id").asText().equals(seat.id())) {
                return row;
            }
        }
        throw new AssertionError("no row for " + seat.id());
    }

    /** The states of the steps of a lesson, as {@code passed begun blank}. */
    String cells(Seat seat, String lesson) throws Exception {
        var words = new ArrayList<String>();
        row(seat)
                .path("cells")
                .path(lesson)
                .forEach(cell -> words.add(cell.path("state").asText()));
        return String.join(" ", words);
    }

    /** What is answered to an order of the instructor, as JSON with single quotes. */
    HttpResponse<String> act(String order) throws Exception {
        return send(HttpRequest.newBuilder(at("/_understudy/class/actions"))
                .header("X-Control-Token", google.labToken())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(order.replace('\'', '"'))));
    }

    HttpResponse<String> asInstructor(URI url) throws Exception {
        return send(HttpRequest.newBuilder(url).header("X-Control-Token", google.labToken()));
    }

    /** What is answered to a learner's runner. */
    HttpResponse<String> ask(Seat seat, String path) throws Exception {
        return send(HttpRequest.newBuilder(at(path)).header("X-Understudy-Key", seat.key()));
    }

    /** What is answered to a learner's runner that tells something. */
    HttpResponse<String> tell(Seat seat, String path, Map<String, ?> body) throws Exception {
        return send(HttpRequest.newBuilder(at(path))
                .header("X-Understudy-Key", seat.key())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(Json.compact(body))));
    }

    /** Tells how a learner gets on at a step of lesson 05, which has three. */
    void progress(Seat seat, String event, int step, String words) throws Exception {
        progress(seat, event, step, words, "v1");
    }

    void progress(Seat seat, String event, int step, String words, String check) throws Exception {
        var body = Map.of(
                "event",
                event,
                "lesson",
                "05-the-code-once",
                "title",
                "The code, once",
                "step",
                step,
                "steps",
                3,
                "check",
                check,
                "words",
                words,
                "id",
                UUID.randomUUID().toString());
        var answer = tell(seat, "/me/events", body);
        if (answer.statusCode() != 200) {
            throw new AssertionError(answer.body());
        }
    }

    static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }

    static JsonNode json(HttpResponse<String> answer) {
        return Json.read(answer.body()).orElseThrow(() -> new AssertionError(answer.body()));
    }

    @Override
    public void close() {
        google.close();
    }
}
