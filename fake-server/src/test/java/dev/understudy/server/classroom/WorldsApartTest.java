package dev.understudy.server.classroom;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.server.wire.Params;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is done for one learner changes nothing of another's. */
class WorldsApartTest extends TwoLearners {

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

    @Test
    void the_pages_of_a_learners_app_know_the_learners_people_alone() {
        String theirs = second.ada().email();

        var chooser = visitor().open(asked(first));

        assertThat(chooser.html()).contains(first.ada().email()).doesNotContain(theirs, "ada@example.com");
        var typed = chooser.press("other-account").press("next", Params.of("identifier", theirs));
        assertThat(typed.html()).contains("find your Google Account");
        var hinted = visitor().open(asked(first).with("login_hint", theirs));
        assertThat(hinted.title()).isEqualTo("Sign in");
    }
}
