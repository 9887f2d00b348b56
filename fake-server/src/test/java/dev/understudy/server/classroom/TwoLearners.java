package dev.understudy.server.classroom;

import com.fasterxml.jackson.databind.JsonNode;
import dev.understudy.server.classroom.TestClass.Seat;
import dev.understudy.server.model.ClientType;
import dev.understudy.server.model.OAuthClient;
import dev.understudy.server.testing.Robot;
import dev.understudy.server.testing.Visitor;
import dev.understudy.server.token.GrantedTokens;
import dev.understudy.server.token.KeyFile;
import dev.understudy.server.wire.Json;
import dev.understudy.server.wire.Params;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Two learners, and everything that a program could send for one of them. One class of tests has them at a time. */
@ResourceLock("two learners")
abstract class TwoLearners {

    static final String DRIVE = "https://www.googleapis.com/auth/drive.readonly";

    @AutoClose
    static TestClass room;

    static Seat first;
    static Seat second;

    private static final Map<String, String> KEYS = new ConcurrentHashMap<>();

    @TempDir
    private static Path folder;

    @BeforeAll
    static void start() {
        room = new TestClass(folder, 2, 0);
        first = room.seat(1);
        second = room.seat(2);
        KEYS.clear();
    }

    static Visitor visitor() {
        return new Visitor(room.google().url());
    }

    static OAuthClient client(Seat seat) {
        return seat.client(ClientType.DESKTOP);
    }

    static Params asked(Seat seat) {
        return Visitor.request(client(seat), "http://localhost:1/");
    }

    static String code(Seat seat) {
        return visitor().code(asked(seat), seat.ada().email());
    }

    static void spend(Seat seat) throws Exception {
        String code = code(seat);
        for (int i = 0; i < 2; i++) {
            post("/token", "grant_type", "authorization_code", "code", code);
        }
    }

    static GrantedTokens tokens(Seat seat, String... scopes) {
        return room.google().grant(seat.ada(), client(seat), scopes.length == 0 ? List.of(DRIVE) : List.of(scopes));
    }

    static String idToken(Seat seat) throws Exception {
        String code = visitor()
                .code(asked(seat).with("scope", "openid email"), seat.ada().email());
        String answer = post(
                "/token",
                "grant_type",
                "authorization_code",
                "code",
                code,
                "client_id",
                client(seat).id(),
                "client_secret",
                client(seat).secret().orElseThrow(),
                "redirect_uri",
                "http://localhost:1/");
        return answer.replaceFirst("(?s).*\"id_token\": \"([^\"]+)\".*", "$1");
    }

    static String apiKey(Seat seat) {
        return room.google()
                .records()
                .projects()
                .find(seat.project())
                .orElseThrow()
                .apiKeys()
                .get(0)
                .key();
    }

    static String assertion(Seat seat) throws Exception {
        // Making a key takes a while.
        String file = KEYS.computeIfAbsent(
                seat.id(), id -> room.google().createKeyFile(seat.robot().email()));
        var robot = new Robot(KeyFile.read(file));
        return robot.sign(robot.claims(Instant.now()));
    }

    static JsonNode deviceCode(Seat seat) throws Exception {
        String answer =
                post("/device/code", "client_id", seat.client(ClientType.TV).id(), "scope", "email");
        return Json.read(answer.substring(4)).orElseThrow();
    }

    static String basic(String user) {
        return "Basic " + Base64.getEncoder().encodeToString((user + ":x").getBytes(StandardCharsets.UTF_8));
    }

    static String bearer(Seat seat, String path) throws Exception {
        return bearer(tokens(seat, "openid", "email", DRIVE).accessToken(), path);
    }

    static String bearer(String token, String path) throws Exception {
        return told(HttpRequest.newBuilder(room.at(path)).header("Authorization", "Bearer " + token));
    }

    static String get(String path) throws Exception {
        return told(HttpRequest.newBuilder(room.at(path)));
    }

    static String post(String path, String... form) throws Exception {
        return authorized("", path, form);
    }

    static String authorized(String authorization, String path, String... form) throws Exception {
        var request = HttpRequest.newBuilder(room.at(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(Params.of(form).encode()));
        return told(authorization.isEmpty() ? request : request.header("Authorization", authorization));
    }

    static String told(HttpRequest.Builder request) throws Exception {
        var answer = TestClass.send(request);
        return answer.statusCode() + " " + answer.body();
    }
}
