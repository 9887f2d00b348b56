package dev.understudy.junit;

import static dev.understudy.junit.GoogleAssertions.assertThat;
import static dev.understudy.junit.GoogleAssertions.endpoint;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.understudy.server.FakeGoogle;
import dev.understudy.server.lab.fault.RateLimit;
import dev.understudy.server.lab.fault.ServiceUnavailable;
import dev.understudy.server.model.ClientType;
import dev.understudy.server.model.Verdict;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(FakeGoogleExtension.class)
class FakeGoogleExtensionTest {

    @Test
    void a_grant_gives_tokens_at_once(TestGoogle google) {
        var tokens = google.grant(google.user("ada@example.com"), google.client(ClientType.WEB), "email", "profile");

        assertThat(Http.get(google, "/v1/userinfo", tokens.accessToken()).body())
                .contains("Ada Lovelace");
    }

    @Test
    void everything_is_known_by_its_name_in_the_scenario_though_it_is_this_tests_own(
            TestGoogle google, FakeGoogle server) {
        assertThat(google.server()).isSameAs(server);
        assertThat(google.user("ada@example.com").email()).matches("ada\\.t\\d+@example\\.com");
        assertThat(google.user("ada@example.com").sub()).matches("999\\d{18}");
        assertThat(google.project().id()).matches("example-123-t\\d+");
        assertThat(google.client("Demo web app").projectId())
                .isEqualTo(google.project().id());
        assertThat(google.client("Demo web app").id())
                .startsWith(google.project().number() + "-");
        assertThat(google.serviceAccount().email())
                .isEqualTo("robot@" + google.project().id() + ".iam.gserviceaccount.com");
        assertThat(google.keyFile(google.serviceAccount()))
                .contains(google.serviceAccount().email());
    }

    @Test
    void what_ada_has_in_her_drive_is_this_tests_own(TestGoogle google) {
        var drive = "https://www.googleapis.com/auth/drive.readonly";
        var tokens = google.grant(google.user("ada@example.com"), google.client(ClientType.WEB), drive);

        assertThat(Http.get(google, "/drive/v3/files", tokens.accessToken()).body())
                .contains("drive#file");
    }

    @Test
    void time_passes_for_this_test_alone(TestGoogle google) {
        var tokens = google.grant(google.user("ada@example.com"), google.client(ClientType.WEB), "email");

        google.advance(Duration.ofMinutes(61));

        assertThat(Http.get(google, "/v1/userinfo", tokens.accessToken()).statusCode())
                .isEqualTo(401);
    }

    @Test
    void faults_happen_one_after_another(TestGoogle google) {
        var client = google.client(ClientType.WEB);
        var tokens = google.grant(google.user("ada@example.com"), client, "email");
        google.fail("token", new ServiceUnavailable(), new RateLimit(3));

        assertThat(Http.refresh(google, client, tokens.refreshToken()).statusCode())
                .isEqualTo(503);
        assertThat(Http.refresh(google, client, tokens.refreshToken()).statusCode())
                .isEqualTo(429);
        assertThat(Http.refresh(google, client, tokens.refreshToken()).statusCode())
                .isEqualTo(200);
    }

    @Test
    void users_clients_and_service_accounts_are_added(TestGoogle google) {
        var user = google.addUser("new@example.com", "New One");
        var client = google.addClient(ClientType.WEB, "added", "http://localhost:7000/cb");
        var account = google.addServiceAccount("worker");

        var tokens = google.grant(user, client, "email");

        assertThat(Http.refresh(google, client, tokens.refreshToken()).statusCode())
                .isEqualTo(200);
        assertThat(google.client("added")).isEqualTo(client);
        assertThat(google.keyFile(account))
                .contains("worker@" + google.project().id());
    }

    @Test
    @Scenario("shop.json")
    void a_scenario_by_annotation(TestGoogle google) {
        assertThat(google.project().id()).matches("shop-t\\d+");
        assertThat(google.user("zoe@example.com").name()).isEqualTo("Zoe");
        assertThatThrownBy(() -> google.user("ada@example.com")).hasMessageContaining("has no account ada@example.com");
        assertThatThrownBy(() -> google.client(ClientType.TV))
                .hasMessageContaining("no client of type TV; it has [shop");
        assertThat(google.client("shop").redirectUris()).containsExactly("http://localhost:9000/cb");
    }

    @Test
    @Scenario("shop.json")
    void users_who_decide_by_themselves_answer_this_tests_app_at_once(TestGoogle google) {
        assertThat(Http.authorize(google, google.user("yes@example.com"))).contains("code=4/");
        assertThat(Http.authorize(google, google.user("no@example.com"))).contains("error=access_denied");

        google.answerFor(google.user("zoe@example.com"), Verdict.ALLOW);

        assertThat(Http.authorize(google, google.user("zoe@example.com"))).contains("code=4/");
        assertThat(google).received(endpoint("authorize")).times(3);
    }

    @Test
    void what_was_waited_for_and_did_not_come_is_told_with_what_came(TestGoogle google) {
        var client = google.client(ClientType.WEB);
        Http.refresh(google, client, "1//0FAKE-unknown");

        assertThatThrownBy(() -> google.await(exchange -> exchange.endpoint().equals("revoke"), Duration.ZERO))
                .hasMessageContaining("grant_type=refresh_token")
                .hasMessageContaining("-> 400");
    }
}
