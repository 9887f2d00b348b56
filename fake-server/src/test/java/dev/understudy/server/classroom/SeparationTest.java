package dev.understudy.server.classroom;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each kind of request with each kind of credential belongs to the learner whose credential it is, and to nobody else. */
class SeparationTest {

    private static final String DRIVE = "https://www.googleapis.com/auth/drive.readonly";

    private static final Map<String, String> KEYS = new ConcurrentHashMap<>();

    @TempDir
    private static Path folder;

    private static TestClass room;
    private static Seat first;
    private static Seat second;

    /** Sends something on behalf of a learner. */
    private interface Sending {
        void by(Seat seat) throws Exception;
    }

    @BeforeAll
    static void start() {
        room = new TestClass(folder, 2, 0);
        first = room.seat(1);
        second = room.seat(2);
    }

    @AfterAll
    static void stop() {
        room.close();
    }

    static Stream<Arguments> requests() {
        return Stream.of(
                of("client_id at the authorization endpoint", seat -> visitor().open(asked(seat))),
                of("the visit at the pages of sign-in and consent", SeparationTest::code),
                of(
                        "client_id in a form",
                        seat -> post("/token", "client_id", client(seat).id())),
                of(
                        "client_id in Basic authentication",
                        seat -> authorized(
                                basic(client(seat).id()), "/token", "grant_type", "authorization_code", "code", "x")),
                of("a code alone", seat -> post("/token", "code", code(seat))),
                of("a spent code", SeparationTest::spend),
                of(
                        "a refresh token",
                        seat -> post("/token", "refresh_token", tokens(seat).refreshToken())),
                of(
                        "a token to revoke",
                        seat -> post("/revoke", "token", tokens(seat).accessToken())),
                of(
                        "an access token in a query",
                        seat -> get("/tokeninfo?access_token=" + tokens(seat).accessToken())),
                of("an id_token in a query", seat -> get("/tokeninfo?id_token=" + idToken(seat))),
                of("a bearer token at userinfo", seat -> bearer(seat, "/oauth2/v3/userinfo")),
                of("a bearer token at an API", seat -> bearer(seat, "/drive/v3/files")),
                of("an API key", seat -> get("/drive/v3/files/x?key=" + apiKey(seat))),
                of("an assertion", seat -> post("/token", "grant_type", "x", "assertion", assertion(seat))),
                of("a service account's own JWT", seat -> bearer(assertion(seat), "/drive/v3/files")),
                of("client_id at the device endpoint", SeparationTest::deviceCode),
                of(
                        "a device code",
                        seat -> post(
                                "/token",
                                "device_code",
                                deviceCode(seat).path("device_code").asText())),
                of(
                        "a user code",
                        seat -> visitor()
                                .open("/device")
                                .press(
                                        "next",
                                        Params.of(
                                                "user_code",
                                                deviceCode(seat)
                                                        .path("user_code")
                                                        .asText()))),
                of(
                        "the visit at the pages of the device flow",
                        seat -> visitor()
                                .open("/device")
                                .press(
                                        "next",
                                        Params.of(
                                                "user_code",
                                                deviceCode(seat)
                                                        .path("user_code")
                                                        .asText()))
                                .choose(seat.ada().email())),
                of("nothing, through the learner's runner", seat -> room.ask(seat, "/oauth2/v3/certs")),
                of(
                        "an unknown client, through the learner's runner",
                        seat -> room.ask(seat, "/o/oauth2/v2/auth?client_id=unheard-of")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("requests")
    void a_request_belongs_to_the_learner_whose_credential_it_carries(String what, Sending sending) throws Exception {
        int mine = first.exchanges().size();
        int others = second.exchanges().size();

        sending.by(first);

        assertThat(first.exchanges()).hasSizeGreaterThan(mine);
        assertThat(second.exchanges()).hasSize(others);

        int now = first.exchanges().size();
        sending.by(second);

        assertThat(second.exchanges()).hasSizeGreaterThan(others);
        assertThat(first.exchanges()).hasSize(now);
    }

    @Test
    void what_says_nothing_belongs_to_nobody_even_if_it_claims_a_project() throws Exception {
        int before = first.exchanges().size();

        TestClass.send(
                HttpRequest.newBuilder(room.at("/oauth2/v3/certs")).header("X-Understudy-Project", first.project()));

        assertThat(first.exchanges()).hasSize(before);
    }

    @Test
    void one_learners_credentials_are_worth_nothing_with_another_learners_client() throws Exception {
        var stolen = post(
                "/token",
                "grant_type",
                "refresh_token",
                "refresh_token",
                tokens(first).refreshToken(),
                "client_id",
                client(second).id(),
                "client_secret",
                client(second).secret().orElseThrow());

        assertThat(stolen).startsWith("400").contains("invalid_grant");
        assertThat(client(first).secret()).isNotEqualTo(client(second).secret());
    }

    @Test
    void a_learners_time_faults_and_pause_are_their_own() throws Exception {
        var mine = tokens(first).accessToken();
        var theirs = tokens(second).accessToken();

        room.google().lab().advanceClock(first.project(), Duration.ofHours(2));

        assertThat(bearer(mine, "/drive/v3/files")).startsWith("401");
        assertThat(bearer(theirs, "/drive/v3/files")).startsWith("200");
        room.google().lab().reset(first.project());
    }

    @Test
    void one_learners_drive_is_not_anothers() throws Exception {
        var made = TestClass.send(HttpRequest.newBuilder(room.at("/drive/v3/files"))
                .header(
                        "Authorization",
                        "Bearer "
                                + tokens(first, "https://www.googleapis.com/auth/drive")
                                        .accessToken())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"name\": \"mine alone\"}")));
        assertThat(made.statusCode()).isEqualTo(200);

        assertThat(bearer(tokens(first).accessToken(), "/drive/v3/files")).contains("mine alone");
        assertThat(bearer(tokens(second).accessToken(), "/drive/v3/files"))
                .startsWith("200")
                .doesNotContain("mine alone");
    }

    @Test
    void putting_one_learner_back_leaves_the_others_alone() throws Exception {
        var moment = TestClass.json(room.tell(first, "/me/moments", Map.of()))
                .path("moment")
                .asText();
        var mine = tokens(first).accessToken();
        var theirs = tokens(second).accessToken();

        room.tell(first, "/me/moments/" + moment + "/restore", Map.of());

        assertThat(bearer(mine, "/drive/v3/files")).startsWith("401");
        assertThat(bearer(theirs, "/drive/v3/files")).startsWith("200");
        assertThat(bearer(tokens(first).accessToken(), "/drive/v3/files")).startsWith("200");
    }

    @Test
    void a_record_of_another_learner_is_not_found() throws Exception {
        String path =
                "/me/records/accessTokens?field=projectId&key=" + tokens(first).accessToken();

        assertThat(TestClass.json(room.ask(first, path)).path("value").asText()).isEqualTo(first.project());
        assertThat(TestClass.json(room.ask(second, path)).path("found").asBoolean())
                .isFalse();
    }

    private static Arguments of(String what, Sending sending) {
        return Arguments.of(what, sending);
    }

    private static Visitor visitor() {
        return new Visitor(room.google().url());
    }

    private static OAuthClient client(Seat seat) {
        return seat.client(ClientType.DESKTOP);
    }

    private static Params asked(Seat seat) {
        return Visitor.request(client(seat), "http://localhost:1/");
    }

    private static String code(Seat seat) {
        return visitor().code(asked(seat), seat.ada().email());
    }

    private static void spend(Seat seat) throws Exception {
        String code = code(seat);
        for (int i = 0; i < 2; i++) {
            post("/token", "grant_type", "authorization_code", "code", code);
        }
    }

    private static GrantedTokens tokens(Seat seat, String... scopes) {
        return room.google().grant(seat.ada(), client(seat), scopes.length == 0 ? List.of(DRIVE) : List.of(scopes));
    }

    private static String idToken(Seat seat) throws Exception {
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

    private static String apiKey(Seat seat) {
        return room.google()
                .records()
                .projects()
                .find(seat.project())
                .orElseThrow()
                .apiKeys()
                .get(0)
                .key();
    }

    private static String assertion(Seat seat) throws Exception {
        // Making a key takes a while.
        String file = KEYS.computeIfAbsent(
                seat.id(), id -> room.google().createKeyFile(seat.robot().email()));
        var robot = new Robot(KeyFile.read(file));
        return robot.sign(robot.claims(Instant.now()));
    }

    private static JsonNode deviceCode(Seat seat) throws Exception {
        String answer =
                post("/device/code", "client_id", seat.client(ClientType.TV).id(), "scope", "email");
        return Json.read(answer.substring(4)).orElseThrow();
    }

    private static String basic(String user) {
        return "Basic " + Base64.getEncoder().encodeToString((user + ":x").getBytes(StandardCharsets.UTF_8));
    }

    private static String bearer(Seat seat, String path) throws Exception {
        return bearer(tokens(seat, "openid", "email", DRIVE).accessToken(), path);
    }

    private static String bearer(String token, String path) throws Exception {
        return told(HttpRequest.newBuilder(room.at(path)).header("Authorization", "Bearer " + token));
    }

    private static String get(String path) throws Exception {
        return told(HttpRequest.newBuilder(room.at(path)));
    }

    private static String post(String path, String... form) throws Exception {
        return authorized("", path, form);
    }

    private static String authorized(String authorization, String path, String... form) throws Exception {
        var request = HttpRequest.newBuilder(room.at(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(Params.of(form).encode()));
        return told(authorization.isEmpty() ? request : request.header("Authorization", authorization));
    }

    private static String told(HttpRequest.Builder request) throws Exception {
        var answer = TestClass.send(request);
        return answer.statusCode() + " " + answer.body();
    }
}
