package dev.understudy.junit;

import static dev.understudy.junit.GoogleAssertions.assertThat;
import static dev.understudy.junit.GoogleAssertions.revocation;
import static dev.understudy.junit.GoogleAssertions.token;
import static dev.understudy.junit.GoogleAssertions.userinfo;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.understudy.server.lab.Severity;
import dev.understudy.server.model.ClientType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(FakeGoogleExtension.class)
class GoogleAssertionsTest {

    @BeforeEach
    void an_app_refreshes_twice_and_asks_who_it_is(TestGoogle google) {
        var client = google.client(ClientType.WEB);
        var tokens = google.grant(google.user("ada@example.com"), client, "email");
        Http.refresh(google, client, tokens.refreshToken());
        Http.refresh(google, client, "1//0FAKE-unknown");
        Http.get(google, "/v1/userinfo", tokens.accessToken());
    }

    @Test
    void what_was_asked_is_found(TestGoogle google) {
        assertThat(google)
                .received(token())
                .withGrantType("refresh_token")
                .answered(200)
                .times(1);
        assertThat(google).received(token()).withParameter("client_secret").times(2);
        assertThat(google).received(token()).withoutParameter("scope").answered(400);
        assertThat(google).received(userinfo()).withHeader("Host", google.url().getAuthority());
        assertThat(google).receivedNo(revocation());
    }

    @Test
    void a_failure_shows_the_nearest_exchange(TestGoogle google) {
        assertThatThrownBy(() -> assertThat(google)
                        .received(token())
                        .withParameter("refresh_token", "1//0FAKE-unknown")
                        .answered(200))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("Expected a request to token with refresh_token=1//0FAKE-unknown, answered 200,"
                        + " but there was none. The nearest:")
                .hasMessageContaining("POST /token grant_type=refresh_token refresh_token=1//0FAKE-unknown")
                .hasMessageContaining("-> 400 (")
                .hasMessageNotContaining("-> 200");
    }

    @Test
    void a_failure_shows_what_came_if_nothing_is_near(TestGoogle google) {
        assertThatThrownBy(() -> assertThat(google).received(revocation()))
                .hasMessageContaining("Expected a request to revoke, but there was none. What came:")
                .hasMessageContaining("GET /v1/userinfo -> 200");
    }

    @Test
    void a_wrong_number_is_told(TestGoogle google) {
        assertThatThrownBy(() -> assertThat(google).received(token()).times(3))
                .hasMessageContaining("Expected a request to token exactly 3 times, but it came 2 times:");
        assertThatThrownBy(() -> assertThat(google).receivedNo(userinfo()))
                .hasMessageContaining("Expected no request to userinfo, but there came:");
    }

    @Test
    void findings_are_told_with_why_and_what_to_do(TestGoogle google) {
        assertThat(google).hasNoFindings();
        Http.get(google, "/v1/userinfo?access_token=" + accessToken(google), "");

        assertThat(google).hasNoFindingsBut("access-token-in-query");
        assertThatThrownBy(() -> assertThat(google).hasNoFindings(Severity.ERROR))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(
                        "error access-token-in-query: A call of userinfo had the access token in its URL." + " In #")
                .hasMessageContaining("Send it as Authorization: Bearer.")
                .hasMessageContaining("RFC 9700 section 4.3.2")
                .hasMessageContaining("GET /v1/userinfo");
    }

    @Test
    void a_rule_that_is_not_there_cannot_be_ignored(TestGoogle google) {
        assertThatThrownBy(() -> assertThat(google).hasNoFindingsBut("no-pcke"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("There is no rule \"no-pcke\"; did you mean no-pkce? docs/advice.md lists them all.");
    }

    private static String accessToken(TestGoogle google) {
        return google.grant(google.user("ada@example.com"), google.client(ClientType.WEB), "email")
                .accessToken();
    }
}
