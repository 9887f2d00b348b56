package dev.understudy.server.classroom;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.server.classroom.TestClass.Seat;
import dev.understudy.server.testing.Visited;
import dev.understudy.server.wire.Params;
import java.net.http.HttpRequest;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each kind of request with each kind of credential belongs to the learner whose credential it is, and to nobody else. */
class SeparationTest extends TwoLearners {

    /** Sends something on behalf of a learner. */
    private interface Sending {
        void by(Seat seat) throws Exception;
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
                of("a user code", SeparationTest::enterUserCode),
                of(
                        "the visit at the pages of the device flow",
                        seat -> enterUserCode(seat).choose(seat.ada().email())),
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

    private static Visited enterUserCode(Seat seat) throws Exception {
        String userCode = deviceCode(seat).path("user_code").asText();
        return visitor().open("/device").press("next", Params.of("user_code", userCode));
    }

    private static Arguments of(String what, Sending sending) {
        return Arguments.of(what, sending);
    }
}
